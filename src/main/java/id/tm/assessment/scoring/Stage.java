package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One round of picking.
 *
 * @param points what each pick gives its scale
 */
@RegisterForReflection
public record Stage(
        @NotNull StageMeaning meaning,
        @Min(-100) @Max(100) @Schema(examples = "2") int points,

        @Min(0) @Max(500) @Schema(examples = "5", description = "At least so many picks")
        int min,

        @Min(1) @Max(500) @Schema(examples = "7", description = "At most so many picks")
        int max) {}
