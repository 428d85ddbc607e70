package id.tm.finance.payment;

import id.tm.finance.PaymentInfo;
import id.tm.finance.Sale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments as their refunds are planned. */
@ApplicationScoped
public class RefundablePayments {

    /**
     * @param payerId who paid, null when nobody said
     * @param left rupiah that are neither back nor on their way back
     * @param byProvider whether the provider can send money back
     */
    public record Refundable(PaymentInfo payment, @Nullable UUID payerId, Sale sale, long left, boolean byProvider) {}

    @Transactional
    public Optional<Refundable> find(UUID paymentId) {
        return Payment.<Payment>findByIdOptional(paymentId)
                .map(payment -> new Refundable(
                        payment.info(),
                        payment.payerId,
                        payment.sale,
                        payment.state().holdsMoney()
                                ? payment.amount - payment.refundedAmount() - PaymentRefund.pending(payment.id)
                                : 0,
                        PaymentRefunds.isRefundable(payment)));
    }

    /** Whether a refund of that key was ever ordered, whatever became of it. */
    @Transactional
    public boolean knows(UUID paymentId, String key) {
        return PaymentRefund.find(paymentId, key).isPresent();
    }

    /** Whoever moves a payment with something that hangs on it locks the payment first. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(UUID paymentId) {
        Payment.lockById(paymentId);
    }
}
