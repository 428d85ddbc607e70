package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.run.RunReasonRequest;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What becomes of reports, above all of those that cannot be drawn. */
@Path("/api/v1/admin/report-orders")
@Tag(name = "Assessments")
public class ReportOrderAdminResource {

    private static final ListSpec<ReportOrder> LIST = ListSpec.of(ReportOrder.class)
            .sortByInstant("createdAt", order -> order.createdAt)
            .filterEnum("state", "e.state = :state", ReportOrderState.class)
            .filterEnum("tier", "e.tier = :tier", ReportTier.class)
            .filterId("userAssessmentId", "e.userAssessmentId = :userAssessmentId");

    private final ReportOrders orders;

    ReportOrderAdminResource(ReportOrders orders) {
        this.orders = orders;
    }

    @GET
    @PermissionsAllowed("user-assessments:read")
    @Transactional
    @Operation(
            operationId = "assessment_listReportOrders",
            summary = "Reports that are drawn in the background, the newest first; `state=FAILED` were given up")
    public Page<ReportOrderView> list(@Context UriInfo uri) {
        return LIST.list(uri, ReportOrderView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("user-assessments:read")
    @Transactional
    @Operation(operationId = "assessment_getReportOrder", summary = "How far a report is, and what went wrong last")
    @APIResponse(responseCode = "200", description = "The order")
    public RestResponse<ReportOrderView> get(@RestPath UUID id) {
        ReportOrder order = ReportOrder.require(id);
        return ETags.ok(ReportOrderView.of(order), order.version);
    }

    @POST
    @Path("/{id}/retry")
    @PermissionsAllowed("user-assessments:write")
    @Operation(
            operationId = "assessment_retryReportOrder",
            summary = "Order a report again that was given up; it is tried as often as the first time")
    @APIResponse(responseCode = "200", description = "It waits for the job")
    @APIResponse(responseCode = "409", description = "It was not given up")
    public RestResponse<ReportOrderView> retry(
            @RestPath UUID id, @Valid @NotNull RunReasonRequest request, @HeaderParam("If-Match") String ifMatch) {
        ReportOrder order = orders.again(id, ifMatch, request.reason());
        return ETags.ok(ReportOrderView.of(order), order.version);
    }
}
