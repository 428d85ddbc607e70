package id.tm.finance.payment;

import id.tm.finance.gateway.Answer;
import id.tm.finance.gateway.GatewayConfig;
import id.tm.finance.gateway.Gateways;
import id.tm.finance.gateway.PaymentGateway;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutGateway;
import id.tm.finance.gateway.PayoutReceipts;
import id.tm.finance.gateway.ProviderPayment;
import id.tm.finance.gateway.ProviderPayout;
import id.tm.finance.gateway.ProviderRefund;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.work.Claim;
import id.tm.platform.work.WorkQueue;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works in what providers told us: looks up what it is about, asks the provider whether it is so, and takes in the answer.
 * What a message says by itself moves nothing. A worker that dies at any point leaves the callback to the next one.
 */
@ApplicationScoped
class CallbackWorker implements Job {

    private static final Logger LOG = Logger.getLogger(CallbackWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** So often the provider is asked again when it does not confirm what it said: its own parts may be out of step. */
    private static final int DOUBTS = 4;

    /** The claim was taken over while this worker was busy; nothing of what it did may stay. */
    private static final class ClaimLostException extends RuntimeException {
        ClaimLostException(Claim claim) {
            super("callback " + claim.id() + " was taken over by another worker");
        }
    }

    private final Gateways gateways;
    private final PaymentSettlement settlement;
    private final PaymentRefunds refunds;
    private final List<PayoutReceipts> payouts;
    private final GatewayConfig config;
    private final Clock clock;
    private final ExecutorService threads;

    CallbackWorker(
            Gateways gateways,
            PaymentSettlement settlement,
            PaymentRefunds refunds,
            @All List<PayoutReceipts> payouts,
            GatewayConfig config,
            Clock clock) {
        this.gateways = gateways;
        this.settlement = settlement;
        this.refunds = refunds;
        this.payouts = payouts;
        this.config = config;
        this.clock = clock;
        this.threads = Executors.newFixedThreadPool(config.callbacks().parallel(), work -> {
            Thread thread = new Thread(work, "payment-callback");
            thread.setDaemon(true);
            thread.setContextClassLoader(CallbackWorker.class.getClassLoader());
            return thread;
        });
    }

    @Override
    public String name() {
        return "payment-callbacks";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        List<Claim> claims = claim(now, limit);
        List<Future<Boolean>> working = new ArrayList<>();
        for (Claim claim : claims) working.add(threads.submit(() -> work(claim)));
        long done = 0;
        for (Future<Boolean> each : working) {
            if (await(each)) done++;
        }
        return new JobCounts(claims.size(), done, claims.size() - done, 0);
    }

    List<Claim> claim(Instant now, int limit) {
        return QuarkusTransaction.requiringNew()
                .call(() -> XenditTransaction.QUEUE.claim(now, LEASE, limit, "true", Map.of()));
    }

    /** A message, and the payment it is about when it is about one that it may speak of. */
    private record Read(CallbackMessage message, @Nullable Payment payment) {}

    private Read read(Claim claim) {
        CallbackMessage message = CallbackMessage.of(XenditTransaction.byId(claim.id()));
        boolean ofPayment = message.kind() == CallbackKind.PAYMENT && message.reference() != null;
        Payment payment = ofPayment
                ? Payment.findByReference(message.reference())
                        .filter(each -> mayTellOf(message, each))
                        .orElse(null)
                : null;
        return new Read(message, payment);
    }

    /** Whether it is done with; never throws. */
    boolean work(Claim claim) {
        try {
            Read read = QuarkusTransaction.requiringNew().call(() -> read(claim));
            CallbackMessage message = read.message();
            if (message.reference() == null && message.providerReference() == null) {
                return ignore(claim, "it names nothing that could be ours");
            }
            return switch (message.kind()) {
                case PAYMENT -> payment(claim, message, read.payment());
                case REFUND -> refund(claim, message);
                case PAYOUT -> payout(claim, message);
            };
        } catch (ClaimLostException e) {
            LOG.warn(e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(e, "callback %s failed", claim.id());
            return again(claim, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private boolean payment(Claim claim, CallbackMessage message, @Nullable Payment payment) {
        if (payment == null) return again(claim, "no payment " + message.reference());
        Answer<ProviderPayment> answer =
                gateways.of(payment.provider).status(payment.reference, payment.providerReference());
        if (!(answer instanceof Answer.Done<ProviderPayment> done)) return again(claim, "not confirmed: " + answer);
        return QuarkusTransaction.requiringNew().call(() -> {
            PaymentSettlement.Verdict verdict =
                    settlement.apply(payment.id, done.value(), PaymentCause.CALLBACK, claim.id());
            if (verdict.refused()) return bury(claim, verdict.reason());
            boolean doubtful = message.saysPaid() && verdict.state().isOpen();
            if (doubtful && claim.attempts() <= DOUBTS) return again(claim, verdict.reason());
            CallbackResult result = verdict.applied() ? CallbackResult.APPLIED : CallbackResult.IGNORED;
            return finish(claim, result, verdict.reason(), payment.id);
        });
    }

    private boolean refund(Claim claim, CallbackMessage message) {
        Payment payment = QuarkusTransaction.requiringNew().call(() -> paymentOfRefund(message));
        if (payment == null || !mayTellOf(message, payment)) return again(claim, "no refund " + message.reference());
        PaymentGateway gateway = gateways.of(payment.provider);
        Answer<ProviderRefund> answer = gateway.refundStatus(message.providerReference());
        if (!(answer instanceof Answer.Done<ProviderRefund> done)) return again(claim, "not confirmed: " + answer);
        // Should it overtake the news of the payment itself, those are fetched first.
        Answer<ProviderPayment> paid =
                payment.state().holdsMoney() ? null : gateway.status(payment.reference, payment.providerReference());
        return QuarkusTransaction.requiringNew().call(() -> {
            if (paid instanceof Answer.Done<ProviderPayment> news) {
                settlement.apply(payment.id, news.value(), PaymentCause.CALLBACK, claim.id());
            }
            return refund(claim, payment.id, done.value());
        });
    }

    private boolean refund(Claim claim, UUID paymentId, ProviderRefund said) {
        Payment payment = Payment.lockById(paymentId);
        Optional<PaymentRefund> known = PaymentRefund.find(paymentId, said.key());
        if (known.isPresent() && !known.get().isOpen()) {
            return finish(claim, CallbackResult.IGNORED, "the refund is " + known.get().state, paymentId);
        }
        if (known.isPresent()) refunds.hear(payment, known.get(), said);
        else if (said.standing() != ProviderRefund.Standing.SUCCEEDED) {
            return finish(
                    claim, CallbackResult.IGNORED, "a refund of the provider's own is " + said.standing(), paymentId);
        } else if (payment.state().isOpen() || payment.state().endedUnpaid()) {
            return again(claim, "refunded before it is known as paid");
        } else if (!payment.state().holdsMoney()) {
            return finish(claim, CallbackResult.IGNORED, "the payment is " + payment.state(), paymentId);
        } else refunds.discover(payment, said);
        return finish(claim, CallbackResult.APPLIED, "refund " + said.standing(), paymentId);
    }

    private static Payment paymentOfRefund(CallbackMessage message) {
        Optional<Payment> ofKey = PaymentRefund.findByKey(String.valueOf(message.reference()))
                .map(refund -> Payment.require(refund.paymentId));
        return ofKey.or(() -> Payment.findByInvoice(String.valueOf(message.invoice())))
                .orElse(null);
    }

    private boolean payout(Claim claim, CallbackMessage message) {
        if (message.reference() == null) return ignore(claim, "it names nothing that could be ours");
        Answer<ProviderPayout> answer = payoutGateway(message.reference()).status(message.reference());
        if (!(answer instanceof Answer.Done<ProviderPayout> done)) return again(claim, "not confirmed: " + answer);
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean known = payouts.stream().anyMatch(room -> room.apply(done.value()));
            if (!known) return again(claim, "no payout " + message.reference());
            return finish(
                    claim, CallbackResult.APPLIED, "payout " + done.value().standing(), null);
        });
    }

    private PayoutGateway payoutGateway(String reference) {
        Optional<PaymentProvider> provider = QuarkusTransaction.requiringNew().call(() -> payouts.stream()
                .flatMap(room -> room.orderedFrom(reference).stream())
                .findFirst());
        return provider.map(gateways::payouts).orElseGet(gateways::payouts);
    }

    /** One provider does not speak for another; whose part the simulator plays does not matter. */
    private boolean mayTellOf(CallbackMessage message, Payment payment) {
        return payment.provider == message.provider() || payment.provider == PaymentProvider.SIMULATOR;
    }

    private boolean ignore(Claim claim, String reason) {
        return QuarkusTransaction.requiringNew().call(() -> finish(claim, CallbackResult.IGNORED, reason, null));
    }

    private boolean finish(Claim claim, CallbackResult result, String reason, UUID paymentId) {
        if (!XenditTransaction.finish(claim, result, reason, paymentId, clock.instant())) {
            throw new ClaimLostException(claim);
        }
        return true;
    }

    private boolean again(Claim claim, String error) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Instant now = clock.instant();
            if (claim.attempts() >= config.callbacks().attempts()) return bury(claim, error);
            Duration wait = WorkQueue.backOff(claim.attempts(), FIRST_WAIT, LONGEST_WAIT);
            XenditTransaction.QUEUE.retry(claim, now.plus(wait), shortened(error), now);
            return false;
        });
    }

    private boolean bury(Claim claim, String error) {
        XenditTransaction.QUEUE.bury(claim, shortened(error), clock.instant());
        return false;
    }

    private static String shortened(String error) {
        return error.length() > 500 ? error.substring(0, 500) : error;
    }

    private static boolean await(Future<Boolean> working) {
        try {
            return working.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
