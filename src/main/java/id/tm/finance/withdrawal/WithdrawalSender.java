package id.tm.finance.withdrawal;

import static id.tm.finance.FinanceError.PAYMENT_PROVIDER_UNAVAILABLE;
import static id.tm.platform.problem.PlatformError.CONCURRENT_CHANGE;

import id.tm.finance.Wallets;
import id.tm.finance.gateway.Gateways;
import id.tm.finance.gateway.PayoutAttempt;
import id.tm.finance.gateway.PayoutGateway;
import id.tm.finance.gateway.PayoutOrder;
import id.tm.finance.gateway.ProviderPayout;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.work.Claim;
import id.tm.platform.work.Lease;
import id.tm.platform.work.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Orders payouts at the provider, and asks after them until they have ended. That an order is given is written down and
 * committed first, so whoever comes after a worker that died, or after a time-out, knows that it may be on its way, and
 * asks before it does anything else. The order is given again, under the same key, only when the provider says that it
 * knows of none, and by itself only after {@link #SETTLING}.
 */
@ApplicationScoped
class WithdrawalSender implements Job {

    private static final Logger LOG = Logger.getLogger(WithdrawalSender.class);

    /** Every call has its time-out, so that half of it is time enough for three of them. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** By then whatever was sent has reached the provider, or never will. */
    static final Duration SETTLING = Duration.ofMinutes(15);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** What is to be done about a claimed one, as it was written down. */
    private record Task(PayoutGateway gateway, PayoutOrder order, boolean first) {}

    private final Gateways gateways;
    private final WithdrawalSettlement settlement;
    private final Wallets wallets;
    private final Clock clock;

    WithdrawalSender(Gateways gateways, WithdrawalSettlement settlement, Wallets wallets, Clock clock) {
        this.gateways = gateways;
        this.settlement = settlement;
        this.wallets = wallets;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payouts";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        long ended = 0;
        long worked = 0;
        // One by one, so that the lease of none runs while another is waited for.
        for (; worked < limit; worked++) {
            Lease lease = Lease.of(LEASE);
            List<Claim> claims =
                    QuarkusTransaction.requiringNew().call(() -> WithdrawalQueue.claim(clock.instant(), LEASE, 1));
            if (claims.isEmpty()) break;
            if (work(claims.get(0), lease, false)) ended++;
        }
        return new JobCounts(worked, ended, 0, worked - ended);
    }

    /**
     * Looks after one now. What the provider says it knows of is taken in; what it says it does not know of is ordered
     * again under the same key. 503 when it does not say.
     */
    void retry(UUID id) {
        WithdrawalState state = QuarkusTransaction.requiringNew()
                .call(() -> Withdrawal.require(id).state());
        if (!state.isPayable()) throw state.refusal();
        Lease lease = Lease.of(LEASE);
        Claim claim = QuarkusTransaction.requiringNew()
                .call(() -> WithdrawalQueue.claimOne(id, clock.instant(), LEASE))
                .orElseThrow(() -> CONCURRENT_CHANGE.with().retryAfter(5));
        if (!work(claim, lease, true)) throw PAYMENT_PROVIDER_UNAVAILABLE.with().retryAfter(60);
    }

    /** Whether the provider said something that counts; never throws. */
    boolean work(Claim claim, Lease lease, boolean byHand) {
        try {
            Optional<Task> task = begin(claim);
            return task.isEmpty() || work(claim, lease, byHand, task.get());
        } catch (RuntimeException e) {
            LOG.errorf(e, "payout %s could not be looked after", claim.id());
            return later(claim, e.toString());
        }
    }

    private boolean work(Claim claim, Lease lease, boolean byHand, Task task) {
        // A worker that was stopped for so long is not the only one any more.
        if (task.first() && !lease.isSafe()) return false;
        PayoutAttempt.Outcome outcome = PayoutAttempt.run(
                task.gateway(), task.order(), task.first(), () -> lease.isSafe() && again(claim, byHand));
        if (outcome.payout() != null) return take(claim, outcome.payout());
        if (outcome.refusal() != null) return refused(claim, outcome.refusal());
        return later(claim, outcome.unknown());
    }

    /** Empty when there is nothing to do; on the first time the order counts as given from here on. */
    Optional<Task> begin(Claim claim) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Withdrawal withdrawal = Withdrawal.lockById(claim.id()).orElseThrow();
            if (!withdrawal.isHeldBy(claim)) return Optional.empty();
            WithdrawalSendings sent = withdrawal.sendings();
            if (!sent.isNone()) {
                return Optional.of(new Task(gateways.payouts(sent.provider()), withdrawal.order(), false));
            }
            if (wallets.balance(withdrawal.walletId).available() < 0) {
                settlement.fail(withdrawal, WithdrawalCause.SERVICE, "the wallet is overdrawn");
                return Optional.empty();
            }
            PayoutGateway gateway = gateways.payouts();
            withdrawal.sending(gateway.provider(), clock.instant());
            return Optional.of(new Task(gateway, withdrawal.order(), true));
        });
    }

    /** Whether the order may be given again, now that the provider knows of none; it then counts as given. */
    private boolean again(Claim claim, boolean byHand) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Withdrawal withdrawal = Withdrawal.lockById(claim.id()).orElseThrow();
            Instant now = clock.instant();
            WithdrawalSendings sent = withdrawal.sendings();
            if (!withdrawal.isHeldBy(claim) || !(byHand || sent.isAnotherDue(now, SETTLING))) return false;
            withdrawal.sending(sent.provider(), now);
            return true;
        });
    }

    private boolean take(Claim claim, ProviderPayout said) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Withdrawal withdrawal = Withdrawal.lockById(claim.id()).orElseThrow();
            settlement.hear(withdrawal, said);
            if (withdrawal.isHeldBy(claim)) postpone(withdrawal, claim, null);
            return true;
        });
    }

    /**
     * The provider takes no such order and has none. It has failed then, unless an earlier one of the same key may still
     * be on its way.
     */
    private boolean refused(Claim claim, String error) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Withdrawal withdrawal = Withdrawal.lockById(claim.id()).orElseThrow();
            if (!withdrawal.isHeldBy(claim)) return true;
            if (withdrawal.sendings().isEarlierUnsettled(clock.instant(), SETTLING)) {
                settlement.unknown(withdrawal, error);
                postpone(withdrawal, claim, error);
                return true;
            }
            settlement.fail(withdrawal, WithdrawalCause.PROVIDER, WithdrawalSettlement.shortened(error));
            return true;
        });
    }

    private boolean later(Claim claim, String error) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Withdrawal withdrawal = Withdrawal.lockById(claim.id()).orElseThrow();
            if (!withdrawal.isHeldBy(claim)) return false;
            if (!withdrawal.sendings().isNone()) settlement.unknown(withdrawal, error);
            postpone(withdrawal, claim, error);
            return false;
        });
    }

    private void postpone(Withdrawal withdrawal, Claim claim, String error) {
        Duration wait = WorkQueue.backOff(claim.attempts(), FIRST_WAIT, LONGEST_WAIT);
        withdrawal.postpone(clock.instant().plus(wait), WithdrawalSettlement.shortened(error));
    }
}
