package id.tm.support.audit;

import id.tm.platform.change.CauserType;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/admin/activity-log")
@Tag(name = "Support")
public class ActivityLogAdminResource {

    private static final ListSpec<ActivityLog> LIST = ListSpec.of(ActivityLog.class, log -> log.id)
            .sortByInstant("occurredAt", log -> log.occurredAt)
            .filterEnum("causerType", "e.causerType = :causerType", CauserType.class)
            .filterText("causerId", "e.causerId = :causerId")
            .filterText("subjectType", "e.subjectType = :subjectType")
            .filterText("subjectId", "e.subjectId = :subjectId")
            .filterText("logName", "e.logName = :logName")
            .filterEnum("event", "e.event = :event", ActivityLog.Event.class)
            .filterInstant("occurredSince", "e.occurredAt >= :occurredSince")
            .filterInstant("occurredBefore", "e.occurredAt < :occurredBefore");

    private final ActivityLogVerification verification;

    ActivityLogAdminResource(ActivityLogVerification verification) {
        this.verification = verification;
    }

    @GET
    @Transactional
    @PermissionsAllowed("activity-log:read")
    @Operation(operationId = "support_listActivities", summary = "List who changed what, the newest first")
    public Page<ActivityLogView> list(@Context UriInfo uri) {
        return LIST.list(uri, ActivityLogView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("activity-log:read")
    @Operation(operationId = "support_getActivity", summary = "Read one change")
    public ActivityLogView get(@RestPath UUID id) {
        return ActivityLogView.of(ActivityLog.require(id));
    }

    @GET
    @Path("/verification")
    @PermissionsAllowed("activity-log:verify")
    @Operation(
            operationId = "support_verifyActivityLog",
            summary = "Recompute the chain over the log: was anything changed, removed or slipped in?")
    @APIResponse(
            responseCode = "200",
            description = "What was found. Whoever cuts off the end of the chain and of the log leaves no trace in the"
                    + " database: compare `head` with what you noted elsewhere the last time.")
    public VerificationView verify(
            @Parameter(description = "First business day (WIB); the last one when left out", example = "2026-01-05")
                    @RestQuery
                    String from,
            @Parameter(
                            description = "Last business day (WIB), at most 31 days in all; today when left out",
                            example = "2026-01-05")
                    @RestQuery
                    String to) {
        return verification.verify(from, to);
    }
}
