package id.tm.finance.payment;

import id.tm.finance.PaymentItem;
import id.tm.finance.PaymentState;
import id.tm.finance.gateway.PaymentMethod;
import id.tm.finance.gateway.PaymentProvider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment with all that became of it. */
public record PaymentAdminView(
        UUID id,
        @Schema(examples = "TM-20260105-7K2M9QXWTA4P") String reference,
        PaymentState state,
        @Schema(examples = "RETAIL") String payableKind,
        UUID payableId,
        UUID payerId,
        @Schema(examples = "Assessment for one person") String description,
        List<PaymentItem> items,
        @Schema(examples = "444000") long amount,
        @Schema(examples = "0") long refunded,
        PaymentProvider provider,

        @Schema(examples = "593f4ed1c3d3bb7f39733d83") String providerReference,

        @Schema(examples = "BCA") String channel,
        PaymentMethod method,
        boolean fulfilled,
        String checkoutUrl,
        String lastError,
        List<PaymentHistoryView> history,
        List<PaymentRefundView> refunds,
        Instant createdAt,
        Instant expiresAt,
        Instant paidAt,

        @Schema(description = "When the provider is asked next, if it is still open")
        Instant pollAt) {

    static PaymentAdminView of(Payment payment) {
        return new PaymentAdminView(
                payment.id,
                payment.reference,
                payment.state(),
                payment.payableKind,
                payment.payableId,
                payment.payerId,
                payment.description,
                payment.items,
                payment.amount,
                payment.refundedAmount(),
                payment.provider,
                payment.providerReference(),
                payment.channel,
                payment.paymentMethod(),
                payment.isFulfilled(),
                payment.checkoutUrl(),
                payment.lastError(),
                PaymentHistory.of(payment.id).stream()
                        .map(PaymentHistoryView::of)
                        .toList(),
                PaymentRefund.of(payment.id).stream().map(PaymentRefundView::of).toList(),
                payment.createdAt,
                payment.expiresAt,
                payment.paidAt(),
                payment.state().isOpen() ? payment.pollAt() : null);
    }
}
