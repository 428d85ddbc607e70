package id.tm.sales.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.Fee;
import id.tm.sales.ProductKind;
import id.tm.sales.Reduction;
import id.tm.sales.Scope;
import id.tm.sales.discount.DiscountScope;
import id.tm.sales.discount.DiscountTerms;
import id.tm.sales.referral.ReferralBenefit;
import id.tm.sales.voucher.VoucherAsked;
import id.tm.sales.voucher.VoucherTerms;
import id.tm.testing.Seeded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** T14: what holds for every basket under all rules. */
class PricingPropertyTest {

    private static final ProductKind[] SINGLE = {
        ProductKind.ASSESSMENT, ProductKind.CONSULTATION, ProductKind.EXECUTIVE, ProductKind.EVENT
    };

    private record Case(Basket basket, PriceRules rules, long shuffle) {}

    @Test
    void whateverIsBoughtUnderWhateverRules() {
        Seeded.values(5_000, PricingPropertyTest::any, PricingPropertyTest::holds);
    }

    private static void holds(Case each) {
        Quote quote = Pricing.price(each.basket, each.rules);
        assertThat(quote.total()).isNotNegative();
        assertThat(quote.fee()).isNotNegative();
        assertThat(quote.ppn()).isNotNegative();
        assertThat(quote.subtotal() - quote.itemDiscounts() - quote.transactionDiscounts() + quote.fee() + quote.ppn())
                .isEqualTo(quote.total());
        long net = 0;
        for (QuoteLine line : quote.lines()) {
            assertThat(line.itemDiscount()).isBetween(0L, line.price());
            assertThat(line.transactionDiscount()).isNotNegative();
            assertThat(line.voucherDiscount()).isNotNegative();
            assertThat(line.net())
                    .isNotNegative()
                    .isEqualTo(
                            line.price() - line.itemDiscount() - line.transactionDiscount() - line.voucherDiscount());
            assertThat(line.revenue().stream().mapToLong(QuoteLine.Revenue::amount))
                    .allMatch(amount -> amount >= 0);
            assertThat(line.revenue().stream()
                            .mapToLong(QuoteLine.Revenue::amount)
                            .sum())
                    .isEqualTo(line.net() + line.voucherDiscount());
            if (line.kind().isBundle()) assertThat(line.itemDiscount()).isZero();
            assertThat(line.quantity())
                    .isEqualTo(each.basket.items().get(line.line()).quantity());
            net += line.net();
        }
        assertThat(quote.costsNothing()).isEqualTo(net == 0);
        assertThat(quote.sale().total()).isEqualTo(quote.total());
        trailLeadsToTheTotal(quote);
        orderDoesNotMatter(each, quote);
        vouchersKeepTheirLimits(each, quote);
    }

