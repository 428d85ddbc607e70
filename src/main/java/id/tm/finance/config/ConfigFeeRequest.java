package id.tm.finance.config;

import id.tm.finance.Fee;
import id.tm.platform.input.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new value of a fee. */
public record ConfigFeeRequest(
        @NotBlank @Size(max = 80) @Schema(examples = "service")
        String key,

        @NotNull @Valid Fee fee,

        @Schema(description = "As soon as may be when absent")
        Instant effectiveFrom,

        @NotBlank @Size(min = 3, max = 500) @PlainText @Schema(examples = "Keputusan direksi 12/2026")
        String reason) {}
