package id.tm.sales.transaction;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money of a purchase that was seen on our bank account. */
@Schema(name = "TransactionVerificationRequest")
public record VerificationRequest(
        @NotBlank
        @Size(min = 3, max = 500)
        @PlainText(oneLine = true)
        @Schema(examples = "Transfer terlihat di mutasi BCA")
        String reason,

        @NotBlank
        @Size(max = 100)
        @PlainText(oneLine = true)
        @Schema(examples = "TRF-20261120-0042", description = "By what the bank knows it")
        String reference,

        @Schema(description = "When the money arrived; left out: now", examples = "2026-11-20T03:15:00Z")
        Instant paidAt) {}