    private static void trailLeadsToTheTotal(Quote quote) {
        long running = 0;
        PriceStep last = PriceStep.LIST_PRICE;
        for (AppliedRule rule : quote.appliedRules()) {
            running += rule.change();
            assertThat(rule.after()).isEqualTo(running).isNotNegative();
            assertThat(rule.step()).isGreaterThanOrEqualTo(last);
            if (!rule.shares().isEmpty()) {
                assertThat(rule.shares().stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(rule.change());
            }
            last = rule.step();
        }
        assertThat(running).isEqualTo(quote.total());
        assertThat(quote.transactionDiscountRules().stream()
                        .mapToLong(AppliedRule::change)
                        .sum())
                .isEqualTo(-quote.transactionDiscounts());
    }

    private static void orderDoesNotMatter(Case each, Quote quote) {
        PriceRules rules = each.rules;
        List<VoucherAsked> vouchers = new ArrayList<>(rules.vouchers());
        List<DiscountTerms> discounts = new ArrayList<>(rules.discounts());
        Collections.shuffle(vouchers, new Random(each.shuffle));
        Collections.shuffle(discounts, new Random(each.shuffle));
        assertThat(Pricing.price(
                        each.basket,
                        new PriceRules(
                                discounts,
                                rules.benefits(),
                                vouchers,
                                rules.serviceFee(),
                                rules.channel(),
                                rules.ppn(),
                                rules.revenueUnit())))
                .isEqualTo(quote);
    }

    private static void vouchersKeepTheirLimits(Case each, Quote quote) {
        assertThat(quote.voucherAmounts().size() + quote.refusedCodes().size())
                .isEqualTo(each.rules.vouchers().size());
        for (VoucherAsked asked : each.rules.vouchers()) {
            VoucherTerms terms = asked.terms();
            Long off = quote.voucherAmounts().get(terms.id());
            if (off == null) continue;
            assertThat(off).isPositive();
            if (terms.reduction().cap() != null)
                assertThat(off).isLessThanOrEqualTo(terms.reduction().cap());
            if (!terms.stackable()) assertThat(quote.voucherAmounts()).hasSize(1);
            AppliedRule rule = quote.appliedRules().stream()
                    .filter(applied -> terms.id().equals(applied.ruleId()))
                    .findFirst()
                    .orElseThrow();
            for (QuoteLine line : quote.lines()) {
                if (!terms.scope().covers(line.sku(), line.kind()))
                    assertThat(rule.shares().get(line.line())).isZero();
            }
        }
    }

    private static Case any(Random random) {
        List<Basket.Item> items = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> item(i, random))
                .toList();
        List<DiscountTerms> discounts = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> new DiscountTerms(
                        Baskets.id("d" + i),
                        "D" + i,
                        reduction(random),
                        random.nextBoolean() ? DiscountScope.ITEM : DiscountScope.TRANSACTION,
                        random.nextInt(4) == 0 ? amount(random) : 0,
                        scope(random)))
                .toList();
        List<VoucherAsked> vouchers = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> new VoucherTerms(
                        Baskets.id("v" + i),
                        "V" + i,
                        reduction(random),
                        random.nextInt(4) == 0 ? amount(random) : 0,
                        scope(random),
                        random.nextInt(4) > 0,
                        random.nextInt(3) == 0 ? "g" + random.nextInt(2) : null,
                        random.nextInt(3)))
                .map(VoucherAsked::usable)
                .toList();
        PriceRules rules = new PriceRules(
                discounts,
                benefits(random),
                vouchers,
                new PriceRules.ServiceFee(Baskets.id("s"), fee(random)),
                random.nextBoolean() ? new PriceRules.ChannelFee("QRIS", fee(random)) : null,
                random.nextBoolean() ? Baskets.PPN : id.tm.finance.Ppn.NONE,
                random.nextBoolean() ? 1 : 1_000);
        return new Case(new Basket(items), rules, random.nextLong());
    }

    /** Each product has one rule of referrals at most. */
    private static List<ReferralBenefit> benefits(Random random) {
        if (random.nextInt(3) > 0) return List.of();
        if (random.nextBoolean()) {
            return List.of(new ReferralBenefit(Baskets.id("b"), "FRIEND", reduction(random), Scope.ALL));
        }
        return List.of(
                new ReferralBenefit(
                        Baskets.id("b0"), "FRIEND", reduction(random), new Scope(List.of("ASM-0", "ASM-1"), List.of())),
                new ReferralBenefit(
                        Baskets.id("b2"), "FRIEND", reduction(random), new Scope(List.of("ASM-2"), List.of())));
    }

    private static Basket.Item item(int i, Random random) {
        if (random.nextInt(4) == 0) {
            return Baskets.bundle(
                    amount(random),
                    IntStream.range(0, 1 + random.nextInt(4))
                            .mapToLong(part -> 1 + amount(random))
                            .toArray());
        }
        return Baskets.item("ASM-" + i, SINGLE[random.nextInt(SINGLE.length)], 1 + random.nextInt(50), amount(random));
    }

    private static long amount(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(5);
            case 1 -> 1_000_000_000_000L - random.nextInt(10);
            default -> random.nextInt(1_000_000);
        };
    }

    private static Reduction reduction(Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                Baskets.percent(
                        (1 + random.nextInt(10_000)) / 100.0,
                        random.nextBoolean() ? null : (Long) (1 + amount(random)));
            case 1 -> Baskets.nominal(1 + amount(random));
            default -> Baskets.fixedPrice(amount(random));
        };
    }

    private static Scope scope(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Scope(List.of("ASM-" + random.nextInt(4)), List.of());
            case 1 -> new Scope(List.of(), List.of(ProductKind.values()[random.nextInt(5)]));
            default -> Scope.ALL;
        };
    }

    private static Fee fee(Random random) {
        return new Fee(
                random.nextInt(5_000),
                random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(10_000), 2),
                null,
                random.nextBoolean() ? null : 50_000L);
    }
}
