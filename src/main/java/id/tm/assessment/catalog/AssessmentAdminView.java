package id.tm.assessment.catalog;

import id.tm.assessment.instrument.BilingualName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record AssessmentAdminView(
        UUID id,
        @Schema(examples = "st-30") String code,
        @Schema(examples = "st-30") String questionGroupCode,
        BilingualName name,

        @Schema(examples = "Tiga puluh pernyataan, empat tahap.")
        String description,

        @Schema(examples = "Thirty statements, four stages.")
        String descriptionEn,

        ReportTier reportTier,
        @Schema(examples = "PT45M") Duration timeLimit,
        boolean hardLimit,
        boolean consultation,
        @Schema(examples = "10") int position,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static AssessmentAdminView of(Assessment a) {
        return new AssessmentAdminView(
                a.id,
                a.code,
                a.questionGroupCode,
                BilingualName.of(a.name, a.nameEn),
                a.description,
                a.descriptionEn,
                a.reportTier,
                a.timeLimitSeconds == null ? null : Duration.ofSeconds(a.timeLimitSeconds),
                a.hardLimit,
                a.consultation,
                a.position,
                a.active,
                a.createdAt,
                a.updatedAt);
    }
}
