package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A raw score beside those of a norm group. */
@RegisterForReflection
public record NormedScore(
        @Schema(examples = "1.25") BigDecimal z,
        @Schema(examples = "62.5") BigDecimal t,
        @Schema(examples = "8") int sten,
        @Schema(examples = "8") int stanine,
        @Schema(examples = "89") int percentile) {}
