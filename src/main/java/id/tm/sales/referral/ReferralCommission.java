package id.tm.sales.referral;

import static id.tm.sales.referral.ReferralCommissionState.ACCRUED;
import static id.tm.sales.referral.ReferralCommissionState.CLAWED_BACK;
import static id.tm.sales.referral.ReferralCommissionState.RELEASED;
import static id.tm.sales.referral.ReferralCommissionState.REVERSED;

import id.tm.finance.CommissionPosting;
import id.tm.finance.RefundTerms;
import id.tm.platform.BaseEntity;
import id.tm.sales.entitlement.Entitlement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a referrer has earned with one thing that was bought. Each verb answers with the posting that goes with it.
 * Table: referral_commissions.
 */
@Entity
@Table(name = "referral_commissions")
class ReferralCommission extends BaseEntity {

    @Column(updatable = false)
    UUID termId;

    @Column(updatable = false)
    UUID transactionId;

    @Column(updatable = false)
    UUID entitlementId;

    /** The referrer. */
    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    UUID walletId;

    @Column(updatable = false)
    String sku;

    @Column(updatable = false)
    private long amount;

    @Enumerated(EnumType.STRING)
    private ReferralCommissionState state;

    @Column(updatable = false)
    Instant releaseAt;

    private @Nullable Instant releasedAt;
    private @Nullable Instant takenBackAt;

    protected ReferralCommission() {}

    ReferralCommission(ReferralTerm term, Entitlement of, UUID userId, UUID walletId, long amount, Instant releaseAt) {
        this.termId = term.id;
        this.transactionId = of.transactionId;
        this.entitlementId = of.id;
        this.userId = userId;
        this.walletId = walletId;
        this.sku = of.sku;
        this.amount = amount;
        this.state = ACCRUED;
        this.releaseAt = releaseAt.truncatedTo(ChronoUnit.MICROS);
    }

    static Optional<ReferralCommission> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<ReferralCommission> lockOf(UUID transactionId) {
        return find("transactionId = ?1 order by id", transactionId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    static List<ReferralCommission> of(UUID transactionId) {
        return list("transactionId = ?1 order by id", transactionId);
    }

    /** The ids of those whose time has come, the oldest first. */
    static List<UUID> due(Instant now, int limit) {
        return getEntityManager()
                .createQuery(
                        "select c.id from ReferralCommission c where c.state = :accrued and c.releaseAt <= :now"
                                + " order by c.releaseAt, c.id",
                        UUID.class)
                .setParameter("accrued", ACCRUED)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    CommissionPosting accrued() {
        return new CommissionPosting.Accrued(id, walletId, amount);
    }

    boolean isDue(Instant now) {
        return state == ACCRUED && !now.isBefore(releaseAt);
    }

    CommissionPosting release(Instant now) {
        state = state.become(RELEASED);
        releasedAt = now.truncatedTo(ChronoUnit.MICROS);
        return new CommissionPosting.Released(id, walletId, amount);
    }

    boolean canBeTakenBack() {
        return state == ACCRUED || state == RELEASED;
    }

    CommissionPosting takeBack(Instant now) {
        boolean held = state == ACCRUED;
        state = state.become(held ? REVERSED : CLAWED_BACK);
        takenBackAt = now.truncatedTo(ChronoUnit.MICROS);
        return held
                ? new CommissionPosting.Reversed(id, walletId, amount)
                : new CommissionPosting.ClawedBack(id, walletId, amount);
    }

    RefundTerms.CommissionShare share() {
        return new RefundTerms.CommissionShare(id, walletId, amount);
    }

    long amount() {
        return amount;
    }

    ReferralCommissionState state() {
        return state;
    }

    @Nullable
    Instant releasedAt() {
        return releasedAt;
    }

    @Nullable
    Instant takenBackAt() {
        return takenBackAt;
    }
}
