package id.tm.sales.pricing;

import id.tm.finance.Ppn;
import id.tm.finance.Sale;
import id.tm.sales.discount.AppliedDiscount;
import id.tm.sales.referral.ReferredLine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a basket costs, and why: pure data that can be kept with the purchase. For every one of them
 * {@code subtotal - itemDiscounts - transactionDiscounts + fee + ppn = total}, all in rupiah.
 *
 * @param subtotal of the prices of all lines
 * @param transactionDiscounts of all that is taken off the purchase, vouchers included
 * @param serviceFeeVersion the version of the setting that the service fee comes from; null for a purchase of the old system
 * @param channelFee 0 as long as the channel is open
 * @param dpp the base of PPN as it is shown
 * @param ppnRule by which PPN was computed
 * @param channel how it is paid; {@link #FREE} when there is nothing to pay, null as long as it is open
 */
@RegisterForReflection
public record Quote(
        List<QuoteLine> lines,
        long subtotal,
        long itemDiscounts,
        long transactionDiscounts,
        long serviceFee,
        @Nullable UUID serviceFeeVersion,
        long channelFee,
        long dpp,
        long ppn,
        Ppn ppnRule,
        long total,
        @Nullable String channel,
        List<AppliedRule> appliedRules,
        List<RefusedCode> refusedCodes) {

    /** The channel of a purchase that costs nothing. */
    public static final String FREE = "FREE";

    public Quote {
        lines = List.copyOf(lines);
        appliedRules = List.copyOf(appliedRules);
        refusedCodes = List.copyOf(refusedCodes);
        if (subtotal - itemDiscounts - transactionDiscounts + serviceFee + channelFee + ppn != total) {
            throw new IllegalArgumentException("the quote does not add up to " + total);
        }
    }

    public long fee() {
        return serviceFee + channelFee;
    }

    public boolean costsNothing() {
        return total == 0;
    }

    /** What is taken off the purchase as a whole, rule by rule; their changes add up to the transaction's discounts. */
    public List<AppliedRule> transactionDiscountRules() {
        return appliedRules.stream()
                .filter(rule -> rule.step().isTransactionDiscount())
                .toList();
    }

    /** The vouchers that count, and what each takes off; whoever sells the basket reserves them. */
    public Map<UUID, Long> voucherAmounts() {
        return appliedRules.stream()
                .filter(rule -> rule.step() == PriceStep.VOUCHER)
                .collect(Collectors.toMap(AppliedRule::ruleId, rule -> -rule.change()));
    }

    /** What discounts take off, without vouchers and what a referral brings; whoever sells the basket writes it down. */
    public List<AppliedDiscount> appliedDiscounts() {
        return appliedRules.stream()
                .filter(rule -> rule.step() == PriceStep.ITEM_DISCOUNT || rule.step() == PriceStep.TRANSACTION_DISCOUNT)
                .map(rule -> new AppliedDiscount(
                        rule.ruleId(),
                        rule.line(),
                        rule.line() == null ? null : lines.get(rule.line()).sku(),
                        -rule.change()))
                .toList();
    }

    /** The lines as referrals look at them. */
    public List<ReferredLine> referredLines() {
        return lines.stream()
                .map(line -> new ReferredLine(line.line(), line.sku(), line.price(), line.net()))
                .toList();
    }

    /** The same figures as the books want them; its total is this total. */
    public Sale sale() {
        SortedMap<String, Long> revenue = new TreeMap<>();
        long vouchers = 0;
        for (QuoteLine line : lines) {
            vouchers += line.voucherDiscount();
            line.revenue().forEach(each -> revenue.merge(each.kind().name(), each.amount(), Math::addExact));
        }
        return new Sale(revenue, 0, ppn, fee(), vouchers);
    }
}
