package id.tm.finance.payment;

import id.tm.finance.PaymentState;
import id.tm.finance.gateway.PaymentMethod;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment as its payer sees it. */
public record PaymentView(
        UUID id,
        @Schema(examples = "TM-20260105-7K2M9QXWTA4P") String reference,
        PaymentState state,

        @Schema(description = "What it is for", examples = "Asesmen minat bakat")
        String description,

        @Schema(description = "Rupiah", examples = "444000") long amount,

        @Schema(description = "Rupiah of it that went back", examples = "0")
        long refunded,

        PaymentMethod method,

        @Schema(description = "Where to pay, while it is open and once the provider has answered")
        String checkoutUrl,

        Instant createdAt,
        Instant expiresAt,
        Instant paidAt) {

    static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.id,
                payment.reference,
                payment.state(),
                payment.description,
                payment.amount,
                payment.refundedAmount(),
                payment.paymentMethod(),
                payment.state().isOpen() ? payment.checkoutUrl() : null,
                payment.createdAt,
                payment.expiresAt,
                payment.paidAt());
    }
}
