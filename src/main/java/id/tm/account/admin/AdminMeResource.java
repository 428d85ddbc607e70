package id.tm.account.admin;

import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/admin/me")
@Tag(name = "Admins")
public class AdminMeResource {

    private final Caller caller;

    AdminMeResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"admin", Principal.ENROLLING})
    @Transactional
    @Operation(operationId = "account_getAdminMe", summary = "Who I am in the back office, and what I may do")
    @APIResponse(responseCode = "200", description = "The admin of the token")
    public AdminView get() {
        return AdminView.of(Admin.findById(caller.id()));
    }
}
