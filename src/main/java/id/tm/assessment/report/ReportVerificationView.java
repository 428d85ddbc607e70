package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a report is ours; nothing of whom it is about, and nothing of what is in it. */
@RegisterForReflection
public record ReportVerificationView(
        @Schema(examples = "TM-7K4Q-9XWD-M2PA-40ZH") String code,
        @Schema(examples = "ST-30") String assessment,
        ReportTier tier,
        @Schema(examples = "id") String language,
        LocalDate testedOn,
        Instant issuedAt) {

    static ReportVerificationView of(ReportStore.Issued issued, Locale locale) {
        String english = issued.nameEn();
        String name = english != null && "en".equals(locale.getLanguage()) ? english : issued.name();
        return new ReportVerificationView(
                issued.code(), name, issued.tier(), issued.language(), issued.day(), issued.at());
    }
}
