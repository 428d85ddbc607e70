package id.tm.account.totp;

import static id.tm.account.AccountError.USER_NOT_FOUND;

import id.tm.account.user.User;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/admin/users/{id}/totp-resets")
@Tag(name = "Users")
public class UserTotpResetResource {

    private final TotpService totp;

    UserTotpResetResource(TotpService totp) {
        this.totp = totp;
    }

    @POST
    @PermissionsAllowed("user-totp:reset")
    @Transactional
    @Operation(operationId = "account_resetUserTotp", summary = "Take a lost authenticator app off a user's account")
    @APIResponse(responseCode = "204", description = "Taken off; every session has ended, and the user has a mail")
    @APIResponse(responseCode = "409", description = "There is none")
    public void reset(@RestPath UUID id, @Valid @NotNull TotpResetRequest request) {
        User user = User.lockById(id).orElseThrow(USER_NOT_FOUND::with);
        totp.reset(user, request.reason(), anybody -> {});
    }
}
