package id.tm.sales.referral;

import id.tm.sales.Reduction;
import id.tm.sales.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who brings a buyer, and by which rules; found by {@link Referrals#find}. */
public final class Referral {

    private final ReferralCode code;
    private final ReferralSource source;
    private final @Nullable VisitReferral visit;
    private final @Nullable ReferralRefusal refusal;
    private final Map<String, ReferralRule> rules;

    Referral(
            ReferralCode code,
            ReferralSource source,
            @Nullable VisitReferral visit,
            @Nullable ReferralRefusal refusal,
            Map<String, ReferralRule> rules) {
        this.code = code;
        this.source = source;
        this.visit = visit;
        this.refusal = refusal;
        this.rules = Map.copyOf(rules);
    }

    /** What it brings the buyer: one for each rule, of the products that the rule counts for. */
    public List<ReferralBenefit> benefits() {
        Map<ReferralRule, List<String>> skus = new LinkedHashMap<>();
        rules.keySet().stream().sorted().forEach(sku -> skus.computeIfAbsent(rules.get(sku), rule -> new ArrayList<>())
                .add(sku));
        List<ReferralBenefit> benefits = new ArrayList<>();
        skus.forEach((rule, covered) -> {
            Reduction reduction = rule.benefit();
            if (reduction == null) return;
            benefits.add(new ReferralBenefit(rule.id, code.code, reduction, new Scope(covered, List.of())));
        });
        return benefits;
    }

    ReferralCode code() {
        return code;
    }

    ReferralSource source() {
        return source;
    }

    @Nullable
    VisitReferral visit() {
        return visit;
    }

    /** Why it does not count; null when it does. */
    @Nullable
    ReferralRefusal refusal() {
        return refusal;
    }

    /** By product. */
    Map<String, ReferralRule> rules() {
        return rules;
    }
}
