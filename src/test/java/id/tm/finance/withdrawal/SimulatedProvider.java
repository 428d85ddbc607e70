package id.tm.finance.withdrawal;

import id.tm.finance.gateway.Answer;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutGateway;
import id.tm.finance.gateway.PayoutOrder;
import id.tm.finance.gateway.ProviderPayout;
import id.tm.finance.gateway.ProviderPayout.Standing;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The simulator behind a bad line. It makes one payout of each reference, so all that was ever ordered is counted. */
class SimulatedProvider implements Provider, PayoutGateway {

    private final PayoutGateway simulator;
    private Way way = Way.ANSWERED;
    private final Set<PayoutOrder> ordered = ConcurrentHashMap.newKeySet();
    private PayoutOrder late;

    SimulatedProvider(PayoutGateway simulator) {
        this.simulator = simulator;
    }

    @Override
    public PayoutGateway gateway() {
        return this;
    }

    @Override
    public void next(Way next) {
        way = next;
    }

    @Override
    public void arrive() {
        if (late != null) simulator.create(late);
        late = null;
    }

    @Override
    public boolean isUnderWay() {
        return late != null;
    }

    @Override
    public Standing truth(UUID id) {
        return simulator.status(id.toString()) instanceof Answer.Done<ProviderPayout> done
                ? done.value().standing()
                : null;
    }

    @Override
    public void becomes(UUID id, Standing standing) {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("update simulator_payouts set state = :state where reference = :reference")
                .setParameter("state", standing.name())
                .setParameter("reference", id.toString())
                .executeUpdate());
    }

    @Override
    public long payouts(UUID id) {
        return ordered.size();
    }

    @Override
    public PaymentProvider provider() {
        return PaymentProvider.SIMULATOR;
    }

    @Override
    public Answer<ProviderPayout> create(PayoutOrder order) {
        Way now = way;
        way = Way.ANSWERED;
        ordered.add(order);
        return switch (now) {
            case ANSWERED -> simulator.create(order);
            case TAKEN_IN_SILENCE -> {
                simulator.create(order);
                yield new Answer.Unknown<>("time-out");
            }
            case LOST -> new Answer.Unknown<>("time-out");
            case LATE -> {
                late = order;
                yield new Answer.Unknown<>("time-out");
            }
            case REFUSED -> new Answer.Refused<>("INVALID_DESTINATION");
        };
    }

    @Override
    public Answer<ProviderPayout> status(String reference) {
        return simulator.status(reference);
    }
}
