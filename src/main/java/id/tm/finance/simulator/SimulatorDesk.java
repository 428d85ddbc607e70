package id.tm.finance.simulator;

import static id.tm.finance.FinanceError.REFUND_TOO_LARGE;

import id.tm.finance.gateway.ProviderPayout;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What happens at the simulated provider, by a person's hand or by an order of ours, and the callbacks it leads to. */
@ApplicationScoped
class SimulatorDesk {

    private final SimulatedMessages messages;
    private final Clock clock;

    SimulatorDesk(SimulatedMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Transactional
    SimulatorPaymentView act(String reference, SimulatorAct act, SimulatorActRequest request) {
        SimulatorPayment payment = SimulatorPayment.lock(reference);
        SimulatorRefund refund = null;
        switch (act) {
            case PAY -> {
                if (request.method() != null) payment.paidMethod = request.method();
                payment.pay(clock.instant());
            }
            case EXPIRE -> payment.expire();
            case DENY -> payment.deny();
            case CANCEL -> payment.cancel();
            case REFUND -> refund = refund(payment, request.amount(), "dashboard-" + UUID.randomUUID());
        }
        tell(payment.reference, messages.of(payment, act, refund, clock.instant()), request);
        return SimulatorPaymentView.of(payment);
    }

    /** The same refund for the same key. */
    @Transactional
    SimulatorRefund refund(String reference, long amount, String key) {
        SimulatorPayment payment = SimulatorPayment.lock(reference);
        SimulatorRefund earlier = SimulatorRefund.find(payment.id, key).orElse(null);
        if (earlier != null) return earlier;
        SimulatorRefund refund = refund(payment, amount, key);
        SimulatorActRequest once = SimulatorActRequest.orDefault(null);
        tell(reference, messages.of(payment, SimulatorAct.REFUND, refund, clock.instant()), once);
        return refund;
    }

    @Transactional
    SimulatorPayoutView act(String reference, ProviderPayout.Standing next, SimulatorActRequest request) {
        SimulatorPayout payout = SimulatorPayout.lock(reference);
        payout.become(next);
        tell(reference, messages.of(payout, clock.instant()), request);
        return SimulatorPayoutView.of(payout);
    }

    private SimulatorRefund refund(SimulatorPayment payment, Long wanted, String key) {
        payment.requirePaid();
        long left = payment.amount - payment.refunded();
        long amount = wanted == null ? left : wanted;
        if (amount < 1 || amount > left) throw REFUND_TOO_LARGE.with(left);
        SimulatorRefund refund = new SimulatorRefund();
        refund.paymentId = payment.id;
        refund.key = key;
        refund.amount = amount;
        refund.persistAndFlush();
        return refund;
    }

    private void tell(String reference, SimulatedMessages.Text text, SimulatorActRequest request) {
        if (text == null) return;
        Instant dueAt = clock.instant().plus(request.delay() == null ? Duration.ZERO : request.delay());
        if (request.overtakes()) {
            Instant first = Panache.getEntityManager()
                    .createQuery(
                            "select min(c.dueAt) from SimulatorCallback c where c.reference = :reference"
                                    + " and c.state = :waiting",
                            Instant.class)
                    .setParameter("reference", reference)
                    .setParameter("waiting", SimulatorCallback.State.WAITING)
                    .getSingleResult();
            if (first != null && first.isBefore(dueAt)) dueAt = first.minusMillis(1);
        }
        for (int copy = 0; copy < request.times(); copy++) {
            SimulatorCallback callback = new SimulatorCallback();
            callback.reference = reference;
            callback.path = text.path();
            callback.token = text.token();
            callback.body = text.body();
            callback.dueAt = dueAt;
            callback.persist();
        }
    }
}
