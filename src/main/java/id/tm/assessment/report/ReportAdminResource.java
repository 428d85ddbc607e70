package id.tm.assessment.report;

import id.tm.assessment.run.ResultAccess;
import id.tm.assessment.run.ResultPart;
import id.tm.platform.document.PdfAnswer;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Reports for staff. */
@Path("/api/v1/admin/user-assessments/{id}")
@Tag(name = "Assessments")
public class ReportAdminResource {

    private final Reports reports;
    private final ResultAccess access;
    private final Caller caller;

    ReportAdminResource(Reports reports, ResultAccess access, Caller caller) {
        this.reports = reports;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Path("/report.pdf")
    @PermissionsAllowed("user-assessments:results")
    @Produces(PdfAnswer.MEDIA_TYPE)
    @Operation(
            operationId = "assessment_getRunReportPdf",
            summary = "The report of somebody's result on paper; that it was read is written down")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "304", description = "As the caller has it")
    @APIResponse(responseCode = "409", description = "There is no result yet")
    @APIResponse(responseCode = "422", description = "That depth does not belong to the test")
    public Response pdf(@RestPath UUID id, @BeanParam @Valid ReportWish wish, @Context Request request) {
        return ReportAnswer.pdf(made(id, wish), request);
    }

    @GET
    @Path("/report.html")
    @PermissionsAllowed("user-assessments:results")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "assessment_getRunReportPage",
            summary = "The report of somebody's result as a page; that it was read is written down")
    @APIResponse(responseCode = "200", description = "The page; it fetches nothing and runs nothing")
    @APIResponse(responseCode = "409", description = "There is no result yet")
    @APIResponse(responseCode = "422", description = "That depth does not belong to the test")
    public Response page(@RestPath UUID id, @BeanParam @Valid ReportWish wish) {
        return ReportAnswer.page(made(id, wish));
    }

    private Reports.Made made(UUID id, ReportWish wish) {
        return reports.read(() -> access.ofStaff(caller.id(), id, ResultPart.REPORT), wish.tier, wish.locale());
    }
}
