package id.tm.finance.config;

import id.tm.finance.Fee;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record FeeSimulationRequest(
        @NotBlank @Size(max = 80) @Schema(examples = "service")
        String key,

        @NotNull @Valid Fee fee) {}
