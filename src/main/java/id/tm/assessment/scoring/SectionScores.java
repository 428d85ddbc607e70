package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a section came to.
 *
 * @param scales by rank
 * @param groups the largest share first, then by code
 * @param dominant of a staged pick: the scale that was picked before all others
 */
@RegisterForReflection
public record SectionScores(
        @Schema(examples = "statements") String section,
        SectionKind kind,
        List<ScaleScore> scales,
        List<GroupShare> groups,
        @Nullable @Schema(examples = "ADM") String dominant) {}
