package id.tm.finance.refund;

import id.tm.finance.gateway.Gateways;
import id.tm.finance.gateway.PayoutAttempt;
import id.tm.finance.gateway.PayoutGateway;
import id.tm.finance.gateway.PayoutOrder;
import id.tm.finance.payment.RefundablePayments;
import id.tm.finance.payout.UserBank;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.job.OneByOne;
import id.tm.platform.problem.TmException;
import id.tm.platform.work.Claim;
import id.tm.platform.work.Lease;
import id.tm.platform.work.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Puts the money of approved requests on its way, and looks after bank transfers until they have ended. That a transfer
 * is ordered is committed before the provider hears of it: whoever comes after a worker that died, or after a time-out,
 * asks first, and gives the order again under the same reference only when the provider knows of none for a while.
 */
@ApplicationScoped
class RefundTransferSender implements Job {

    private static final Logger LOG = Logger.getLogger(RefundTransferSender.class);

    /** Every call has its time-out, so that half of it is time enough for three of them. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** By then whatever was sent has reached the provider, or never will. */
    static final Duration SETTLING = Duration.ofMinutes(15);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private record Task(PayoutGateway gateway, PayoutOrder order, boolean first) {}

    private final RefundProcessing processing;
    private final RefundablePayments payments;
    private final Gateways gateways;
    private final Clock clock;

    RefundTransferSender(RefundProcessing processing, RefundablePayments payments, Gateways gateways, Clock clock) {
        this.processing = processing;
        this.payments = payments;
        this.gateways = gateways;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "refund-requests";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        List<UUID> approved = QuarkusTransaction.requiringNew().call(() -> RefundRequest.listToSend(limit));
        JobCounts sent =
                OneByOne.work(approved, this::send, LOG, "refund request %s could not be sent", OneByOne.LEFT_OVER);
        long worked = 0;
        long ended = 0;
        // One by one, so that the lease of none runs while another is waited for.
        for (; worked < limit; worked++) {
            Lease lease = Lease.of(LEASE);
            List<Claim> claims = claim();
            if (claims.isEmpty()) break;
            if (work(claims.get(0), lease)) ended++;
        }
        return sent.plus(new JobCounts(worked, ended, 0, worked - ended));
    }

    List<Claim> claim() {
        return QuarkusTransaction.requiringNew()
                .call(() -> RefundTransfer.QUEUE.claim(clock.instant(), LEASE, 1, "true", Map.of()));
    }

    private JobCounts send(UUID id) {
        return isSent(id) ? new JobCounts(1, 1, 0, 0) : OneByOne.LEFT_OVER;
    }

    /** Whether it is on its way now, or has failed for good. */
    private boolean isSent(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                RefundRequest request = locked(id);
                if (request.state() != RefundRequestState.APPROVED) return false;
                processing.send(request);
                return true;
            });
        } catch (TmException e) {
            return QuarkusTransaction.requiringNew().call(() -> {
                RefundRequest request = locked(id);
                if (request.state() != RefundRequestState.APPROVED) return false;
                processing.fail(request, e.error().code(), false);
                return true;
            });
        }
    }

    /** Whether it has ended or its end is known to be awaited; never throws. */
    boolean work(Claim claim, Lease lease) {
        try {
            Optional<Task> task = begin(claim);
            // A worker that was stopped for so long is not the only one any more.
            if (task.isEmpty() || !lease.isSafe()) return false;
            return take(
                    claim,
                    PayoutAttempt.run(
                            task.get().gateway(), task.get().order(), task.get().first(), () -> again(claim, lease)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "refund transfer %s could not be looked after", claim.id());
            return QuarkusTransaction.requiringNew()
                    .call(() -> later(claim, e.getClass().getSimpleName()));
        }
    }

    /** Empty when there is nothing to do; on the first time the order counts as given from here on. */
    Optional<Task> begin(Claim claim) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RefundTransfer transfer = RefundTransfer.findById(claim.id());
            RefundRequest request = locked(transfer.requestId);
            PayoutOrder order = transfer.orderTo(UserBank.findById(request.bankAccountId));
            if (transfer.orderedAt != null) {
                return Optional.of(new Task(gateways.payouts(transfer.provider), order, false));
            }
            String obstacle = processing.hasMoneyOf(request) ? null : "the payment was taken back";
            if (order.accountNumber() == null) obstacle = "there is no such account any more";
            if (obstacle != null) {
                processing.refused(request, transfer, obstacle);
                return Optional.empty();
            }
            PayoutGateway gateway = gateways.payouts();
            return RefundTransfer.ordering(claim, gateway.provider(), clock.instant())
                    ? Optional.of(new Task(gateway, order, true))
                    : Optional.empty();
        });
    }

    private boolean again(Claim claim, Lease lease) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RefundTransfer transfer = RefundTransfer.findById(claim.id());
            Instant now = clock.instant();
            return lease.isSafe()
                    && UserBank.<UserBank>findById(RefundRequest.require(transfer.requestId).bankAccountId)
                                    .number()
                            != null
                    && !transfer.orderedAt.plus(SETTLING).isAfter(now)
                    && RefundTransfer.ordering(claim, transfer.provider, now);
        });
    }

    private boolean take(Claim claim, PayoutAttempt.Outcome outcome) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RefundTransfer known = RefundTransfer.findById(claim.id());
            if (outcome.payout() != null) processing.apply(outcome.payout());
            else if (outcome.refusal() != null) {
                RefundRequest request = locked(known.requestId);
                processing.refused(request, known, outcome.refusal());
            }
            later(claim, outcome.unknown());
            return outcome.unknown() == null;
        });
    }

    private RefundRequest locked(UUID id) {
        payments.lock(RefundRequest.paymentOf(id, null));
        return RefundRequest.lock(id);
    }

    /** Nothing when it has ended. */
    private boolean later(Claim claim, String error) {
        Instant now = clock.instant();
        Duration wait = WorkQueue.backOff(claim.attempts(), FIRST_WAIT, LONGEST_WAIT);
        String said = error == null || error.length() <= 500 ? error : error.substring(0, 500);
        return RefundTransfer.QUEUE.retry(claim, now.plus(wait), said, now);
    }
}
