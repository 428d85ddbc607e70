package id.tm.finance.config;

import com.fasterxml.jackson.databind.JsonNode;
import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new value of a setting. */
public record ConfigRequest(
        @NotBlank @Size(max = 80) @Schema(examples = "withdrawal.minimum")
        String key,

        @NotNull @Schema(implementation = Object.class, examples = "50000", description = "Of the setting's type")
        JsonNode value,

        @Schema(description = "As soon as may be when absent")
        Instant effectiveFrom,

        @NotBlank @Size(min = 3, max = 500) @PlainText @Schema(examples = "Keputusan direksi 12/2026")
        String reason) {}
