package id.tm.account.access;

import static id.tm.account.AccountError.ROLE_NOT_FOUND;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import id.tm.platform.security.Realm;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/roles")
@Tag(name = "Roles")
public class RoleResource {

    private static final ListSpec<Role> LIST = ListSpec.of(Role.class)
            .sortByText("name", Role::name)
            .sortByInstant("createdAt", role -> role.createdAt)
            .defaultSort("name")
            .filterEnum("realm", "e.realm = :realm", Realm.class)
            .filterText("permission", "exists (select p from e.permissions p where p.name = :permission)");

    private final RoleService roles;
    private final Caller caller;

    RoleResource(RoleService roles, Caller caller) {
        this.roles = roles;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("roles:read")
    @Transactional
    @Operation(operationId = "account_listRoles", summary = "Roles of both realms")
    public Page<RoleView> list(@Context UriInfo uri) {
        return LIST.list(uri, RoleView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("roles:read")
    @Transactional
    @Operation(operationId = "account_getRole", summary = "One role")
    @APIResponse(responseCode = "200", description = "The role")
    public RestResponse<RoleView> get(@RestPath UUID id) {
        Role role = Role.<Role>findByIdOptional(id).orElseThrow(ROLE_NOT_FOUND::with);
        return ETags.ok(RoleView.of(role), role.version);
    }

    @POST
    @PermissionsAllowed("roles:write")
    @Operation(operationId = "account_createRole", summary = "Compose a role of the back office")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is a role of this name")
    @APIResponse(responseCode = "422", description = "There is no such permission")
    @Transactional
    public RestResponse<RoleView> create(@Valid @NotNull RoleRequest request) {
        Role role = roles.create(caller.principal(), request);
        return ETags.created("/api/v1/admin/roles/" + role.id, RoleView.of(role), role.version);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("roles:write")
    @Transactional
    @Operation(operationId = "account_replaceRole", summary = "Change name and permissions of a role")
    @APIResponse(responseCode = "200", description = "Changed; holders feel it with their next request")
    @APIResponse(responseCode = "409", description = "Built-in, or there is a role of this name")
    @APIResponse(responseCode = "422", description = "There is no such permission")
    public RestResponse<RoleView> replace(
            @RestPath UUID id, @Valid @NotNull RoleRequest request, @HeaderParam("If-Match") String ifMatch) {
        Role role = roles.replace(caller.principal(), id, ifMatch, request);
        return ETags.ok(RoleView.of(role), role.version);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("roles:write")
    @Operation(operationId = "account_deleteRole", summary = "Remove a role that nobody holds")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "409", description = "Built-in, or somebody holds it")
    public void delete(@RestPath UUID id) {
        roles.delete(caller.principal(), id);
    }
}
