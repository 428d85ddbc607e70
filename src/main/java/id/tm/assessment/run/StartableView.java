package id.tm.assessment.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be begun with an entitlement, also where no run waits for it yet, as with a seat that a company gave. */
@RegisterForReflection
@Schema(name = "AssessmentStartableView")
public record StartableView(
        UUID entitlementId,
        @Schema(examples = "st-30") String assessment,
        @Schema(examples = "ST-30") String name,

        @Schema(description = "The run of it; none where it comes to be with the start")
        UUID runId,

        @Schema(description = "It has not been begun, and can be now")
        boolean startable,

        Instant validUntil,

        @Schema(
                description =
                        "Runs of mine of the same instrument, the newest first; this one can begin with the answers"
                                + " of one of them. None once it has been begun")
        List<RunView.Earlier> copyable) {}
