package id.tm.account.apikey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ApiKeyRotationRequest(
        @NotNull
        @Min(0)
        @Max(168)
        @Schema(
                examples = "24",
                description = "For how many hours the old secret works beside the new one; 0 ends it now")
        Integer overlapHours) {}
