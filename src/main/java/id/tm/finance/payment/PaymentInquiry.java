package id.tm.finance.payment;

import static id.tm.finance.PaymentState.CREATED;
import static id.tm.finance.PaymentState.FAILED;
import static id.tm.finance.PaymentState.PENDING;

import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentState;
import id.tm.finance.gateway.Answer;
import id.tm.finance.gateway.Checkout;
import id.tm.finance.gateway.CheckoutOrder;
import id.tm.finance.gateway.Gateways;
import id.tm.finance.gateway.PaymentGateway;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.ProviderPayment;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the provider about a payment and takes in what it says. Nothing here may be called in a transaction. */
@ApplicationScoped
class PaymentInquiry {

    /** A provider that does not know a payment so soon after being told of it may only be slow. */
    private static final Duration ARRIVAL = Duration.ofMinutes(5);

    private final Gateways gateways;
    private final PaymentSettlement settlement;
    private final Clock clock;

    PaymentInquiry(Gateways gateways, PaymentSettlement settlement, Clock clock) {
        this.gateways = gateways;
        this.settlement = settlement;
        this.clock = clock;
    }

    /** What is known of a payment before its provider is asked. */
    private record Known(
            PaymentState state,
            PaymentProvider provider,
            String reference,
            String providerReference,
            boolean hasPlace,
            boolean shouldEnd,
            PaymentState endName,
            Instant startedAt) {}

    /** A payment that is started, and what to ask its provider for; null when somebody has done so. */
    private record Begun(PaymentInfo payment, @Nullable Order order) {}

    /** What the provider is to be asked for a place to pay with. */
    private record Order(PaymentProvider provider, CheckoutOrder order) {

        static Order of(Payment payment, Instant now) {
            return new Order(payment.provider, payment.order(now));
        }
    }

    /** Asks for the place to pay, if nobody did so before; how the payment stands then. */
    PaymentInfo start(UUID paymentId) {
        Begun begun = QuarkusTransaction.requiringNew().call(() -> begin(paymentId));
        return begun.order() == null ? begun.payment() : create(paymentId, begun.order());
    }

    /** Asks how the payment stands, and ends it when its time is over and no money came. */
    void look(UUID paymentId, PaymentCause cause) {
        Known known = known(paymentId);
        if (known.state() == CREATED) {
            if (known.shouldEnd()) settlement.end(paymentId, known.endName(), cause, null);
            else start(paymentId);
            return;
        }
        PaymentGateway gateway = gateways.of(known.provider());
        Answer<ProviderPayment> answer = gateway.status(known.reference(), known.providerReference());
        take(paymentId, answer, cause);
        if (known.state() != PENDING) return;
        if (answer instanceof Answer.Absent) absent(paymentId, known, cause);
        boolean stillOpen = answer instanceof Answer.Done<ProviderPayment> done
                && (done.value().standing() == ProviderPayment.Standing.PENDING
                        || done.value().standing() == ProviderPayment.Standing.DENIED);
        if (stillOpen && known.shouldEnd()) {
            boolean cancel = known.endName() == PaymentState.CANCELLED;
            take(paymentId, gateway.close(known.reference(), known.providerReference(), cancel), cause);
        }
    }

    private void absent(UUID paymentId, Known known, PaymentCause cause) {
        boolean arrived = clock.instant().isAfter(known.startedAt().plus(ARRIVAL));
        if (known.shouldEnd()) {
            if (arrived) settlement.end(paymentId, known.endName(), cause, "unknown to the provider");
        } else if (!known.hasPlace()) {
            // The same question with the same reference.
            Order order =
                    QuarkusTransaction.requiringNew().call(() -> Order.of(Payment.require(paymentId), clock.instant()));
            create(paymentId, order);
        }
    }

    private Begun begin(UUID paymentId) {
        Payment payment = Payment.lockById(paymentId);
        if (payment.state() != CREATED) return new Begun(payment.info(), null);
        Instant now = clock.instant();
        PaymentBooks.moved(payment, List.of(payment.start(now)), PaymentCause.STARTED, null, null);
        return new Begun(payment.info(), Order.of(payment, now));
    }

    private PaymentInfo create(UUID paymentId, Order order) {
        Answer<Checkout> answer = gateways.of(order.provider()).create(order.order());
        if (answer instanceof Answer.Done<Checkout> done) {
            return changed(paymentId, payment -> payment.checkedOut(done.value()));
        }
        if (answer instanceof Answer.Unknown<Checkout> unknown) return note(paymentId, unknown.error());
        if (answer instanceof Answer.Refused<Checkout> refused) {
            note(paymentId, refused.error());
            settlement.end(paymentId, FAILED, PaymentCause.STARTED, refused.error());
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> Payment.require(paymentId).info());
    }

    private void take(UUID paymentId, Answer<ProviderPayment> answer, PaymentCause cause) {
        if (answer instanceof Answer.Done<ProviderPayment> done) {
            settlement.apply(paymentId, done.value(), cause, null);
        } else if (answer instanceof Answer.Unknown<ProviderPayment> unknown) {
            note(paymentId, unknown.error());
        } else if (answer instanceof Answer.Refused<ProviderPayment> refused) {
            note(paymentId, refused.error());
        }
    }

    private Known known(UUID paymentId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Payment payment = Payment.require(paymentId);
            return new Known(
                    payment.state(),
                    payment.provider,
                    payment.reference,
                    payment.providerReference(),
                    payment.checkoutUrl() != null,
                    payment.shouldEnd(clock.instant()),
                    payment.endName(),
                    payment.startedAt());
        });
    }

    private static PaymentInfo note(UUID paymentId, String error) {
        return changed(paymentId, payment -> payment.failed(error));
    }

    private static PaymentInfo changed(UUID paymentId, Consumer<Payment> change) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Payment payment = Payment.lockById(paymentId);
            change.accept(payment);
            return payment.info();
        });
    }
}
