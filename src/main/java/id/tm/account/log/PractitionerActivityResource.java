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

@Path("/api/v1/practitioner/activity")
@Tag(name = "Me")
public class PractitionerActivityResource {

    private static final ListSpec<PractitionerLog> LIST = ActivityEntry.list(PractitionerLog.class);

    private final Caller caller;

    PractitionerActivityResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed("practitioner")
    @Transactional
    @Operation(operationId = "account_listPractitionerActivity", summary = "What I did as a practitioner")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<ActivityView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.userId = :me", Map.of("me", caller.id()), ActivityView::of);
    }
}
