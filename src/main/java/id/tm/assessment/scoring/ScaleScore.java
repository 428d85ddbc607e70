package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands on one scale.
 *
 * @param rank from 1; scales without a score come last
 * @param score null when nothing that counts for it was answered
 * @param stage of a staged pick: the stage in which it was picked, from 1
 * @param pick of a staged pick: its place among the picks of that stage, from 1
 */
@RegisterForReflection
public record ScaleScore(
        @Schema(examples = "ADM") String scale,
        @Nullable @Schema(examples = "E") String group,
        @Schema(examples = "1") int rank,
        @Nullable @Schema(examples = "21") BigDecimal score,
        @Nullable @Schema(examples = "dominant") String band,
        @Nullable @Schema(examples = "1") Integer stage,
        @Nullable @Schema(examples = "3") Integer pick,
        @Nullable Colour colour,
        @Nullable NormedScore norm) {

    ScaleScore normed(@Nullable NormedScore against) {
        return new ScaleScore(scale, group, rank, score, band, stage, pick, colour, against);
    }
}
