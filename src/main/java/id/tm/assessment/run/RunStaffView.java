package id.tm.assessment.run;

import id.tm.assessment.scoring.Scores;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A result as staff sees it, with how the answers were given. */
@RegisterForReflection
@Schema(name = "AssessmentRunStaffView")
public record RunStaffView(
        @Schema(examples = "2") int version,
        Scores scores,

        @Schema(description = "Every scoring, the newest first")
        List<Scoring> scorings) {

    @RegisterForReflection
    @Schema(name = "AssessmentScoringView")
    public record Scoring(
            @Schema(examples = "2") int version,
            @Schema(examples = "2") int key,
            @Schema(examples = "1") int norms,
            @Schema(examples = "1") String engine,
            @Schema(examples = "Norms of 2026") String reason,
            UUID scoredBy,
            Instant scoredAt) {

        static Scoring of(RunResult result) {
            return new Scoring(
                    result.resultVersion,
                    result.keyRevision,
                    result.normsRevision,
                    result.engine,
                    result.reason,
                    result.scoredBy,
                    result.createdAt);
        }
    }
}
