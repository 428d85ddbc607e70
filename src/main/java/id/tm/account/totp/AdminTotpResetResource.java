package id.tm.account.totp;

import static id.tm.account.AccountError.ADMIN_NOT_FOUND;

import id.tm.account.access.Rights;
import id.tm.account.admin.Admin;
import id.tm.platform.security.Caller;
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
@Path("/api/v1/admin/admins/{id}/totp-resets")
@Tag(name = "Admins")
public class AdminTotpResetResource {

    private final TotpService totp;
    private final Caller caller;

    AdminTotpResetResource(TotpService totp, Caller caller) {
        this.totp = totp;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("admin-totp:reset")
    @Transactional
    @Operation(operationId = "account_resetAdminTotp", summary = "Take a lost authenticator app off an admin's account")
    @APIResponse(responseCode = "204", description = "Taken off; every session has ended, and the admin has a mail")
    @APIResponse(responseCode = "403", description = "Not allowed, or the admin may do more than the caller")
    @APIResponse(responseCode = "409", description = "There is none")
    public void reset(@RestPath UUID id, @Valid @NotNull TotpResetRequest request) {
        Admin admin = Admin.lockById(id).orElseThrow(ADMIN_NOT_FOUND::with);
        totp.reset(admin, request.reason(), found -> Rights.requireAll(caller.principal(), found.permissionNames()));
    }
}
