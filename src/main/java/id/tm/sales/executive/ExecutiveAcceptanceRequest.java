package id.tm.sales.executive;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The secret of an invitation, in the body: addresses are written into logs. */
public record ExecutiveAcceptanceRequest(
        @NotBlank @Size(max = 100) @Schema(examples = "q2hJ1m7V0kzQ9d2Zb8x3uC4nT6yR5wEoLpAiSfGjHkM")
        String token) {}
