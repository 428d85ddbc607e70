package id.tm.assessment.run;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What entitles to the run. */
@Schema(name = "RunStartRequest")
public record StartRequest(
        @NotNull UUID entitlementId,

        @Schema(
                description = "A run of mine of the same test, whose answers this one begins with, as after an upgrade;"
                        + " begun anew when absent")
        UUID copyFrom) {}
