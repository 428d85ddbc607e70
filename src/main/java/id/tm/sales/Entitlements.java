package id.tm.sales;

import id.tm.sales.entitlement.Entitlement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people may use because they bought it, for the domains in which it is used. The acts are part of the caller's transaction. */
@ApplicationScoped
public class Entitlements {

    private final Clock clock;

    Entitlements(Clock clock) {
        this.clock = clock;
    }

    /** Somebody's own. */
    @Transactional
    public Optional<EntitlementInfo> find(UUID userId, UUID id) {
        return Entitlement.findOf(userId, id).map(each -> each.info(clock.instant()));
    }

    /** Those of a purchase. */
    @Transactional
    public List<EntitlementInfo> of(UUID transactionId) {
        return Entitlement.of(transactionId).stream()
                .map(each -> each.info(clock.instant()))
                .toList();
    }

    /** The use of it begins, after which no money goes back; 409 when it cannot be used now. A second time changes nothing. */
    @Transactional(TxType.MANDATORY)
    public void start(UUID id) {
        Entitlement.lock(id).start(clock.instant());
    }

    /** There is an appointment for it; 409 when it cannot be used now. */
    @Transactional(TxType.MANDATORY)
    public void schedule(UUID id) {
        Entitlement.lock(id).schedule(clock.instant());
    }

    /** The appointment was called off: another one can be made. */
    @Transactional(TxType.MANDATORY)
    public void unschedule(UUID id) {
        Entitlement.lock(id).unschedule();
    }

    /** It has been used. */
    @Transactional(TxType.MANDATORY)
    public void complete(UUID id) {
        Entitlement.lock(id).complete(clock.instant());
    }

    /** The document that it was locked for is there. */
    @Transactional(TxType.MANDATORY)
    public void submitDocument(UUID id) {
        Entitlement.lock(id).review();
    }

    /** What became of the look at its document. */
    @Transactional(TxType.MANDATORY)
    public void judgeDocument(UUID id, boolean good) {
        Entitlement.lock(id).judge(good);
    }
}
