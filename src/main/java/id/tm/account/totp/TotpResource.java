package id.tm.account.totp;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

@Path("/api/v1/me/totp")
@RolesAllowed("member")
@Tag(name = "Me")
public class TotpResource {

    private final TotpService totp;

    TotpResource(TotpService totp) {
        this.totp = totp;
    }

    @GET
    @Operation(operationId = "account_getMyTotp", summary = "Whether my login asks for a code of an authenticator app")
    @APIResponse(responseCode = "200", description = "How it stands")
    public TotpView get() {
        return totp.status();
    }

    @POST
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "account_beginMyTotp", summary = "Begin with an authenticator app")
    @APIResponse(
            responseCode = "200",
            description = "The secret for the app; nothing is asked for before it is confirmed")
    @APIResponse(
            responseCode = "403",
            description = "Not allowed, or the password was given too long ago in this session")
    @APIResponse(responseCode = "409", description = "There is one already")
    public TotpSecretView begin() {
        return totp.begin();
    }

    @POST
    @Path("/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "account_confirmMyTotp",
            summary = "Show that the app knows the secret; from now on it is asked for")
    @APIResponse(responseCode = "200", description = "Recovery codes, shown this once; every other session has ended")
    @APIResponse(responseCode = "401", description = "The code is wrong, or the token is")
    @APIResponse(responseCode = "409", description = "None was begun")
    public RecoveryCodesView confirm(@Valid @NotNull TotpCodeRequest request) {
        return totp.confirm(request.code());
    }

    @POST
    @Path("/recovery-codes")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "account_replaceMyRecoveryCodes",
            summary = "Get fresh recovery codes for a code; the old ones are void")
    @APIResponse(responseCode = "200", description = "Recovery codes, shown this once")
    @APIResponse(responseCode = "401", description = "The code is wrong, or the token is")
    @APIResponse(responseCode = "409", description = "There is no authenticator app")
    @APIResponse(responseCode = "429", description = "Too many wrong codes; see Retry-After")
    public RecoveryCodesView replaceRecoveryCodes(@Valid @NotNull TotpCodeRequest request) {
        return totp.replaceRecoveryCodes(request.code());
    }

    @POST
    @Path("/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "account_removeMyTotp", summary = "Take the authenticator app off, with one of its codes")
    @APIResponse(responseCode = "204", description = "The password alone is asked for")
    @APIResponse(responseCode = "401", description = "The code is wrong, or the token is")
    @APIResponse(responseCode = "409", description = "There is no authenticator app")
    @APIResponse(responseCode = "429", description = "Too many wrong codes; see Retry-After")
    public void remove(@Valid @NotNull TotpCodeRequest request) {
        totp.remove(request.code());
    }
}
