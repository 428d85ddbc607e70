package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of the whole falls to a domain or cluster; the shares of a section add up to 100, or to nothing at all. */
@RegisterForReflection
public record GroupShare(
        @Schema(examples = "Gi") String group,
        @Schema(examples = "50") int share) {}
