package id.tm.assessment.report;

import id.tm.platform.document.PdfAnswer;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
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

/** The reports of the caller's own results. */
@Path("/api/v1/me/assessments/{id}")
@Tag(name = "Assessments")
@RolesAllowed("member")
public class MyReportResource {

    private final Reports reports;
    private final Caller caller;

    MyReportResource(Reports reports, Caller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Path("/report.pdf")
    @Produces(PdfAnswer.MEDIA_TYPE)
    @Operation(operationId = "assessment_getMyReportPdf", summary = "The report of my result on paper")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "304", description = "As the caller has it")
    @APIResponse(responseCode = "409", description = "There is no result yet")
    @APIResponse(responseCode = "422", description = "That depth does not belong to the test")
    public Response pdf(@RestPath UUID id, @BeanParam @Valid ReportWish wish, @Context Request request) {
        return ReportAnswer.pdf(made(id, wish), request);
    }

    @GET
    @Path("/report.html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "assessment_getMyReportPage", summary = "The report of my result as a page of its own")
    @APIResponse(responseCode = "200", description = "The page; it fetches nothing and runs nothing")
    @APIResponse(responseCode = "409", description = "There is no result yet")
    @APIResponse(responseCode = "422", description = "That depth does not belong to the test")
    public Response page(@RestPath UUID id, @BeanParam @Valid ReportWish wish) {
        return ReportAnswer.page(made(id, wish));
    }

    private Reports.Made made(UUID id, ReportWish wish) {
        return reports.download(caller.id(), id, wish.tier, wish.locale());
    }
}
