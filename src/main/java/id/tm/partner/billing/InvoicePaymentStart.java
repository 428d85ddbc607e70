package id.tm.partner.billing;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record InvoicePaymentStart(
        @Size(min = 1, max = 40)
        @Schema(
                description = "The code of one of the payment channels; left out: chosen at the provider",
                examples = "BCA_VA")
        String channel) {}
