package id.tm.sales.referral;

import static id.tm.sales.SalesError.REFERRAL_RULE_NOT_FOUND;
import static id.tm.sales.SalesError.REFERRAL_RULE_USED;

import id.tm.finance.Percent;
import id.tm.platform.BaseEntity;
import id.tm.sales.Period;
import id.tm.sales.Reduction;
import id.tm.sales.ReductionKind;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a referral earns, and what it brings the buyer. One that a purchase was made by never changes: it is ended, and
 * another one follows. Table: referral_rules.
 */
@Entity
@Table(name = "referral_rules")
class ReferralRule extends BaseEntity {

    /** HQL over {@code e}: in effect at {@code :now}. */
    static final String IN_EFFECT = "e.effectiveFrom <= :now and (e.effectiveUntil is null or e.effectiveUntil > :now)";

    String name;

    /** Null for all tiers. */
    @Nullable
    String tier;

    /** Null for all products. */
    @Nullable
    String sku;

    @Enumerated(EnumType.STRING)
    private CommissionKind commissionKind;

    private @Nullable BigDecimal percent;
    private @Nullable Long amount;

    @Enumerated(EnumType.STRING)
    CommissionBase base;

    @Enumerated(EnumType.STRING)
    private @Nullable ReductionKind benefitKind;

    private @Nullable BigDecimal benefitPercent;
    private @Nullable Long benefitCap;
    private @Nullable Long benefitAmount;
    int holdDays;
    private Instant effectiveFrom;
    private @Nullable Instant effectiveUntil;

    static ReferralRule require(UUID id) {
        return ReferralRule.<ReferralRule>findByIdOptional(id).orElseThrow(REFERRAL_RULE_NOT_FOUND::with);
    }

    /** Waits for purchases that are being made by it. */
    static ReferralRule lock(UUID id) {
        return ReferralRule.<ReferralRule>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(REFERRAL_RULE_NOT_FOUND::with);
    }

    /**
     * For each product the one rule that counts for that tier then: the rule of product and tier, else that of the
     * product, else that of the tier, else that of all. A product without any is left out.
     *
     * @param pinned whether nobody may change them until the transaction ends, as something is bought by them
     */
    static Map<String, ReferralRule> bySku(Collection<String> skus, String tier, Instant now, boolean pinned) {
        PanacheQuery<ReferralRule> found = find(
                "from ReferralRule e where (e.tier is null or e.tier = :tier) and (e.sku is null or e.sku in :skus)"
                        + " and " + IN_EFFECT + " order by e.id",
                Map.of("tier", tier, "skus", skus, "now", now));
        if (pinned) found.withLock(LockModeType.PESSIMISTIC_READ);
        List<ReferralRule> rules = found.list();
        Map<String, ReferralRule> bySku = new HashMap<>();
        for (String sku : skus) {
            rules.stream()
                    .filter(rule -> rule.sku == null || rule.sku.equals(sku))
                    .max(Comparator.comparing((ReferralRule rule) -> rule.sku != null)
                            .thenComparing(rule -> rule.tier != null))
                    .ifPresent(rule -> bySku.put(sku, rule));
        }
        return bySku;
    }

    boolean isUsed() {
        return ReferralTerm.count("ruleId", id) > 0;
    }

    void requireUnused() {
        if (isUsed()) throw REFERRAL_RULE_USED.with();
    }

    void earn(CommissionKind kind, @Nullable BigDecimal ofPercent, @Nullable Long ofAmount) {
        commissionKind = kind;
        percent = ofPercent;
        amount = ofAmount;
    }

    void bring(@Nullable Reduction benefit) {
        benefitKind = benefit == null ? null : benefit.kind();
        benefitPercent = benefit == null ? null : benefit.percent();
        benefitCap = benefit == null ? null : benefit.cap();
        benefitAmount = benefit == null ? null : benefit.amount();
    }

    void holdGoodFor(Period period) {
        effectiveFrom = period.from();
        effectiveUntil = period.until();
    }

    /** From then on others count. */
    void end(Instant at) {
        effectiveUntil = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Rupiah that an item earns: a percentage is rounded once, half up; never more than what is paid for it. */
    long commission(long price, long net) {
        if (commissionKind == CommissionKind.FIXED) return Math.min(net, amount);
        long earned = Percent.of(baseOf(price, net), percent, RoundingMode.HALF_UP);
        return Math.min(net, earned);
    }

    long baseOf(long price, long net) {
        return base == CommissionBase.GROSS ? price : net;
    }

    CommissionKind commissionKind() {
        return commissionKind;
    }

    @Nullable
    BigDecimal percent() {
        return percent;
    }

    @Nullable
    Long amount() {
        return amount;
    }

    @Nullable
    Reduction benefit() {
        return benefitKind == null ? null : new Reduction(benefitKind, benefitPercent, benefitCap, benefitAmount);
    }

    Period period() {
        return new Period(effectiveFrom, effectiveUntil);
    }
}
