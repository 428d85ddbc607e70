package id.tm.assessment.scoring;

import id.tm.platform.input.CodeShape;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A named part of a ranking, from the top: so many ranks, or every score from a limit on.
 *
 * @param size null when a score decides
 * @param from null when ranks decide
 */
@RegisterForReflection
public record Band(
        @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "dominant")
        String code,

        @Min(1) @Max(500) @Schema(examples = "7", description = "How many ranks, from the top") @Nullable
        Integer size,

        @DecimalMin("-100000")
        @DecimalMax("100000")
        @Schema(examples = "4.2", description = "Every score from this one on; instead of a size")
        @Nullable
        BigDecimal from) {

    public Band {
        from = Numbers.plain(from);
    }
}
