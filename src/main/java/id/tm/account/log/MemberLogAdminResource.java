package id.tm.account.log;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/admin/member-logs")
@Tag(name = "Users")
public class MemberLogAdminResource {

    private static final ListSpec<MemberLog> LIST = ActivityEntry.listOfAll(MemberLog.class);

    @GET
    @PermissionsAllowed("member-logs:read")
    @Transactional
    @Operation(operationId = "account_listMemberLogs", summary = "What members did")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<ActivityAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, ActivityAdminView::of);
    }
}
