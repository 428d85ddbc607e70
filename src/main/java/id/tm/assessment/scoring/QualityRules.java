package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From when on answers look careless. What is null is not looked at. */
@RegisterForReflection
public record QualityRules(
        @Min(2) @Max(1000) @Schema(examples = "20", description = "The same answer so often in a row") @Nullable
        Integer longestRun,

        @Min(1)
        @Max(600_000)
        @Schema(examples = "1500", description = "Less time than this per answered item, in milliseconds")
        @Nullable
        Integer fastestMillis,

        @Min(1) @Max(100) @Schema(examples = "10", description = "So many of a hundred items left out") @Nullable
        Integer omittedPercent,

        @Min(1) @Max(100) @Schema(examples = "30", description = "So many of a hundred pairs that disagree") @Nullable
        Integer inconsistentPercent,

        @Size(max = 500) @Schema(description = "Items that say much the same")
        List<@NotNull @Valid Pair> pairs) {

    public static final QualityRules NONE = new QualityRules(null, null, null, null, List.of());

    public QualityRules {
        pairs = pairs == null ? List.of() : pairs;
    }

    /** Two items that agree when both are answered with care, once the reversed ones are turned round. */
    @RegisterForReflection
    @Schema(name = "InstrumentQualityPair")
    public record Pair(
            @NotNull @Size(max = 40) @Schema(examples = "P01")
            String first,

            @NotNull @Size(max = 40) @Schema(examples = "P09")
            String second) {}
}
