package id.tm.account.password;

import id.tm.platform.security.Principal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/admin/me/password")
@Tag(name = "Admins")
public class AdminPasswordResource {

    private final PasswordService passwords;

    AdminPasswordResource(PasswordService passwords) {
        this.passwords = passwords;
    }

    @PUT
    @RolesAllowed({"admin", Principal.ENROLLING})
    @Operation(operationId = "account_changeAdminPassword", summary = "Change my password in the back office")
    @APIResponse(responseCode = "204", description = "Changed; every other session has ended")
    @APIResponse(responseCode = "401", description = "The current password is wrong, or the token is")
    @APIResponse(
            responseCode = "403",
            description = "Not allowed, or the password was given too long ago in this session")
    @APIResponse(responseCode = "423", description = "This login is locked; see Retry-After")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords; see Retry-After")
    public void change(@Valid @NotNull PasswordChangeRequest request) {
        passwords.change(request);
    }
}
