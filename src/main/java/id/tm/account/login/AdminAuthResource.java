package id.tm.account.login;

import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/admin/auth")
@Tag(name = "Access")
public class AdminAuthResource {

    private final LoginService logins;
    private final SessionService sessions;
    private final Credentials credentials;
    private final ClientAddress address;
    private final Caller caller;

    AdminAuthResource(
            LoginService logins,
            SessionService sessions,
            Credentials credentials,
            ClientAddress address,
            Caller caller) {
        this.logins = logins;
        this.sessions = sessions;
        this.credentials = credentials;
        this.address = address;
        this.caller = caller;
    }

    @POST
    @Path("/tokens")
    @PermitAll
    @Operation(operationId = "account_adminLogin", summary = "Log in to the back office")
    @APIResponse(responseCode = "200", description = "Access and refresh token")
    @APIResponse(responseCode = "423", description = "The account or this login is locked; see Retry-After")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords; see Retry-After")
    public RestResponse<TokenView> login(@Valid @NotNull TokenRequest request) {
        return Tokens.answer(logins.login(Realm.ADMINS, request, address.get()));
    }

    @POST
    @Path("/tokens/refresh")
    @PermitAll
    @Operation(operationId = "account_adminRefreshTokens", summary = "Exchange a back-office refresh token")
    @APIResponse(responseCode = "200", description = "Access and refresh token")
    @APIResponse(responseCode = "423", description = "The account is locked")
    public RestResponse<TokenView> refresh(@Valid @NotNull RefreshRequest request) {
        return Tokens.answer(sessions.refresh(Realm.ADMINS, request, address.get()));
    }

    @POST
    @Path("/logout")
    @RolesAllowed({"admin", Principal.ENROLLING})
    @Operation(operationId = "account_adminLogout", summary = "End the back-office session of the access token")
    @APIResponse(responseCode = "204", description = "Ended")
    public void logout() {
        sessions.logout(caller.sessionId());
    }

    @POST
    @Path("/reauthentications")
    @RolesAllowed({"admin", Principal.ENROLLING})
    @Operation(
            operationId = "account_adminReauthenticate",
            summary = "Give the password once more, so that what opens the account can be changed for a while")
    @APIResponse(responseCode = "204", description = "The session of the access token is fresh")
    @APIResponse(responseCode = "423", description = "This login is locked; see Retry-After")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords; see Retry-After")
    public void reauthenticate(@Valid @NotNull ReauthenticationRequest request) {
        credentials.reauthenticate(request);
    }
}
