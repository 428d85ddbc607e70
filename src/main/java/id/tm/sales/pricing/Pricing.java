package id.tm.sales.pricing;

import id.tm.finance.Fee;
import id.tm.sales.Scope;
import id.tm.sales.discount.DiscountScope;
import id.tm.sales.discount.DiscountTerms;
import id.tm.sales.referral.ReferralBenefit;
import id.tm.sales.voucher.VoucherAsked;
import id.tm.sales.voucher.VoucherRefusal;
import id.tm.sales.voucher.VoucherTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The way from list prices to what is to be paid, step by step, each on the result of the one before. A pure function:
 * the same basket under the same rules always costs the same, in whatever order discounts and codes are named.
 */
public final class Pricing {

    private final Basket basket;
    private final PriceRules rules;
    private final int size;
    private final int[] quantities;
    private final long[] itemDiscounts;
    private final @Nullable UUID[] itemDiscountIds;
    private final long[] transactionDiscounts;
    private final long[] voucherDiscounts;
    private final List<AppliedRule> trail = new ArrayList<>();
    private final List<RefusedCode> refused = new ArrayList<>();
    private long total;

    private Pricing(Basket basket, PriceRules rules) {
        this.basket = basket;
        this.rules = rules;
        this.size = basket.items().size();
        this.quantities =
                basket.items().stream().mapToInt(Basket.Item::quantity).toArray();
        this.itemDiscounts = new long[size];
        this.itemDiscountIds = new UUID[size];
        this.transactionDiscounts = new long[size];
        this.voucherDiscounts = new long[size];
    }

    public static Quote price(Basket basket, PriceRules rules) {
        Pricing pricing = new Pricing(basket, rules);
        pricing.takeListPrices();
        pricing.takeBundlePrices();
        pricing.discountItems();
        pricing.discountTransaction();
        pricing.grantBenefits();
        pricing.applyVouchers();
        return pricing.withFeesAndTax();
    }

    private void takeListPrices() {
        for (int i = 0; i < size; i++) {
            Basket.Item item = item(i);
            step(PriceStep.LIST_PRICE, i, item.productId(), item.sku(), item.listPrice());
        }
    }

    private void takeBundlePrices() {
        for (int i = 0; i < size; i++) {
            Basket.Item item = item(i);
            long change = item.price() - item.listPrice();
            if (change != 0) step(PriceStep.BUNDLE_PRICE, i, item.productId(), item.sku(), change);
        }
    }

    /** Each item has the best of its discounts; the price of a bundle is one already. */
    private void discountItems() {
        for (int i = 0; i < size; i++) {
            if (item(i).kind().isBundle()) continue;
            long price = item(i).price();
            DiscountTerms best = null;
            for (DiscountTerms discount : ofScope(DiscountScope.ITEM)) {
                boolean fits = covers(discount.scope(), i) && price >= discount.minPurchase();
                long off = fits ? discount.reduction().on(new long[] {price}, new int[] {item(i).quantity()})[0] : 0;
                if (off <= itemDiscounts[i]) continue;
                best = discount;
                itemDiscounts[i] = off;
            }
            if (best == null) continue;
            itemDiscountIds[i] = best.id();
            step(PriceStep.ITEM_DISCOUNT, i, best.id(), best.code(), -itemDiscounts[i]);
        }
    }

    /** The purchase has the best of its discounts. */
    private void discountTransaction() {
        DiscountTerms best = null;
        long[] most = new long[size];
        for (DiscountTerms discount : ofScope(DiscountScope.TRANSACTION)) {
            long[] prices = left(i -> covers(discount.scope(), i));
            if (sum(prices) < discount.minPurchase()) continue;
            long[] off = discount.reduction().on(prices, quantities);
            if (sum(off) <= sum(most)) continue;
            best = discount;
            most = off;
        }
        if (best != null) take(PriceStep.TRANSACTION_DISCOUNT, best.id(), best.code(), most, transactionDiscounts);
    }

    private void grantBenefits() {
        for (ReferralBenefit benefit : rules.benefits()) {
            long[] off = benefit.reduction().on(left(i -> covers(benefit.scope(), i)), quantities);
            if (sum(off) == 0) continue;
            take(PriceStep.REFERRAL_BENEFIT, benefit.ruleId(), benefit.code(), off, transactionDiscounts);
        }
    }

    private void applyVouchers() {
        List<VoucherTerms> usable = new ArrayList<>();
        for (VoucherAsked asked : rules.vouchers()) {
            if (asked.terms() == null) refused.add(new RefusedCode(asked.code(), asked.refusal()));
            else usable.add(asked.terms());
        }
        usable.sort(VoucherTerms.ORDER);
        long[] beforeVouchers = left(i -> true);
        List<VoucherTerms> applied = new ArrayList<>();
        for (VoucherTerms voucher : usable) {
            long[] off = voucher.reduction().on(left(i -> covers(voucher.scope(), i)), quantities);
            VoucherRefusal refusal = refusalOf(voucher, beforeVouchers, applied, off);
            if (refusal != null) {
                refused.add(new RefusedCode(voucher.code(), refusal));
                continue;
            }
            applied.add(voucher);
            take(PriceStep.VOUCHER, voucher.id(), voucher.code(), off, voucherDiscounts);
        }
        refused.sort(Comparator.comparing(RefusedCode::code).thenComparing(RefusedCode::reason));
    }

