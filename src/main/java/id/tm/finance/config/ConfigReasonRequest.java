package id.tm.finance.config;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ConfigReasonRequest(
        @NotBlank @Size(min = 3, max = 500) @PlainText @Schema(examples = "Salah ketik")
        String reason) {}
