package id.tm.sales.referral;

import id.tm.sales.Reduction;
import id.tm.sales.Scope;
import java.util.UUID;

/** What a rule brings the buyer of the products in its scope; {@code code} is the referrer's. */
public record ReferralBenefit(UUID ruleId, String code, Reduction reduction, Scope scope) {}
