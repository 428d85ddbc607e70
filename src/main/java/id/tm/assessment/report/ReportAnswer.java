package id.tm.assessment.report;

import id.tm.platform.document.PdfAnswer;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** How reports are served, whoever reads them. */
public final class ReportAnswer {

    private ReportAnswer() {}

    /** 304 when the caller has it already. */
    public static Response pdf(Reports.Made made, Request request) {
        return PdfAnswer.of(request, made.pdf(), "report-" + made.code());
    }

    public static Response page(Reports.Made made) {
        return Response.ok(made.page(), MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", made.language())
                .header("Content-Security-Policy", ReportHtml.POLICY)
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Vary", "Accept-Language")
                .build();
    }
}
