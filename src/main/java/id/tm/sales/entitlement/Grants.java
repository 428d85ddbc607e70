package id.tm.sales.entitlement;

import id.tm.sales.EntitlementState;
import id.tm.sales.EntitlementVoided;
import id.tm.sales.SalesConfig;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What purchases give and take, in their transactions. */
@ApplicationScoped
public class Grants {

    private final SalesConfig config;
    private final Event<EntitlementVoided> voided;

    Grants(SalesConfig config, Event<EntitlementVoided> voided) {
        this.config = config;
        this.voided = voided;
    }

    @Transactional(TxType.MANDATORY)
    public List<Entitlement> give(List<EntitlementGrant> grants, Instant now) {
        Instant validUntil = now.plus(config.entitlements().validFor());
        List<Entitlement> given =
                grants.stream().map(grant -> new Entitlement(grant, validUntil)).toList();
        given.forEach(each -> each.persist());
        Panache.getEntityManager().flush();
        return given;
    }

    /**
     * Gives what was paid in the old system.
     *
     * @param usedAt when it was used there; null when it was not
     */
    @Transactional(TxType.MANDATORY)
    public void takeOver(EntitlementGrant grant, Instant validUntil, @Nullable Instant usedAt) {
        Entitlement entitlement = new Entitlement(grant, validUntil);
        if (usedAt != null) entitlement.usedBefore(usedAt);
        entitlement.persist();
    }

    /** Makes all of a purchase void but what was used up; whether nothing but void ones are left. */
    @Transactional(TxType.MANDATORY)
    public boolean takeAll(UUID transactionId, Instant now) {
        return take(transactionId, each -> true, now);
    }

    /** The same for those named by their ids. */
    @Transactional(TxType.MANDATORY)
    public boolean take(UUID transactionId, Collection<UUID> ids, Instant now) {
        return take(transactionId, each -> ids.contains(each.id), now);
    }

    /** Takes that of a seat away unless it is in use; false when it is. */
    @Transactional(TxType.MANDATORY)
    public boolean takeUnusedOfSeat(UUID executiveAssignmentId, Instant now) {
        Entitlement held = Entitlement.lockOfSeat(executiveAssignmentId).orElse(null);
        if (held == null) return true;
        return held.isReturnable() && makeVoid(held, now);
    }

    /** Takes that of a seat away, in use or not; false when it is used up. */
    @Transactional(TxType.MANDATORY)
    public boolean takeOfSeat(UUID executiveAssignmentId, Instant now) {
        Entitlement held = Entitlement.lockOfSeat(executiveAssignmentId).orElse(null);
        return held == null || makeVoid(held, now);
    }

    /** A refund is approved; 409 when one of them is in use by now. */
    @Transactional(TxType.MANDATORY)
    public void hold(UUID transactionId, Collection<UUID> ids) {
        Entitlement.lockOf(transactionId).stream()
                .filter(each -> ids.contains(each.id))
                .forEach(Entitlement::holdForRefund);
    }

    @Transactional(TxType.MANDATORY)
    public void release(UUID transactionId, Collection<UUID> ids) {
        Entitlement.lockOf(transactionId).stream()
                .filter(each -> ids.contains(each.id))
                .forEach(Entitlement::releaseFromRefund);
    }

    private boolean take(UUID transactionId, Predicate<Entitlement> which, Instant now) {
        List<Entitlement> all = Entitlement.lockOf(transactionId);
        for (Entitlement each : all) {
            if (which.test(each) && each.makeVoid(now)) voided.fire(new EntitlementVoided(each.id, each.userId));
        }
        Panache.getEntityManager().flush();
        return all.stream().allMatch(each -> each.state() == EntitlementState.VOID);
    }

    private boolean makeVoid(Entitlement held, Instant now) {
        if (!held.makeVoid(now)) return false;
        voided.fire(new EntitlementVoided(held.id, held.userId));
        Panache.getEntityManager().flush();
        return true;
    }
}
