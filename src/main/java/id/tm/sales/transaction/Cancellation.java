package id.tm.sales.transaction;

import id.tm.finance.PaymentInfo;
import id.tm.finance.Payments;
import id.tm.platform.tx.RetryConflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/** Ends purchases that nobody wants any more. */
@ApplicationScoped
public class Cancellation {

    private final Payments payments;
    private final Clock clock;

    Cancellation(Payments payments, Clock clock) {
        this.payments = payments;
        this.clock = clock;
    }

    /** Asks for the end; it comes when the provider has confirmed that no money was paid. */
    @Transactional
    @RetryConflicts
    void wish(UUID id) {
        wish(RetailPayable.KIND, id, Transaction::lockById);
    }

    /** The same for a purchase of that kind, which {@code lock} reads and keeps from being moved by others. */
    @Transactional
    @RetryConflicts
    public void wish(String kind, UUID id, Function<UUID, ? extends Purchase> lock) {
        cancelPayment(kind, id);
        lock.apply(id).wishCancelled(clock.instant());
    }

    /** What is paid through the provider after all goes back. The payment is locked before the purchase, as whoever moves it does. */
    @Transactional(TxType.MANDATORY)
    void cancelPayment(String kind, UUID id) {
        payments.latest(kind, id)
                .filter(payment -> payment.state().isOpen())
                .map(PaymentInfo::id)
                .ifPresent(payments::cancel);
    }
}
