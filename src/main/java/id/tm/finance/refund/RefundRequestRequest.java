package id.tm.finance.refund;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

public record RefundRequestRequest(
        @NotNull UUID paymentId,

        @NotBlank @Size(min = 3, max = 500) @PlainText @Schema(examples = "Saya berhalangan ikut")
        String reason,

        @Schema(description = "A bank account of the buyer; needed where the provider cannot send the money back")
        @Nullable
        UUID bankAccountId) {}
