package id.tm.finance.payment;

import id.tm.finance.Ledger;
import id.tm.finance.PaymentPosting;
import id.tm.finance.RefundPosting;
import id.tm.finance.Sale;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Where the steps of payments are written down: their history, and the money that moves with them in the ledger. */
@ApplicationScoped
class PaymentBooks {

    private final Ledger ledger;

    PaymentBooks(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The money is here; what could not be honoured belongs to nothing until it is given back. */
    void received(Payment payment) {
        String provider = payment.provider.name();
        ledger.post(
                payment.isFulfilled()
                        ? new PaymentPosting.Received(payment.id, provider, payment.sale, 0)
                        : new PaymentPosting.Unallocated(payment.id, provider, payment.amount, 0));
    }

    /** The refund has arrived. */
    void refunded(Payment payment, PaymentRefund refund) {
        if (payment.isFulfilled()) {
            if (refund.sale == null) {
                Sale left = left(payment, refund.id);
                refund.sale = SaleShare.of(left.total() < refund.amount ? payment.sale : left, refund.amount);
            }
            ledger.post(new RefundPosting.Owed(refund.id, refund.sale, 0));
        } else {
            ledger.post(new RefundPosting.Owed(refund.id, SaleShare.NOTHING, refund.amount));
        }
        paidOut(payment, refund);
    }

    /** The money of the refund has left, whatever it was owed for. */
    void paidOut(Payment payment, PaymentRefund refund) {
        String way = refund.kind == RefundKind.TRANSFER ? refund.payoutProvider : payment.provider.name();
        ledger.post(new RefundPosting.Paid(refund.id, way, refund.amount));
    }

    /** The bank took back what was left of the payment. */
    void reversed(Payment payment, long amount) {
        String provider = payment.provider.name();
        if (payment.isFulfilled()) {
            Sale left = left(payment, null);
            Sale back = left.total() == amount ? left : SaleShare.of(payment.sale, amount);
            ledger.post(new PaymentPosting.Reversed(payment.id, provider, back));
        } else {
            ledger.post(new RefundPosting.Owed(payment.id, SaleShare.NOTHING, amount));
            ledger.post(new RefundPosting.Paid(payment.id, provider, amount));
        }
    }

    /** What of the sale has not gone back yet, that refund left out. */
    private static Sale left(Payment payment, UUID refundId) {
        List<Sale> gone = PaymentRefund.succeeded(payment.id).stream()
                .filter(refund -> !refund.id.equals(refundId))
                .map(refund -> refund.sale)
                .filter(Objects::nonNull)
                .toList();
        return SaleShare.without(payment.sale, gone);
    }

    static void opened(Payment payment) {
        write(payment, new PaymentMove(null, payment.state(), 0), PaymentCause.OPENED, null, null);
    }

    static void moved(Payment payment, List<PaymentMove> moves, PaymentCause cause, UUID callbackId, String note) {
        moves.forEach(move -> write(payment, move, cause, callbackId, note));
    }

    private static void write(Payment payment, PaymentMove move, PaymentCause cause, UUID callbackId, String note) {
        PaymentHistory step = new PaymentHistory();
        step.paymentId = payment.id;
        step.fromState = move.from();
        step.toState = move.to();
        step.amount = move.amount();
        step.cause = cause;
        step.callbackId = callbackId;
        step.note = note;
        step.persist();
    }
}
