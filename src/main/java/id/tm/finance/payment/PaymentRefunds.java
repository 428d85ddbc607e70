package id.tm.finance.payment;

import static id.tm.finance.FinanceError.PAYMENT_NOT_REFUNDABLE;
import static id.tm.finance.FinanceError.REFUND_KEY_REUSED;
import static id.tm.finance.FinanceError.REFUND_TOO_LARGE;

import id.tm.finance.PaymentRefundEnded;
import id.tm.finance.Sale;
import id.tm.finance.gateway.ProviderPayment;
import id.tm.finance.gateway.ProviderRefund;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What goes back of a payment. Every method wants a running transaction that holds the payment's lock. */
@ApplicationScoped
class PaymentRefunds {

    private static final Logger LOG = Logger.getLogger(PaymentRefunds.class);
    private static final String TOO_LATE = "what was paid for could not be honoured any more";

    private final Payables payables;
    private final PaymentBooks books;
    private final Event<PaymentRefundEnded> ended;
    private final Clock clock;

    PaymentRefunds(Payables payables, PaymentBooks books, Event<PaymentRefundEnded> ended, Clock clock) {
        this.payables = payables;
        this.books = books;
        this.ended = ended;
        this.clock = clock;
    }

    /** Orders a refund through the provider; the same one for the same key. */
    PaymentRefund request(Payment payment, long amount, Sale back, String reason, String key) {
        Optional<PaymentRefund> earlier = earlier(payment, amount, key, RefundKind.PROVIDER);
        if (earlier.isPresent()) return earlier.get();
        requireRoom(payment, amount);
        if (!isRefundable(payment)) throw PAYMENT_NOT_REFUNDABLE.with(payment.reference);
        PaymentRefund refund = write(payment, amount, reason, key, RefundKind.PROVIDER, RefundState.REQUESTED, false);
        refund.sale = back;
        return refund;
    }

    /** Writes down a bank transfer that was made; it pays what is owed of just that amount, if something is. */
    PaymentRefund transferred(Payment payment, long amount, Sale back, String provider, String reason, String key) {
        Optional<PaymentRefund> earlier = earlier(payment, amount, key, RefundKind.TRANSFER);
        if (earlier.isPresent()) {
            PaymentRefund reserved = earlier.get();
            if (reserved.isOpen()) arrivedBy(provider, payment, reserved);
            return reserved;
        }
        PaymentRefund.of(payment.id).stream()
                .filter(refund -> refund.automatic && refund.state == RefundState.OWED && refund.amount == amount)
                .findFirst()
                .ifPresent(
                        owed -> owed.become(RefundState.FAILED, null, "sent by bank transfer " + key, clock.instant()));
        requireRoom(payment, amount);
        PaymentRefund refund = write(payment, amount, reason, key, RefundKind.TRANSFER, RefundState.REQUESTED, false);
        refund.sale = back;
        arrivedBy(provider, payment, refund);
        return refund;
    }

    /** Sets money aside for a bank transfer; {@link #transferred} of the same key ends it. */
    void reserveTransfer(Payment payment, Sale back, String reason, String key) {
        if (earlier(payment, back.total(), key, RefundKind.TRANSFER).isPresent()) return;
        requireRoom(payment, back.total());
        write(payment, back.total(), reason, key, RefundKind.TRANSFER, RefundState.OWED, false).sale = back;
    }

    /** What was set aside is not sent. */
    void dropTransfer(Payment payment, String key) {
        PaymentRefund.find(payment.id, key)
                .filter(PaymentRefund::isOpen)
                .ifPresent(refund -> refund.become(RefundState.FAILED, null, "given up", clock.instant()));
    }

    private void arrivedBy(String provider, Payment payment, PaymentRefund refund) {
        refund.payoutProvider = provider;
        // The state moves by SQL, which would not see what is not written yet.
        Panache.getEntityManager().flush();
        succeed(payment, refund, null);
    }

    /** All that is left goes back by itself; by bank transfer, and thus by a person, where the provider cannot send it. */
    void giveBack(Payment payment) {
        long left = payment.amount - payment.refundedAmount() - PaymentRefund.pending(payment.id);
        if (left <= 0 || !payment.state().holdsMoney()) return;
        boolean sendable = isRefundable(payment);
        write(
                payment,
                left,
                TOO_LATE,
                "late-" + payment.reference + "-" + payment.refundedAmount(),
                sendable ? RefundKind.PROVIDER : RefundKind.TRANSFER,
                sendable ? RefundState.REQUESTED : RefundState.OWED,
                true);
    }

