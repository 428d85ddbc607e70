package id.tm.account.admin;

import static id.tm.account.AccountError.ADMIN_NOT_FOUND;

import id.tm.account.user.User;
import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/admins")
@Tag(name = "Admins")
public class AdminResource {

    private static final ListSpec<Admin> LIST = ListSpec.of(Admin.class)
            .sortByInstant("createdAt", admin -> admin.createdAt)
            .sortByText("email", Admin::email)
            .filter("email", "e.email = :email", User::canonicalEmail)
            .filterEnum("status", "e.status = :status", AdminStatus.class)
            .filterText("role", "exists (select r from e.roles r where r.name = :role)");

    private final AdminService admins;
    private final Caller caller;

    AdminResource(AdminService admins, Caller caller) {
        this.admins = admins;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("admins:read")
    @Transactional
    @Operation(operationId = "account_listAdmins", summary = "Admins")
    public Page<AdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, AdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("admins:read")
    @Transactional
    @Operation(operationId = "account_getAdmin", summary = "One admin")
    @APIResponse(responseCode = "200", description = "The admin")
    public RestResponse<AdminView> get(@RestPath UUID id) {
        Admin admin = Admin.<Admin>findByIdOptional(id).orElseThrow(ADMIN_NOT_FOUND::with);
        return ETags.ok(AdminView.of(admin), admin.version);
    }

    @POST
    @PermissionsAllowed("admins:write")
    @Operation(operationId = "account_createAdmin", summary = "Add an admin")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is an admin with this e-mail address")
    @APIResponse(responseCode = "422", description = "There is no such role")
    public RestResponse<AdminView> create(@Valid @NotNull AdminCreateRequest request) {
        AdminView admin = admins.create(caller.principal(), request);
        return RestResponse.ResponseBuilder.<AdminView>created(URI.create("/api/v1/admin/admins/" + admin.id()))
                .entity(admin)
                .build();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("admins:write")
    @Transactional
    @Operation(operationId = "account_replaceAdmin", summary = "Change name, language and roles of an admin")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "The last super-admin stays one")
    @APIResponse(responseCode = "422", description = "There is no such role")
    public RestResponse<AdminView> replace(
            @RestPath UUID id, @Valid @NotNull AdminRequest request, @HeaderParam("If-Match") String ifMatch) {
        Admin admin = admins.replace(caller.principal(), id, ifMatch, request);
        return ETags.ok(AdminView.of(admin), admin.version);
    }

    @POST
    @Path("/{id}/lock")
    @PermissionsAllowed("admins:write")
    @Operation(operationId = "account_lockAdmin", summary = "Keep an admin out until unlocked")
    @APIResponse(responseCode = "200", description = "Locked")
    @APIResponse(responseCode = "409", description = "Not possible in the current state, or the last super-admin")
    public AdminView lock(@RestPath UUID id) {
        return admins.lock(caller.principal(), id);
    }

    @POST
    @Path("/{id}/unlock")
    @PermissionsAllowed("admins:write")
    @Operation(operationId = "account_unlockAdmin", summary = "Let a locked admin in again")
    @APIResponse(responseCode = "200", description = "Unlocked")
    @APIResponse(responseCode = "409")
    public AdminView unlock(@RestPath UUID id) {
        return admins.unlock(caller.principal(), id);
    }

    @POST
    @Path("/{id}/disable")
    @PermissionsAllowed("admins:write")
    @Operation(operationId = "account_disableAdmin", summary = "Close an admin's account and end its sessions")
    @APIResponse(responseCode = "200", description = "Disabled")
    @APIResponse(responseCode = "409", description = "Not possible in the current state, or the last super-admin")
    public AdminView disable(@RestPath UUID id) {
        return admins.disable(caller.principal(), id);
    }

    @POST
    @Path("/{id}/enable")
    @PermissionsAllowed("admins:write")
    @Operation(operationId = "account_enableAdmin", summary = "Open a disabled admin's account again")
    @APIResponse(responseCode = "200", description = "Enabled")
    @APIResponse(responseCode = "409")
    public AdminView enable(@RestPath UUID id) {
        return admins.enable(caller.principal(), id);
    }
}
