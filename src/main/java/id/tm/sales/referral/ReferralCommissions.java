package id.tm.sales.referral;

import id.tm.finance.Ledger;
import id.tm.finance.RefundTerms;
import id.tm.finance.Wallets;
import id.tm.platform.tx.RetryConflicts;
import id.tm.sales.Allocation;
import id.tm.sales.entitlement.Entitlement;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What referrers earn: held in their wallets when a purchase is paid, released later, taken back with the money. What an
 * item earns is divided among what it entitles to, as its revenue is, so that each part goes back with its own money.
 */
@ApplicationScoped
public class ReferralCommissions {

    private final ReferralVisits visits;
    private final Wallets wallets;
    private final Ledger ledger;

    ReferralCommissions(ReferralVisits visits, Wallets wallets, Ledger ledger) {
        this.visits = visits;
        this.wallets = wallets;
        this.ledger = ledger;
    }

    /**
     * The purchase is paid.
     *
     * @param items what each item entitles to, in the order of the lines
     */
    @Transactional(TxType.MANDATORY)
    public void accrue(UUID transactionId, List<List<Entitlement>> items, Instant now) {
        Optional<ReferralAttribution> found = ReferralAttribution.findCounting(transactionId);
        if (found.isEmpty()) return;
        ReferralAttribution attribution = found.get();
        if (attribution.visitId != null) visits.convert(attribution.visitId, transactionId, now);
        for (ReferralTerm term : ReferralTerm.of(attribution.id)) {
            if (term.commission > 0) accrue(term, attribution.referrerId, items.get(term.line), now);
        }
    }

    private void accrue(ReferralTerm term, UUID referrer, List<Entitlement> parts, Instant now) {
        UUID wallet = wallets.open(referrer);
        long[] weights = parts.stream().mapToLong(part -> part.revenue).toArray();
        long[] amounts = Allocation.byLargestRemainder(term.commission, weights);
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] == 0) continue;
            ReferralCommission commission = new ReferralCommission(
                    term, parts.get(i), referrer, wallet, amounts[i], now.plus(Duration.ofDays(term.holdDays)));
            commission.persistAndFlush();
            ledger.post(commission.accrued());
        }
    }

    /** The money of all of it went back. A second time changes nothing. */
    @Transactional(TxType.MANDATORY)
    public void takeBackAll(UUID transactionId, Instant now) {
        takeBack(transactionId, each -> true, now);
    }

    /** The money of those entitlements went back. A second time changes nothing. */
    @Transactional(TxType.MANDATORY)
    public void takeBack(UUID transactionId, Collection<UUID> entitlements, Instant now) {
        takeBack(transactionId, each -> entitlements.contains(each.entitlementId), now);
    }

    private void takeBack(UUID transactionId, Predicate<ReferralCommission> which, Instant now) {
        for (ReferralCommission each : ReferralCommission.lockOf(transactionId)) {
            if (which.test(each) && each.canBeTakenBack()) ledger.post(each.takeBack(now));
        }
        Panache.getEntityManager().flush();
    }

    /** What goes back with the money of those entitlements. */
    @Transactional
    public List<RefundTerms.CommissionShare> sharesOf(UUID transactionId, Collection<UUID> entitlements) {
        return ReferralCommission.of(transactionId).stream()
                .filter(each -> each.canBeTakenBack() && entitlements.contains(each.entitlementId))
                .map(ReferralCommission::share)
                .toList();
    }

    /** Whether it was released now; not when somebody else did, or its money went back meanwhile. */
    @Transactional
    @RetryConflicts
    boolean release(UUID id, Instant now) {
        Optional<ReferralCommission> due = ReferralCommission.lock(id).filter(each -> each.isDue(now));
        due.ifPresent(each -> ledger.post(each.release(now)));
        return due.isPresent();
    }
}
