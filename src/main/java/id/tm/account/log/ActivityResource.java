package id.tm.account.log;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me/activity")
@Tag(name = "Me")
public class ActivityResource {

    private static final ListSpec<MemberLog> LIST = ActivityEntry.list(MemberLog.class);

    private final Caller caller;

    ActivityResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed("member")
    @Transactional
    @Operation(operationId = "account_listMyActivity", summary = "What I did")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<ActivityView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.userId = :me", Map.of("me", caller.id()), ActivityView::of);
    }
}
