package id.tm.finance.refund;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

public record RefundApprovalRequest(
        @NotNull
        @Pattern(regexp = "[0-9a-f]{32}")
        @Schema(description = "Of the preview that was looked at", examples = "9f86d081884c7d659a2feaa0c55ad015")
        String fingerprint,

        @NotBlank @Size(min = 3, max = 500) @PlainText @Schema(examples = "Belum dipakai, masih dalam tujuh hari")
        String reason,

        @Schema(description = "Whether an admin sends the bank transfer instead of the service", examples = "false")
        @Nullable
        Boolean byHand) {

    boolean isByHand() {
        return Boolean.TRUE.equals(byHand);
    }
}
