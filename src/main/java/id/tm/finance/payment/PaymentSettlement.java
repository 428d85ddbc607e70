package id.tm.finance.payment;

import id.tm.finance.Payable;
import id.tm.finance.PaymentState;
import id.tm.finance.gateway.ProviderPayment;
import id.tm.platform.tx.RetryConflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes in what a provider has confirmed: moves the payment and tells whoever sells what it is for, all or nothing. */
@ApplicationScoped
@RetryConflicts
class PaymentSettlement {

    private static final Logger LOG = Logger.getLogger(PaymentSettlement.class);

    /**
     * What came of a piece of news.
     *
     * @param applied whether the payment has moved
     * @param refused whether the news cannot be right, so that a person has to look
     */
    record Verdict(boolean applied, boolean refused, PaymentState state, String reason) {}

    private final Payables payables;
    private final PaymentRefunds refunds;
    private final PaymentBooks books;
    private final Clock clock;

    PaymentSettlement(Payables payables, PaymentRefunds refunds, PaymentBooks books, Clock clock) {
        this.payables = payables;
        this.refunds = refunds;
        this.books = books;
        this.clock = clock;
    }

    /** {@code said} is the provider's own answer to a question of ours, never the text of a message. */
    @Transactional
    Verdict apply(UUID paymentId, ProviderPayment said, PaymentCause cause, UUID callbackId) {
        Instant now = clock.instant();
        Payment payment = Payment.lockById(paymentId);
        PaymentState before = payment.state();
        String mismatch = payment.mismatch(said);
        if (mismatch != null) {
            LOG.errorf("payment %s: %s", payment.reference, mismatch);
            payment.failed(mismatch);
            return new Verdict(false, true, before, mismatch);
        }
        List<PaymentMove> moves = payment.hear(said, now);
        PaymentBooks.moved(payment, moves, cause, callbackId, said.words());
        for (PaymentMove move : moves) {
            if (isRefund(move)) refunds.match(payment, said, -move.amount());
            tell(payment, move);
        }
        String reason = moves.isEmpty()
                ? "the provider says " + said.words() + ", the payment is " + before
                : before + " -> " + payment.state();
        return new Verdict(!moves.isEmpty(), false, payment.state(), reason);
    }

    /** Ends what will never be paid; nothing when it has moved on meanwhile. */
    @Transactional
    void end(UUID paymentId, PaymentState as, PaymentCause cause, String note) {
        Payment payment = Payment.lockById(paymentId);
        if (!payment.state().isOpen()) return;
        List<PaymentMove> moves = payment.end(as, clock.instant());
        PaymentBooks.moved(payment, moves, cause, null, note);
        moves.forEach(move -> tell(payment, move));
    }

    private void tell(Payment payment, PaymentMove move) {
        Payable payable = payables.require(payment.payableKind);
        switch (move.to()) {
            case PAID, PAID_LATE -> fulfil(payment, payable);
            case PARTIALLY_REFUNDED, REFUNDED -> payable.refunded(payment.payableId, payment.info(), -move.amount());
            case REVERSED, CHARGEBACK -> {
                books.reversed(payment, -move.amount());
                payable.reversed(payment.payableId, payment.info(), -move.amount());
            }
            case EXPIRED, CANCELLED, FAILED -> payable.expired(payment.payableId, payment.info());
            case CREATED, PENDING -> {}
        }
    }

    private void fulfil(Payment payment, Payable payable) {
        boolean honoured = !PaymentQueries.isFulfilledByAnother(payment);
        if (honoured) {
            // before the question, so that the whole move is one change of the row
            payment.fulfil();
            honoured = payable.paid(payment.payableId, payment.info());
        }
        if (!honoured) payment.leaveUnfulfilled();
        books.received(payment);
        if (!honoured) refunds.giveBack(payment);
    }

    private static boolean isRefund(PaymentMove move) {
        return move.to() == PaymentState.PARTIALLY_REFUNDED || move.to() == PaymentState.REFUNDED;
    }
}
