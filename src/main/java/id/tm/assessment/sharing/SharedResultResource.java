package id.tm.assessment.sharing;

import id.tm.assessment.report.ReportAnswer;
import id.tm.assessment.report.ReportWish;
import id.tm.platform.document.PdfAnswer;
import id.tm.platform.http.ETags;
import id.tm.platform.problem.Texts;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Results by their links. */
@Path("/api/v1/shared")
@Tag(name = "Assessments")
public class SharedResultResource {

    private final Sharing sharing;

    SharedResultResource(Sharing sharing) {
        this.sharing = sharing;
    }

    @GET
    @Path("/{token}")
    @PermitAll
    @Operation(
            operationId = "assessment_openShare",
            summary = "A result that its owner shares by this link; each call counts as a view")
    @APIResponse(responseCode = "200", description = "What the link shows, in the language of Accept-Language")
    @APIResponse(responseCode = "403", description = "It opens with a passcode")
    @APIResponse(responseCode = "404", description = "There is no such link")
    @APIResponse(responseCode = "410", description = "It is over: expired, seen often enough, or taken back")
    public RestResponse<SharedResultView> open(
            @RestPath String token,
            @HeaderParam("X-Passcode") @Parameter(description = "Where the link asks for one") String passcode,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage,
            @Context Request request) {
        Sharing.Opened opened = sharing.open(token, passcode, Texts.bestOf(acceptLanguage));
        RestResponse<SharedResultView> answer = ETags.read(request, opened.view(), opened.tag(), 0);
        forGuests(answer.getHeaders());
        return answer;
    }

    @GET
    @Path("/{token}/report.pdf")
    @PermitAll
    @Produces(PdfAnswer.MEDIA_TYPE)
    @Operation(
            operationId = "assessment_openShareReportPdf",
            summary = "The report of a result whose link shows all of it, on paper; each call counts as a view")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "403", description = "It opens with a passcode")
    @APIResponse(responseCode = "404", description = "There is no such link, or it shows less than a report")
    @APIResponse(responseCode = "410", description = "It is over: expired, seen often enough, or taken back")
    @APIResponse(responseCode = "422", description = "That depth does not belong to the test")
    public Response pdf(
            @RestPath String token,
            @HeaderParam("X-Passcode") @Parameter(description = "Where the link asks for one") String passcode,
            @BeanParam @Valid ReportWish wish,
            @Context Request request) {
        Response answer = ReportAnswer.pdf(sharing.report(token, passcode, wish), request);
        forGuests(answer.getHeaders());
        return answer;
    }

    @GET
    @Path("/{token}/report.html")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "assessment_openShareReportPage",
            summary = "The report of a result whose link shows all of it, as a page; each call counts as a view")
    @APIResponse(responseCode = "200", description = "The page; it fetches nothing and runs nothing")
    @APIResponse(responseCode = "403", description = "It opens with a passcode")
    @APIResponse(responseCode = "404", description = "There is no such link, or it shows less than a report")
    @APIResponse(responseCode = "410", description = "It is over: expired, seen often enough, or taken back")
    @APIResponse(responseCode = "422", description = "That depth does not belong to the test")
    public Response page(
            @RestPath String token,
            @HeaderParam("X-Passcode") @Parameter(description = "Where the link asks for one") String passcode,
            @BeanParam @Valid ReportWish wish) {
        Response answer = ReportAnswer.page(sharing.report(token, passcode, wish));
        forGuests(answer.getHeaders());
        return answer;
    }

    /** What a link showed must be gone with the link. */
    private static void forGuests(MultivaluedMap<String, Object> headers) {
        headers.putSingle("Cache-Control", "private, no-store");
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("X-Robots-Tag", "noindex");
    }
}