    /** Finds out which refunds the provider's news are about, after the payment has taken them in; {@code part} went back. */
    void match(Payment payment, ProviderPayment said, long part) {
        long left = part;
        for (ProviderRefund each : said.refunds()) {
            Optional<PaymentRefund> ours = PaymentRefund.find(payment.id, each.key());
            if (ours.isPresent() && !ours.get().isOpen()) continue;
            PaymentRefund refund = ours.orElseGet(() -> found(payment, each.key(), each.amount()));
            arrived(payment, refund, each.providerReference());
            left -= each.amount();
        }
        if (left <= 0) return;
        long unnamed = left;
        PaymentRefund refund = PaymentRefund.of(payment.id).stream()
                .filter(each -> each.isOpen() && each.kind == RefundKind.PROVIDER && each.amount == unnamed)
                .findFirst()
                .orElseGet(() -> found(payment, "found-" + payment.refundedAmount(), unnamed));
        arrived(payment, refund, null);
    }

    /** What the provider says of one refund of ours. */
    void hear(Payment payment, PaymentRefund refund, ProviderRefund said) {
        switch (said.standing()) {
            case PENDING -> PaymentRefund.taken(refund.id, said.providerReference());
            case SUCCEEDED -> succeed(payment, refund, said.providerReference());
            case FAILED -> fail(refund, said.error());
        }
    }

    /** A refund made at the provider without us. */
    void discover(Payment payment, ProviderRefund said) {
        if (said.standing() != ProviderRefund.Standing.SUCCEEDED
                || !payment.state().holdsMoney()) return;
        succeed(payment, found(payment, said.key(), said.amount()), said.providerReference());
    }

    void fail(PaymentRefund refund, String error) {
        // What nobody asked for is not given up: it stays owed.
        finish(refund, refund.automatic ? RefundState.OWED : RefundState.FAILED, null, error);
    }

    static boolean isRefundable(Payment payment) {
        return payment.state().holdsMoney()
                && payment.paymentMethod() != null
                && payment.paymentMethod().isRefundable();
    }

    private void succeed(Payment payment, PaymentRefund refund, String providerReference) {
        if (!refund.isOpen()) return;
        List<PaymentMove> moves = payment.refund(refund.amount);
        if (moves.isEmpty()) {
            // The bank had taken it back as well: the auditor of the books shows it until somebody has seen to it.
            LOG.errorf("%s was refunded after its money had gone back already", payment.reference);
            finish(refund, RefundState.SUCCEEDED, providerReference, null);
            books.paidOut(payment, refund);
            return;
        }
        arrived(payment, refund, providerReference);
        PaymentBooks.moved(payment, moves, PaymentCause.REFUND, null, refund.reason);
        for (PaymentMove move : moves) {
            payables.require(payment.payableKind).refunded(payment.payableId, payment.info(), -move.amount());
        }
    }

    private void arrived(Payment payment, PaymentRefund refund, String providerReference) {
        finish(refund, RefundState.SUCCEEDED, providerReference, null);
        books.refunded(payment, refund);
    }

    private void finish(PaymentRefund refund, RefundState as, String providerReference, String error) {
        if (!refund.become(as, providerReference, error, clock.instant()) || as == RefundState.OWED) return;
        if (refund.kind == RefundKind.PROVIDER && !refund.automatic) {
            ended.fire(new PaymentRefundEnded(
                    refund.id,
                    refund.paymentId,
                    refund.key,
                    refund.amount,
                    as == RefundState.SUCCEEDED ? null : String.valueOf(error)));
        }
    }

    private static void requireRoom(Payment payment, long amount) {
        if (!payment.state().holdsMoney()) throw payment.state().refusal();
        long left = payment.amount - payment.refundedAmount() - PaymentRefund.pending(payment.id);
        if (amount < 1 || amount > left) throw REFUND_TOO_LARGE.with(left).property("refundable", left);
    }

    private static Optional<PaymentRefund> earlier(Payment payment, long amount, String key, RefundKind kind) {
        Optional<PaymentRefund> earlier = PaymentRefund.find(payment.id, key);
        boolean same = earlier.isEmpty() || (earlier.get().amount == amount && earlier.get().kind == kind);
        if (!same) throw REFUND_KEY_REUSED.with(key);
        return earlier;
    }

    private PaymentRefund found(Payment payment, String key, long amount) {
        return write(payment, amount, "made at the provider", key, RefundKind.FOUND, RefundState.REQUESTED, false);
    }

    private PaymentRefund write(
            Payment payment,
            long amount,
            String reason,
            String key,
            RefundKind kind,
            RefundState state,
            boolean automatic) {
        Instant now = clock.instant();
        PaymentRefund refund = new PaymentRefund();
        refund.paymentId = payment.id;
        refund.amount = amount;
        refund.reason = reason;
        refund.key = key;
        refund.kind = kind;
        refund.state = state;
        refund.automatic = automatic;
        refund.dueAt = now;
        refund.persistAndFlush();
        return refund;
    }
}
