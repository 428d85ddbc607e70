package id.tm.assessment.sharing;

import id.tm.assessment.report.ReportAnswer;
import id.tm.assessment.report.ReportWish;
import id.tm.platform.document.PdfAnswer;
import id.tm.platform.problem.Texts;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

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
    @APIResponse(
            responseCode = "200",
            description = "What the link shows, in the language of Accept-Language",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = SharedResultView.class)))
    @APIResponse(responseCode = "403", description = "It opens with a passcode")
    @APIResponse(responseCode = "404", description = "There is no such link")
    @APIResponse(responseCode = "410", description = "It is over: expired, seen often enough, or taken back")
    public Response open(
            @RestPath String token,
            @HeaderParam("X-Passcode") @Parameter(description = "Where the link asks for one") String passcode,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage,
            @Context Request request) {
        Sharing.Opened opened = sharing.open(token, passcode, Texts.bestOf(acceptLanguage));
        EntityTag tag = new EntityTag(opened.tag());
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = notModified == null ? Response.ok(opened.view()) : notModified;
        return forGuests(answer.tag(tag).build());
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
        return forGuests(ReportAnswer.pdf(sharing.report(token, passcode, wish), request));
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
        return forGuests(ReportAnswer.page(sharing.report(token, passcode, wish)));
    }

    /** What a link showed must be gone with the link. */
    private static Response forGuests(Response answer) {
        return Response.fromResponse(answer)
                .header("Cache-Control", null)
                .header("Cache-Control", "private, no-store")
                .header("Referrer-Policy", null)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
