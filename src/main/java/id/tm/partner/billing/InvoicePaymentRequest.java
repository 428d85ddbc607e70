package id.tm.partner.billing;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record InvoicePaymentRequest(
        @Schema(description = "When the money arrived; left out: now", examples = "2026-11-20T03:15:00Z")
        Instant paidAt,

        @NotNull InvoicePaymentMethod method,

        @Size(max = 100) @PlainText(oneLine = true) @Schema(examples = "TRF-20261120-0042")
        String reference,

        @Size(max = 1000)
        @PlainText(oneLine = true)
        @Schema(description = "For the back office; the partner does not see it")
        String note) {}
