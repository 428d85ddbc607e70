package id.tm.account.access;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/admin/permissions")
@Tag(name = "Roles")
public class PermissionResource {

    private static final ListSpec<Permission> LIST = ListSpec.of(Permission.class, permission -> permission.id)
            .sortByText("name", Permission::name)
            .defaultSort("name");

    @GET
    @PermissionsAllowed("roles:read")
    @Transactional
    @Operation(operationId = "account_listPermissions", summary = "What roles can be composed of")
    public Page<PermissionView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.name <> :everything", Map.of("everything", Permission.EVERYTHING), PermissionView::of);
    }
}
