package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sign that answers were not given with care; for staff, never for the person.
 *
 * @param measured what was found, in the unit of the rule
 */
@RegisterForReflection
public record QualityFinding(
        @Schema(examples = "themes") String section,
        Sign sign,
        @Schema(examples = "34") long measured,
        @Schema(examples = "20") long limit) {

    @Schema(name = "QualitySign")
    public enum Sign {
        /** The longest run of one answer. */
        STRAIGHT_LINING,
        /** Milliseconds per answered item. */
        TOO_FAST,
        /** Items left out, of a hundred. */
        OMISSIONS,
        /** Pairs that disagree, of a hundred. */
        INCONSISTENCY
    }
}
