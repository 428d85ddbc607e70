package id.tm.finance.withdrawal;

import id.tm.finance.Ledger;
import id.tm.finance.WithdrawalPosting;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutReceipts;
import id.tm.finance.gateway.ProviderPayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works in what the provider has confirmed of a payout, in any order and as often as it is told. Every step moves the
 * state, the books and the history together.
 *
 * <p>SUCCEEDED after FAILED: on the word FAILED all of it went back into the wallet, as it must. When the provider then
 * says, asked again, that the money has arrived, both are in the person's hands. To leave that to somebody's attention
 * would be to pay twice, as the wallet could be emptied meanwhile; so the wallet is debited at once, below zero if need be,
 * which stops further withdrawals until later earnings have made up for it. The withdrawal counts as paid, also for the
 * tax office; it is marked as paid late, and said loudly.
 */
@ApplicationScoped
class WithdrawalSettlement implements PayoutReceipts {

    private static final Logger LOG = Logger.getLogger(WithdrawalSettlement.class);

    private final Ledger ledger;
    private final WithdrawalMessages messages;
    private final Clock clock;

    WithdrawalSettlement(Ledger ledger, WithdrawalMessages messages, Clock clock) {
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public boolean apply(ProviderPayout payout) {
        Optional<Withdrawal> found = id(payout.reference()).flatMap(Withdrawal::lockById);
        found.ifPresent(withdrawal -> hear(withdrawal, payout));
        return found.isPresent();
    }

    @Override
    public Optional<PaymentProvider> orderedFrom(String reference) {
        return id(reference)
                .flatMap(id -> Withdrawal.<Withdrawal>findByIdOptional(id))
                .map(withdrawal -> withdrawal.sendings().provider());
    }

    private static Optional<UUID> id(String reference) {
        try {
            return Optional.of(UUID.fromString(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whoever calls holds the lock of the withdrawal. */
    void hear(Withdrawal withdrawal, ProviderPayout said) {
        if (withdrawal.sendings().isNone()) {
            alarm(withdrawal, said.standing() + ", but no order was ever given");
            return;
        }
        long net = withdrawal.terms().net();
        if (said.amount() != net) {
            alarm(withdrawal, said.standing() + " with " + said.amount() + " instead of " + net);
            return;
        }
        switch (said.standing()) {
            case PROCESSING -> taken(withdrawal, said);
            case SUCCEEDED -> succeeded(withdrawal, said);
            case FAILED -> failed(withdrawal, said);
            case REVERSED -> reversed(withdrawal, said);
        }
    }

    private void taken(Withdrawal withdrawal, ProviderPayout said) {
        if (!withdrawal.state().isPayable()) return;
        WithdrawalState before = withdrawal.state();
        withdrawal.process(said.providerReference());
        if (before != withdrawal.state()) step(withdrawal, before, WithdrawalCause.PROVIDER, null);
    }

    private void succeeded(Withdrawal withdrawal, ProviderPayout said) {
        taken(withdrawal, said);
        switch (withdrawal.state()) {
            case PROCESSING -> {
                pay(withdrawal);
                ledger.post(new WithdrawalPosting.Paid(withdrawal.payout(), withdrawal.providerName(), 0));
                messages.succeeded(withdrawal);
            }
            case FAILED -> {
                LOG.errorf("withdrawal %s was paid after it had failed: its wallet is debited again", withdrawal.id);
                pay(withdrawal);
                ledger.post(new WithdrawalPosting.ClawedBack(withdrawal.payout(), withdrawal.providerName()));
                messages.succeeded(withdrawal);
            }
            case REVERSED -> ignore(withdrawal, "SUCCEEDED, but it had come back");
            default -> {
                // known
            }
        }
    }

    private void pay(Withdrawal withdrawal) {
        WithdrawalState before = withdrawal.state();
        withdrawal.succeed(clock.instant());
        step(withdrawal, before, WithdrawalCause.PROVIDER, withdrawal.paidLate() ? "paid after it had failed" : null);
    }

    private void failed(Withdrawal withdrawal, ProviderPayout said) {
        taken(withdrawal, said);
        switch (withdrawal.state()) {
            case PROCESSING -> fail(withdrawal, WithdrawalCause.PROVIDER, shortened(said.error()));
            case SUCCEEDED, REVERSED -> ignore(withdrawal, "FAILED, but it had been paid: " + said.error());
            default -> {
                // known
            }
        }
    }

    private void reversed(Withdrawal withdrawal, ProviderPayout said) {
        if (withdrawal.state() == WithdrawalState.FAILED) {
            ignore(withdrawal, "REVERSED, but the money is back in the wallet already");
            return;
        }
        // Its success went by unheard.
        if (withdrawal.state().isPayable()) succeeded(withdrawal, said);
        if (withdrawal.state() != WithdrawalState.SUCCEEDED) return;
        Instant now = clock.instant();
        withdrawal.reverse(shortened(said.error()), now);
        step(withdrawal, WithdrawalState.SUCCEEDED, WithdrawalCause.PROVIDER, withdrawal.failure());
        ledger.post(new WithdrawalPosting.Reversed(withdrawal.payout(), withdrawal.providerName()));
        messages.reversed(withdrawal);
    }

    /** It cannot arrive any more, or never left: all of it goes back into the wallet. */
    void fail(Withdrawal withdrawal, WithdrawalCause cause, String why) {
        WithdrawalState before = withdrawal.state();
        withdrawal.fail(why);
        step(withdrawal, before, cause, why);
        ledger.post(new WithdrawalPosting.Failed(withdrawal.payout()));
        messages.failed(withdrawal);
    }

    /** The order was given and nobody can say what became of it. */
    void unknown(Withdrawal withdrawal, String note) {
        WithdrawalState before = withdrawal.state();
        withdrawal.process(null);
        if (before != withdrawal.state()) step(withdrawal, before, WithdrawalCause.SERVICE, shortened(note));
    }

    private static void alarm(Withdrawal withdrawal, String note) {
        LOG.errorf("payout %s: the provider says %s", withdrawal.id, note);
        ignore(withdrawal, note);
    }

    private static void ignore(Withdrawal withdrawal, String note) {
        WithdrawalHistory.recordIgnored(withdrawal, shortened(note));
    }

    private static void step(Withdrawal withdrawal, WithdrawalState before, WithdrawalCause cause, String note) {
        WithdrawalHistory.record(withdrawal, before, cause, null, note);
    }

    static String shortened(String text) {
        return text == null || text.length() <= 500 ? text : text.substring(0, 500);
    }
}
