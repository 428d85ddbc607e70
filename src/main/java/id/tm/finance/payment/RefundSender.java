package id.tm.finance.payment;

import id.tm.finance.gateway.Answer;
import id.tm.finance.gateway.Gateways;
import id.tm.finance.gateway.ProviderRefund;
import id.tm.finance.gateway.RefundOrder;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.work.Claim;
import id.tm.platform.work.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Orders refunds at the provider. The key was stored before, so an order whose answer got lost is given again with the
 * same key until the provider says yes or no; it is never given up in between.
 */
@ApplicationScoped
class RefundSender implements Job {

    private static final Logger LOG = Logger.getLogger(RefundSender.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private record Order(Payment payment, RefundOrder order) {}

    private final Gateways gateways;
    private final PaymentRefunds refunds;
    private final Clock clock;

    RefundSender(Gateways gateways, PaymentRefunds refunds, Clock clock) {
        this.gateways = gateways;
        this.refunds = refunds;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payment-refunds";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        List<Claim> claims = QuarkusTransaction.requiringNew()
                .call(() -> PaymentRefund.QUEUE.claim(now, LEASE, limit, "true", Map.of()));
        long sent = claims.stream().filter(this::send).count();
        return new JobCounts(claims.size(), sent, 0, claims.size() - sent);
    }

    private boolean send(Claim claim) {
        try {
            Order order = QuarkusTransaction.requiringNew().call(() -> {
                PaymentRefund refund = PaymentRefund.findById(claim.id());
                Payment payment = Payment.require(refund.paymentId);
                return new Order(payment, refund.order(payment));
            });
            Answer<ProviderRefund> answer =
                    gateways.of(order.payment().provider).refund(order.order());
            return QuarkusTransaction.requiringNew().call(() -> take(claim, order.payment(), answer));
        } catch (RuntimeException e) {
            LOG.errorf(e, "refund %s failed", claim.id());
            return QuarkusTransaction.requiringNew()
                    .call(() -> later(claim, e.getClass().getSimpleName()));
        }
    }

    private boolean take(Claim claim, Payment known, Answer<ProviderRefund> answer) {
        Payment payment = Payment.lockById(known.id);
        PaymentRefund refund = PaymentRefund.findById(claim.id());
        if (!refund.isOpen()) return true;
        if (answer instanceof Answer.Done<ProviderRefund> done) {
            refunds.hear(payment, refund, done.value());
            boolean pending = done.value().standing() == ProviderRefund.Standing.PENDING;
            if (pending) later(claim, null);
            return !pending;
        }
        if (answer instanceof Answer.Refused<ProviderRefund> refused) {
            refunds.fail(refund, refused.error());
            return true;
        }
        return later(claim, answer.toString());
    }

    private boolean later(Claim claim, String error) {
        Instant now = clock.instant();
        Duration wait = WorkQueue.backOff(claim.attempts(), FIRST_WAIT, LONGEST_WAIT);
        PaymentRefund.QUEUE.retry(claim, now.plus(wait), error, now);
        return false;
    }
}
