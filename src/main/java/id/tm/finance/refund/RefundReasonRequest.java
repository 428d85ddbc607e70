package id.tm.finance.refund;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record RefundReasonRequest(
        @NotBlank @Size(min = 3, max = 500) @PlainText @Schema(examples = "Sesi sudah berlangsung")
        String reason) {}
