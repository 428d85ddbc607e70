package id.tm.assessment.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run in a list. */
@RegisterForReflection
@Schema(name = "AssessmentRunSummaryView")
public record RunSummaryView(
        UUID id,
        UUID entitlementId,
        UUID userId,
        UUID questionGroupId,
        RunState state,
        Instant startedAt,
        Instant submittedAt,
        Instant createdAt) {

    static RunSummaryView of(UserAssessment run) {
        return new RunSummaryView(
                run.id,
                run.entitlementId,
                run.userId,
                run.questionGroupId(),
                run.state(),
                run.startedAt(),
                run.submittedAt(),
                run.createdAt);
    }
}
