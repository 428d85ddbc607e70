package id.tm.sales.transaction;

import id.tm.finance.PaymentInfo;
import id.tm.finance.Payments;
import id.tm.platform.tx.RetryConflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Ends purchases that nobody wants any more. */
@ApplicationScoped
class Cancellation {

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
        Transaction before = Transaction.require(id);
        // the payment first, as whoever moves it does
        payments.latest(RetailPayable.KIND, before.id)
                .filter(payment -> payment.state().isOpen())
                .map(PaymentInfo::id)
                .ifPresent(payments::cancel);
        Transaction.lockById(id).wishCancelled(clock.instant());
    }
}
