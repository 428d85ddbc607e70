package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * From what scores were made; the same again gives the same again.
 *
 * @param norms null when no norms were applied
 */
@RegisterForReflection
@Schema(name = "ScoreVersions")
public record Versions(
        @Schema(examples = "st-30") String instrument,
        @Schema(examples = "3") int instrumentVersion,
        @Schema(examples = "1") int key,
        @Nullable @Schema(examples = "1") Integer norms,
        @Nullable @Schema(examples = "adults-2026") String normGroup,
        @Schema(examples = "1") String engine) {}
