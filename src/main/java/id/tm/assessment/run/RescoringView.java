package id.tm.assessment.run;

import id.tm.assessment.scoring.ScoresDiff;
import id.tm.assessment.scoring.Versions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What another scoring came to. */
@RegisterForReflection
public record RescoringView(
        @Schema(examples = "2", description = "The newest result of the run")
        int version,

        @Schema(description = "Whether it was made now; not when key, norms and texts are those of the result before")
        boolean renewed,

        Versions before,
        Versions after,
        List<ScoresDiff.ScoreChange> changes) {

    static RescoringView of(int version, boolean renewed, ScoresDiff diff) {
        return new RescoringView(version, renewed, diff.before(), diff.after(), diff.changes());
    }
}
