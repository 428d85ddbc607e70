package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import id.tm.platform.document.PdfAnswer;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The reports of the caller's own results. */
@Path("/api/v1/me/assessments/{id}")
@Tag(name = "Assessments")
@RolesAllowed("member")
public class MyReportResource {

    private static final String DEPTH = "How much it says; left out: as much as belongs to the test. SHORT always does";
    private static final String LANGUAGE = "Language; left out: that of Accept-Language";

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
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content =
                    @Content(
                            mediaType = PdfAnswer.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "As the caller has it")
    @APIResponse(responseCode = "409", description = "There is no result yet")
    @APIResponse(responseCode = "422", description = "That depth does not belong to the test")
    public Response pdf(
            @RestPath UUID id,
            @RestQuery @Parameter(description = DEPTH, example = "FULL") @Nullable ReportTier tier,
            @RestQuery @Pattern(regexp = "id|en") @Parameter(description = LANGUAGE, example = "en") @Nullable
                    String lang,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String accepted,
            @Context Request request) {
        Locale locale = PdfAnswer.locale(lang, accepted);
        Reports.Made made = reports.download(caller.id(), id, tier, locale);
        return PdfAnswer.of(request, made.pdf(), "report-" + made.code());
    }

    @GET
    @Path("/report.html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "assessment_getMyReportPage", summary = "The report of my result as a page of its own")
    @APIResponse(
            responseCode = "200",
            description = "The page; it fetches nothing and runs nothing",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "409", description = "There is no result yet")
    @APIResponse(responseCode = "422", description = "That depth does not belong to the test")
    public Response page(
            @RestPath UUID id,
            @RestQuery @Parameter(description = DEPTH, example = "FULL") @Nullable ReportTier tier,
            @RestQuery @Pattern(regexp = "id|en") @Parameter(description = LANGUAGE, example = "en") @Nullable
                    String lang,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String accepted) {
        Locale locale = PdfAnswer.locale(lang, accepted);
        Reports.Made made = reports.download(caller.id(), id, tier, locale);
        return Response.ok(made.page(), MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", locale.getLanguage())
                .header("Content-Security-Policy", ReportHtml.POLICY)
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Vary", "Accept-Language")
                .build();
    }
}
