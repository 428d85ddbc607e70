package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report that is to be drawn, was drawn or could not be. */
@RegisterForReflection
@Schema(name = "AssessmentReportOrderView")
public record ReportOrderView(
        UUID id,
        UUID userAssessmentId,
        @Schema(examples = "1") int resultVersion,
        ReportTier tier,
        @Schema(examples = "id") String language,
        @Schema(examples = "1") String edition,
        ReportOrderState state,
        @Schema(examples = "2") int attempts,

        @Nullable
        @Schema(
                examples = "IllegalArgumentException at ReportPdf.draw",
                description = "What went wrong last and where; nothing about anybody")
        String reason,

        @Schema(description = "While it waits: when it is tried next")
        Instant dueAt,

        Instant createdAt,
        Instant updatedAt) {

    static ReportOrderView of(ReportOrder order) {
        return new ReportOrderView(
                order.id,
                order.userAssessmentId,
                order.resultVersion,
                order.tier,
                order.locale,
                order.edition,
                order.state(),
                order.attempts,
                order.lastError,
                order.dueAt,
                order.createdAt,
                order.updatedAt);
    }
}
