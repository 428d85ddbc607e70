package id.tm.sales.referral;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who brought a purchase, frozen at its checkout; with a refusal: who did not. Table: referral_attributions. */
@Entity
@Table(name = "referral_attributions")
class ReferralAttribution extends AppendOnly {

    @Column(updatable = false)
    UUID transactionId;

    /** The buyer. */
    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    UUID codeId;

    @Column(updatable = false)
    String code;

    @Column(updatable = false)
    UUID referrerId;

    @Column(updatable = false)
    String tier;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    ReferralSource source;

    @Column(updatable = false)
    @Nullable
    UUID visitId;

    @Column(updatable = false)
    @Nullable
    Instant visitedAt;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    @Nullable
    ReferralRefusal refusal;

    protected ReferralAttribution() {}

    ReferralAttribution(UUID transactionId, UUID userId, Referral referral) {
        ReferralCode by = referral.code();
        VisitReferral visit = referral.visit();
        this.transactionId = transactionId;
        this.userId = userId;
        this.codeId = by.id;
        this.code = by.code;
        this.referrerId = by.userId;
        this.tier = by.tier;
        this.source = referral.source();
        this.visitId = visit == null ? null : visit.id;
        this.visitedAt = visit == null ? null : visit.createdAt;
        this.refusal = referral.refusal();
    }

    static Optional<ReferralAttribution> findOf(UUID transactionId) {
        return find("transactionId", transactionId).firstResultOptional();
    }

    /** The one that counts. */
    static Optional<ReferralAttribution> findCounting(UUID transactionId) {
        return findOf(transactionId).filter(each -> each.refusal == null);
    }
}
