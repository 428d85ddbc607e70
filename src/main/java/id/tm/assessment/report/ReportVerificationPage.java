package id.tm.assessment.report;

import id.tm.platform.document.Documents;
import id.tm.platform.document.Written;
import id.tm.platform.http.ClientAddress;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.Texts;
import id.tm.platform.problem.TmException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Whether a report is ours: the page where the codes on reports lead. */
@Path("/reports/verification/{code}")
@Tag(name = "Assessments")
public class ReportVerificationPage {

    @CheckedTemplate(basePath = "assessment-report")
    static class Templates {
        static native TemplateInstance verification(
                boolean english,
                String house,
                String colour,
                @Nullable ReportVerificationView report,
                boolean wait,
                String kind,
                String day);

        private Templates() {}
    }

    private final ReportVerification reports;
    private final Documents documents;
    private final Texts texts;

    ReportVerificationPage(ReportVerification reports, Documents documents, Texts texts) {
        this.reports = reports;
        this.documents = documents;
        this.texts = texts;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "assessment_showReportVerification", summary = "The page where the code on a report leads")
    @APIResponse(responseCode = "200", description = "A page that says that the report is genuine")
    public Response page(
            @RestPath String code,
            @Context HttpServerRequest connection,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String accepted) {
        Locale locale = Texts.bestOf(accepted);
        try {
            ReportVerificationView report =
                    ReportVerificationView.of(reports.require(code, ClientAddress.of(connection)), locale);
            String kind = texts.find("assessment-report", "tier." + report.tier(), locale)
                    .orElseThrow();
            return answer(200, report, kind, new Written(locale).date(report.testedOn()), locale)
                    .build();
        } catch (TmException refusal) {
            Response.ResponseBuilder page = answer(refusal.error().status(), null, "", "", locale);
            refusal.headers().forEach(page::header);
            return page.build();
        }
    }

    private Response.ResponseBuilder answer(
            int status, @Nullable ReportVerificationView report, String kind, String day, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        boolean wait = status == PlatformError.TOO_MANY_REQUESTS.status();
        String page = Templates.verification(
                        english, documents.houseName(), documents.colour().hex(), report, wait, kind, day)
                .render();
        return Response.status(status)
                .entity(page)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", locale.getLanguage())
                .header("Content-Security-Policy", ReportHtml.POLICY)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
