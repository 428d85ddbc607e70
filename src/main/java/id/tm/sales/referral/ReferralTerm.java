package id.tm.sales.referral;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one item of a purchase earns the referrer, fixed at the checkout. Table: referral_terms. */
@Entity
@Table(name = "referral_terms")
class ReferralTerm extends AppendOnly {

    @Column(updatable = false)
    UUID attributionId;

    @Column(updatable = false)
    int line;

    @Column(updatable = false)
    UUID ruleId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    CommissionKind commissionKind;

    @Column(updatable = false)
    @Nullable
    BigDecimal percent;

    @Column(updatable = false)
    @Nullable
    Long amount;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    CommissionBase base;

    @Column(updatable = false)
    long baseAmount;

    @Column(updatable = false)
    long commission;

    @Column(updatable = false)
    int holdDays;

    protected ReferralTerm() {}

    ReferralTerm(UUID attributionId, ReferredLine line, ReferralRule rule) {
        this.attributionId = attributionId;
        this.line = line.line();
        this.ruleId = rule.id;
        this.commissionKind = rule.commissionKind();
        this.percent = rule.percent();
        this.amount = rule.amount();
        this.base = rule.base;
        this.baseAmount = rule.baseOf(line.price(), line.net());
        this.commission = rule.commission(line.price(), line.net());
        this.holdDays = rule.holdDays;
    }

    static List<ReferralTerm> of(UUID attributionId) {
        return list("attributionId = ?1 order by line", attributionId);
    }
}
