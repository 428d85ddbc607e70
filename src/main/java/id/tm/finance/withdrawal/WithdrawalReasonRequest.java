package id.tm.finance.withdrawal;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record WithdrawalReasonRequest(
        @NotBlank
        @Size(min = 3, max = 500)
        @PlainText
        @Schema(examples = "Nama rekening tidak sesuai", description = "The owner reads it")
        String reason) {}
