package id.tm.finance.payment;

import id.tm.finance.PaymentState;
import id.tm.finance.gateway.PaymentMethod;
import id.tm.finance.gateway.PaymentProvider;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment in a list. */
public record PaymentSummaryView(
        UUID id,
        @Schema(examples = "TM-20260105-7K2M9QXWTA4P") String reference,
        PaymentState state,
        @Schema(examples = "RETAIL") String payableKind,
        UUID payableId,
        UUID payerId,
        @Schema(examples = "444000") long amount,
        @Schema(examples = "0") long refunded,
        PaymentProvider provider,
        PaymentMethod method,

        @Schema(description = "Whether what it is for was handed over")
        boolean fulfilled,

        Instant createdAt,
        Instant expiresAt,
        Instant paidAt) {

    static PaymentSummaryView of(Payment payment) {
        return new PaymentSummaryView(
                payment.id,
                payment.reference,
                payment.state(),
                payment.payableKind,
                payment.payableId,
                payment.payerId,
                payment.amount,
                payment.refundedAmount(),
                payment.provider,
                payment.paymentMethod(),
                payment.isFulfilled(),
                payment.createdAt,
                payment.expiresAt,
                payment.paidAt());
    }
}
