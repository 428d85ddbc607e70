package id.tm.partner.billing;

import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the online payment of an invoice stands. */
@RegisterForReflection
public record InvoicePaymentView(
        UUID id,

        @Schema(description = "What the provider knows it by", examples = "TM-20261120-8F3KQ2M7XYZA")
        String reference,

        PaymentState state,
        @Schema(description = "Rupiah") long amount,
        @Schema(examples = "BCA_VA") String channel,

        @Schema(description = "Where to pay; left out until the provider has answered")
        String checkoutUrl,

        Instant expiresAt,
        Instant paidAt) {

    static InvoicePaymentView of(PaymentInfo payment) {
        return new InvoicePaymentView(
                payment.id(),
                payment.reference(),
                payment.state(),
                payment.amount(),
                payment.channel(),
                payment.checkoutUrl(),
                payment.expiresAt(),
                payment.paidAt());
    }
}
