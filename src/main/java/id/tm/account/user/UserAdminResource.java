package id.tm.account.user;

import static id.tm.account.AccountError.USER_NOT_FOUND;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/users")
@Tag(name = "Users")
public class UserAdminResource {

    private static final ListSpec<User> LIST = ListSpec.of(User.class)
            .sortByInstant("createdAt", user -> user.createdAt)
            .sortByText("email", User::email)
            .filter("email", "e.email = :email", User::canonicalEmail)
            .filterEnum("status", "e.status = :status", UserStatus.class)
            .filterText("role", "exists (select r from e.roles r where r.name = :role)")
            .filterPart(
                    "name",
                    "exists (select p from Profile p where p.userId = e.id and lower(p.fullName) like :name escape '!')")
            .filter(
                    "phone",
                    "exists (select p from Profile p where p.userId = e.id and p.phone = :phone)",
                    text -> Phones.parse(text).orElseThrow().e164())
            .filterInstant("createdSince", "e.createdAt >= :createdSince")
            .filterInstant("createdBefore", "e.createdAt < :createdBefore");

    private final UserAdminService users;

    UserAdminResource(UserAdminService users) {
        this.users = users;
    }

    @GET
    @PermissionsAllowed("users:read")
    @Transactional
    @Operation(operationId = "account_listUsers", summary = "Users")
    public Page<UserAdminView> list(@Context UriInfo uri) {
        Page<User> page = LIST.list(uri, Function.identity());
        List<UUID> ids = page.items().stream().map(user -> user.id).toList();
        Map<UUID, Profile> profiles = Profile.ofUsers(ids);
        List<UserAdminView> views = page.items().stream()
                .map(user -> UserAdminView.of(user, profiles.get(user.id)))
                .toList();
        return new Page<>(views, page.nextCursor());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("users:read")
    @Transactional
    @Operation(operationId = "account_getUser", summary = "One user")
    @APIResponse(responseCode = "200", description = "The user")
    public RestResponse<UserAdminView> get(@RestPath UUID id) {
        User user = User.<User>findByIdOptional(id).orElseThrow(USER_NOT_FOUND::with);
        return ETags.ok(UserAdminView.of(user, Profile.of(id)), user.version);
    }

    @POST
    @Path("/{id}/lock")
    @PermissionsAllowed("users:write")
    @Operation(operationId = "account_lockUser", summary = "Keep a user out until unlocked")
    @APIResponse(responseCode = "200", description = "Locked")
    @APIResponse(responseCode = "409")
    public UserAdminView lock(@RestPath UUID id) {
        return users.lock(id);
    }

    @POST
    @Path("/{id}/unlock")
    @PermissionsAllowed("users:write")
    @Operation(operationId = "account_unlockUser", summary = "Let a locked user in again")
    @APIResponse(responseCode = "200", description = "Unlocked")
    @APIResponse(responseCode = "409")
    public UserAdminView unlock(@RestPath UUID id) {
        return users.unlock(id);
    }

    @POST
    @Path("/{id}/disable")
    @PermissionsAllowed("users:write")
    @Operation(operationId = "account_disableUser", summary = "Close an account and end its sessions")
    @APIResponse(responseCode = "200", description = "Disabled")
    @APIResponse(responseCode = "409")
    public UserAdminView disable(@RestPath UUID id) {
        return users.disable(id);
    }

    @POST
    @Path("/{id}/enable")
    @PermissionsAllowed("users:write")
    @Operation(operationId = "account_enableUser", summary = "Open a disabled account again")
    @APIResponse(responseCode = "200", description = "Enabled")
    @APIResponse(responseCode = "409")
    public UserAdminView enable(@RestPath UUID id) {
        return users.enable(id);
    }

    @POST
    @Path("/{id}/deletion")
    @PermissionsAllowed("users:write")
    @Operation(
            operationId = "account_deleteUser",
            summary = "Close an account for good; what it holds stays until its owner has it erased")
    @APIResponse(responseCode = "200", description = "Deleted, its sessions ended")
    @APIResponse(responseCode = "409")
    public UserAdminView delete(@RestPath UUID id, @Valid @NotNull UserDeletionRequest request) {
        return users.delete(id, request.reason());
    }

    @PUT
    @Path("/{id}/roles")
    @PermissionsAllowed("users:write")
    @Operation(operationId = "account_replaceUserRoles", summary = "Say which roles a user has")
    @APIResponse(responseCode = "200", description = "The user with the new roles")
    @APIResponse(responseCode = "422", description = "There is no such role")
    public UserAdminView replaceRoles(
            @RestPath UUID id, @Valid @NotNull UserRolesRequest request, @HeaderParam("If-Match") String ifMatch) {
        return users.replaceRoles(id, ifMatch, request.roles());
    }
}