    private @Nullable VoucherRefusal refusalOf(
            VoucherTerms voucher, long[] beforeVouchers, List<VoucherTerms> applied, long[] off) {
        long forIt = 0;
        boolean covers = false;
        for (int i = 0; i < size; i++) {
            if (!covers(voucher.scope(), i)) continue;
            covers = true;
            forIt += beforeVouchers[i];
        }
        if (!covers) return VoucherRefusal.PRODUCT_SCOPE;
        if (forIt < voucher.minPurchase()) return VoucherRefusal.MIN_PURCHASE;
        if (applied.stream().anyMatch(each -> each.id().equals(voucher.id()))) return VoucherRefusal.ALREADY_APPLIED;
        if (!voucher.goesWith(applied)) return VoucherRefusal.NOT_STACKABLE;
        // A use that brings nothing is not taken from anybody.
        return sum(off) == 0 ? VoucherRefusal.MIN_PURCHASE : null;
    }

    private Quote withFeesAndTax() {
        long net = total;
        long serviceFee = 0;
        long channelFee = 0;
        PriceRules.ChannelFee channel = rules.channel();
        // Who has nothing to pay pays nothing for paying.
        if (net > 0) {
            serviceFee = fee(
                    PriceStep.SERVICE_FEE,
                    rules.serviceFee().versionId(),
                    "service",
                    rules.serviceFee().fee());
            if (channel != null) channelFee = fee(PriceStep.CHANNEL_FEE, null, channel.channel(), channel.fee());
        }
        long base = total;
        long ppn = rules.ppn().tax(base);
        if (ppn != 0) step(PriceStep.PPN, null, null, "PPN", ppn);
        String paidBy = channel == null ? null : channel.channel();
        return new Quote(
                lines(),
                basket.items().stream().mapToLong(Basket.Item::price).sum(),
                sum(itemDiscounts),
                sum(transactionDiscounts) + sum(voucherDiscounts),
                serviceFee,
                rules.serviceFee().versionId(),
                channelFee,
                rules.ppn().dpp(base),
                ppn,
                rules.ppn(),
                total,
                total == 0 ? Quote.FREE : paidBy,
                trail,
                refused);
    }

    private long fee(PriceStep step, @Nullable UUID version, String code, Fee rule) {
        long fee = rule.on(total);
        if (fee != 0) step(step, null, version, code, fee);
        return fee;
    }

    private List<QuoteLine> lines() {
        List<QuoteLine> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Basket.Item item = item(i);
            lines.add(new QuoteLine(
                    i,
                    item.productId(),
                    item.sku(),
                    item.kind(),
                    item.name(),
                    item.nameEn(),
                    item.quantity(),
                    item.listPrice(),
                    item.price(),
                    itemDiscounts[i],
                    itemDiscountIds[i],
                    transactionDiscounts[i],
                    voucherDiscounts[i],
                    left(i),
                    // vouchers are an expense of their own, so they do not make the revenue less
                    item.revenue(left(i) + voucherDiscounts[i], rules.revenueUnit())));
        }
        return lines;
    }

    private void take(PriceStep step, UUID ruleId, String code, long[] off, long[] from) {
        for (int i = 0; i < size; i++) from[i] += off[i];
        total -= sum(off);
        trail.add(new AppliedRule(step, null, ruleId, code, -sum(off), total, negative(off)));
    }

    private void step(PriceStep step, @Nullable Integer line, @Nullable UUID ruleId, String code, long change) {
        total = Math.addExact(total, change);
        trail.add(new AppliedRule(step, line, ruleId, code, change, total, List.of()));
    }

    private List<DiscountTerms> ofScope(DiscountScope scope) {
        return rules.discounts().stream()
                .filter(discount -> discount.appliesTo() == scope)
                .sorted(Comparator.comparing(DiscountTerms::code))
                .toList();
    }

    private boolean covers(Scope scope, int i) {
        return scope.covers(item(i).sku(), item(i).kind());
    }

    private Basket.Item item(int i) {
        return basket.items().get(i);
    }

    private long left(int i) {
        return item(i).price() - itemDiscounts[i] - transactionDiscounts[i] - voucherDiscounts[i];
    }

    /** What is left to pay for each item that is meant, 0 for the others. */
    private long[] left(IntPredicate meant) {
        long[] left = new long[size];
        for (int i = 0; i < size; i++) left[i] = meant.test(i) ? left(i) : 0;
        return left;
    }

    private static long sum(long[] amounts) {
        return LongStream.of(amounts).reduce(0, Math::addExact);
    }

    private static List<Long> negative(long[] amounts) {
        return Arrays.stream(amounts).map(amount -> -amount).boxed().toList();
    }
}
