package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import id.tm.platform.document.PdfAnswer;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which of the reports of a result somebody wants. */
public class ReportWish {

    @RestQuery
    @Parameter(
            description = "How much it says; left out: as much as belongs to the test. SHORT always does",
            example = "FULL")
    public @Nullable ReportTier tier;

    @RestQuery
    @Pattern(regexp = "id|en")
    @Parameter(description = "Language; left out: that of Accept-Language", example = "en")
    public @Nullable String lang;

    @RestHeader(HttpHeaders.ACCEPT_LANGUAGE)
    @Parameter(hidden = true)
    public @Nullable String accepted;

    public Locale locale() {
        return PdfAnswer.locale(lang, accepted);
    }
}
