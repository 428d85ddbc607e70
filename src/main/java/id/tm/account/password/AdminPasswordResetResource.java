package id.tm.account.password;

import id.tm.account.registration.AcceptedView;
import id.tm.platform.security.Realm;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/admin/auth/password-resets")
@Tag(name = "Access")
public class AdminPasswordResetResource {

    private final PasswordResetService resets;

    AdminPasswordResetResource(PasswordResetService resets) {
        this.resets = resets;
    }

    @POST
    @PermitAll
    @ResponseStatus(202)
    @Operation(
            operationId = "account_adminRequestPasswordReset",
            summary =
                    "Ask for a new password of the back office; the answer is the same whether or not the address is known")
    @APIResponse(responseCode = "202", description = "A mail with a link comes if the account may log in")
    public AcceptedView request(@Valid @NotNull PasswordResetRequest request) {
        resets.request(Realm.ADMINS, request.email());
        return AcceptedView.CHECK_YOUR_MAIL;
    }

    @PUT
    @Path("/{token}")
    @PermitAll
    @Operation(
            operationId = "account_adminResetPassword",
            summary = "Set a new password of the back office with the token of the mail")
    @APIResponse(responseCode = "204", description = "Set; every session has ended")
    @APIResponse(responseCode = "410", description = "The link has been used or has expired")
    public void reset(@RestPath @Size(max = 100) String token, @Valid @NotNull NewPasswordRequest request) {
        resets.reset(Realm.ADMINS, token, request.password());
    }
}
