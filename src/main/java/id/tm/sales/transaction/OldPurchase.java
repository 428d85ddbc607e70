package id.tm.sales.transaction;

import id.tm.finance.Ppn;
import id.tm.sales.Allocation;
import id.tm.sales.pricing.AppliedRule;
import id.tm.sales.pricing.Basket;
import id.tm.sales.pricing.PriceStep;
import id.tm.sales.pricing.Quote;
import id.tm.sales.pricing.QuoteLine;
import id.tm.sales.product.Product;
import id.tm.sales.product.ProductPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A purchase of the old system. All amounts in rupiah.
 *
 * @param number what it is called there
 * @param channel how it was paid, in words of the old system
 * @param discount what is taken off the purchase as a whole, and {@code discountCode} for what
 */
record OldPurchase(
        String number,
        UUID userId,
        Instant createdAt,
        @Nullable Instant paidAt,
        TransactionState status,
        @Nullable String channel,
        @Nullable String paymentReference,
        List<Item> items,
        long discount,
        String discountCode,
        long fee,
        long ppn) {

    /** What discounts without a code are called. */
    static final String NAMELESS = "OLD-SYSTEM";

    /**
     * One product of it.
     *
     * @param parts of a bundle, as they are now
     * @param used whether it was used in the old system
     * @param validUntil until when it can be used; null for as long as is usual
     */
    record Item(
            Product product,
            List<ProductPart.Part> parts,
            long price,
            long discount,
            boolean used,
            @Nullable Instant validUntil) {

        long left() {
            return price - discount;
        }
    }

    long subtotal() {
        return items.stream().mapToLong(Item::price).sum();
    }

    long itemDiscounts() {
        return items.stream().mapToLong(Item::discount).sum();
    }

    long total() {
        return subtotal() - itemDiscounts() - discount + fee + ppn;
    }

    String productSet() {
        return Transaction.setOf(items.stream().map(item -> item.product().sku).toList());
    }

    /** The same figures with a way to the total, as if they had been priced here. */
    Quote quote(long revenueUnit) {
        List<AppliedRule> trail = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            sum += item.price();
            trail.add(rule(PriceStep.LIST_PRICE, i, item.product().id, item.product().sku, item.price(), sum));
        }
        for (int i = 0; i < items.size(); i++) {
            long off = items.get(i).discount();
            sum -= off;
            if (off > 0) trail.add(rule(PriceStep.ITEM_DISCOUNT, i, null, NAMELESS, -off, sum));
        }
        long[] shares = Allocation.byLargestRemainder(
                discount, items.stream().mapToLong(Item::left).toArray());
        sum -= discount;
        if (discount > 0) {
            List<Long> taken = new ArrayList<>();
            for (long share : shares) taken.add(-share);
            trail.add(new AppliedRule(PriceStep.TRANSACTION_DISCOUNT, null, null, discountCode, -discount, sum, taken));
        }
        sum += fee;
        if (fee > 0) trail.add(rule(PriceStep.SERVICE_FEE, null, null, "service", fee, sum));
        long base = sum;
        if (ppn > 0) trail.add(rule(PriceStep.PPN, null, null, "PPN", ppn, base + ppn));
        return new Quote(
                lines(shares, revenueUnit),
                subtotal(),
                itemDiscounts(),
                discount,
                fee,
                null,
                0,
                base,
                ppn,
                ppnRule(base),
                total(),
                total() == 0 ? Quote.FREE : null,
                trail,
                List.of());
    }

    private List<QuoteLine> lines(long[] shares, long revenueUnit) {
        List<QuoteLine> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            Product product = item.product();
            long net = item.left() - shares[i];
            lines.add(new QuoteLine(
                    i,
                    product.id,
                    product.sku,
                    product.kind,
                    product.name,
                    product.nameEn,
                    1,
                    item.price(),
                    item.price(),
                    item.discount(),
                    null,
                    shares[i],
                    0,
                    net,
                    Basket.Item.of(product, 1, item.parts()).revenue(net, revenueUnit)));
        }
        return lines;
    }

    /** The old system did not say by which rate: the one that the amounts come to. */
    private Ppn ppnRule(long base) {
        if (ppn == 0) return Ppn.NONE;
        BigDecimal rate =
                BigDecimal.valueOf(ppn).movePointRight(2).divide(BigDecimal.valueOf(base), 2, RoundingMode.HALF_UP);
        return new Ppn(rate, 1, 1);
    }

    private static AppliedRule rule(
            PriceStep step, @Nullable Integer line, @Nullable UUID rule, String code, long change, long after) {
        return new AppliedRule(step, line, rule, code, change, after, List.of());
    }
}
