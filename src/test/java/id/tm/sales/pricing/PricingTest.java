package id.tm.sales.pricing;

import static id.tm.sales.pricing.Baskets.bundle;
import static id.tm.sales.pricing.Baskets.consultation;
import static id.tm.sales.pricing.Baskets.discount;
import static id.tm.sales.pricing.Baskets.fixedPrice;
import static id.tm.sales.pricing.Baskets.id;
import static id.tm.sales.pricing.Baskets.nominal;
import static id.tm.sales.pricing.Baskets.percent;
import static id.tm.sales.pricing.Baskets.test;
import static id.tm.sales.pricing.Baskets.voucher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.finance.Fee;
import id.tm.finance.Sale;
import id.tm.sales.Allocation;
import id.tm.sales.ProductKind;
import id.tm.sales.Reduction;
import id.tm.sales.ReductionKind;
import id.tm.sales.Scope;
import id.tm.sales.discount.AppliedDiscount;
import id.tm.sales.discount.DiscountScope;
import id.tm.sales.discount.DiscountTerms;
import id.tm.sales.pricing.Baskets.Rules;
import id.tm.sales.voucher.VoucherAsked;
import id.tm.sales.voucher.VoucherRefusal;
import id.tm.sales.voucher.VoucherTerms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The waterfall to the rupiah. */
class PricingTest {

    private static final Fee FOUR_THOUSAND = new Fee(4_000, null, null, null);

    @Test
    void ppnByTheRulesOfTheLaw() {
        Map<Long, Long> taxes = new TreeMap<>(
                Map.of(400_000L, 44_000L, 100_000L, 11_000L, 75_000L, 8_250L, 550_000L, 60_500L, 333_333L, 36_667L));
        taxes.forEach((price, tax) -> {
            Quote quote = new Rules().ppn().price(test(price));
            assertThat(quote.ppn()).as("of %d", price).isEqualTo(tax);
            assertThat(quote.total()).isEqualTo(price + tax);
        });
        assertThat(new Rules().ppn().price(test(400_000)).dpp()).isEqualTo(366_667);
        Quote notPkp = new Rules().price(test(400_000));
        assertThat(notPkp.ppn()).isZero();
        assertThat(notPkp.total()).isEqualTo(400_000);
    }

    @Test
    void bundleRevenueIsDividedByWeightInUnits() {
        assertThat(revenue(new Rules().price(bundle(500_000, 400_000, 200_000))))
                .containsExactly(333_333L, 166_667L);
        assertThat(revenue(new Rules().unit(1_000).price(bundle(500_000, 400_000, 200_000))))
                .containsExactly(334_000L, 166_000L);
        assertThat(revenue(new Rules().unit(1_000).price(bundle(500_500, 400_000, 200_000))))
                .containsExactly(334_500L, 166_000L);
        assertThat(new Rules()
                        .unit(1_000)
                        .price(bundle(500_000, 400_000, 200_000))
                        .sale()
                        .revenue())
                .isEqualTo(Map.of("ASSESSMENT", 334_000L, "CONSULTATION", 166_000L));
    }

    @Test
    void everyStepStandsOnTheOneBefore() {
        Quote quote = new Rules()
                .discounts(
                        discount("TEN", DiscountScope.ITEM, percent(10, null)),
                        discount("FIVE", DiscountScope.TRANSACTION, percent(5, null)))
                .benefit(nominal(7_000))
                .vouchers(voucher("SAVE", percent(20, 50_000L)))
                .service(new Fee(1_000, BigDecimal.ONE, null, null))
                .channel(FOUR_THOUSAND)
                .ppn()
                .price(test(400_000), consultation(200_000));
        assertThat(quote.appliedRules())
                .extracting(AppliedRule::step, AppliedRule::code, AppliedRule::change, AppliedRule::after)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(PriceStep.LIST_PRICE, "ASM-ST30", 400_000L, 400_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.LIST_PRICE, "SVC-TALK", 200_000L, 600_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.ITEM_DISCOUNT, "TEN", -40_000L, 560_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.ITEM_DISCOUNT, "TEN", -20_000L, 540_000L),
                        org.assertj.core.api.Assertions.tuple(
                                PriceStep.TRANSACTION_DISCOUNT, "FIVE", -27_000L, 513_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.REFERRAL_BENEFIT, "FRIEND", -7_000L, 506_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.VOUCHER, "SAVE", -50_000L, 456_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.SERVICE_FEE, "service", 5_560L, 461_560L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.CHANNEL_FEE, "VA_BCA", 4_000L, 465_560L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.PPN, "PPN", 51_212L, 516_772L));
        assertThat(quote.total()).isEqualTo(516_772);
        assertThat(quote.itemDiscounts()).isEqualTo(60_000);
        assertThat(quote.transactionDiscounts()).isEqualTo(84_000);
        assertThat(quote.fee()).isEqualTo(9_560);
        assertThat(quote.lines()).extracting(QuoteLine::net).containsExactly(304_000L, 152_000L);
        assertThat(quote.transactionDiscountRules()).hasSize(3);
        assertThat(quote.voucherAmounts()).isEqualTo(Map.of(id("SAVE"), 50_000L));
        assertThat(quote.appliedDiscounts())
                .containsExactly(
                        new AppliedDiscount(id("TEN"), 0, "ASM-ST30", 40_000),
                        new AppliedDiscount(id("TEN"), 1, "SVC-TALK", 20_000),
                        new AppliedDiscount(id("FIVE"), null, null, 27_000));
        assertThat(quote.channel()).isEqualTo("VA_BCA");
        assertThat(quote.sale())
                .isEqualTo(new Sale(
                        new TreeMap<>(Map.of("ASSESSMENT", 337_333L, "CONSULTATION", 168_667L)),
                        0,
                        51_212,
                        9_560,
                        50_000));
        assertThat(quote.sale().total()).isEqualTo(quote.total());
    }

    @Test
    void theBundlePriceOverridesDiscountsOfSingleItems() {
        Quote quote = new Rules()
                .discounts(
                        discount("TEN", DiscountScope.ITEM, percent(10, null)),
                        discount("LESS", DiscountScope.TRANSACTION, nominal(7_000)))
                .price(bundle(500_000, 400_000, 200_000), consultation(200_000));
        assertThat(quote.appliedRules())
                .extracting(AppliedRule::step, AppliedRule::change)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(PriceStep.LIST_PRICE, 600_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.LIST_PRICE, 200_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.BUNDLE_PRICE, -100_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.ITEM_DISCOUNT, -20_000L),
                        org.assertj.core.api.Assertions.tuple(PriceStep.TRANSACTION_DISCOUNT, -7_000L));
        assertThat(quote.subtotal()).isEqualTo(700_000);
        assertThat(quote.lines()).extracting(QuoteLine::itemDiscount).containsExactly(0L, 20_000L);
        assertThat(quote.lines()).extracting(QuoteLine::discountId).containsExactly(null, id("TEN"));
        assertThat(quote.lines()).extracting(QuoteLine::transactionDiscount).containsExactly(5_147L, 1_853L);
    }

    @Test
    void theBestOfSeveralDiscountsCountsAndNoMoreThanThePrice() {
        Quote quote = new Rules()
                .discounts(
                        discount("A", DiscountScope.ITEM, percent(10, 5_000L)),
                        discount("B", DiscountScope.ITEM, fixedPrice(80_000)),
                        new DiscountTerms(id("C"), "C", nominal(99_000), DiscountScope.ITEM, 100_001, Scope.ALL),
                        new DiscountTerms(
                                id("D"),
                                "D",
                                nominal(99_000),
                                DiscountScope.ITEM,
                                0,
                                new Scope(List.of("ASM-OTHER"), List.of(ProductKind.EVENT))))
                .price(test(100_000));
        assertThat(quote.lines().get(0).discountId()).isEqualTo(id("B"));
        assertThat(quote.total()).isEqualTo(80_000);
        Quote free = new Rules()
                .discounts(discount("ALL", DiscountScope.ITEM, nominal(500_000)))
                .price(test(100_000));
        assertThat(free.total()).isZero();
    }

    @Test
    void whatCostsNothingIsFreeOfFeesAndTaxToo() {
        Quote quote = new Rules()
                .vouchers(voucher("GIFT", percent(100, null)))
                .service(FOUR_THOUSAND)
                .channel(FOUR_THOUSAND)
                .ppn()
                .price(test(400_000));
        assertThat(quote.total()).isZero();
        assertThat(quote.fee()).isZero();
        assertThat(quote.ppn()).isZero();
        assertThat(quote.channel()).isEqualTo(Quote.FREE);
        assertThat(quote.costsNothing()).isTrue();
        assertThat(quote.sale()).isEqualTo(Sale.of("ASSESSMENT", 400_000, 0, 0, 400_000));
    }

    @Test
    void vouchersOfEveryKind() {
        assertThat(new Rules()
                        .vouchers(voucher("P", percent(12.5, null)))
                        .price(test(99_999))
                        .total())
                .isEqualTo(87_499);
        assertThat(new Rules()
                        .vouchers(voucher("P", percent(50, 30_000L)))
                        .price(test(100_000))
                        .total())
                .isEqualTo(70_000);
        assertThat(new Rules()
                        .vouchers(voucher("N", nominal(30_000)))
                        .price(test(20_000))
                        .total())
                .isZero();
        Quote fixed =
                new Rules().vouchers(voucher("F", fixedPrice(99_000))).price(test(100_000), consultation(200_000));
        assertThat(fixed.lines()).extracting(QuoteLine::net).containsExactly(99_000L, 99_000L);
    }

    @Test
    void aFixedPriceIsThatOfEachPiece() {
        Quote quote = new Rules()
                .discounts(discount("D", DiscountScope.ITEM, fixedPrice(95_000)))
                .vouchers(voucher("F", fixedPrice(90_000)))
                .price(Baskets.item("ASM-TEAM", ProductKind.EXECUTIVE, 3, 300_000));
        QuoteLine line = quote.lines().get(0);
        assertThat(line.quantity()).isEqualTo(3);
        assertThat(line.label(true)).isEqualTo("3 × ASM-TEAM");
        assertThat(line.itemDiscount()).isEqualTo(15_000);
        assertThat(line.voucherDiscount()).isEqualTo(15_000);
        assertThat(quote.total()).isEqualTo(270_000);
    }

    @Test
    void vouchersAreRefusedWithAReason() {
        VoucherTerms talkOnly = new VoucherTerms(
                id("TALK"), "TALK", nominal(1_000), 0, new Scope(List.of("SVC-TALK"), List.of()), true, null, 0);
        VoucherTerms big = new VoucherTerms(id("BIG"), "BIG", nominal(1_000), 100_001, Scope.ALL, true, null, 0);
        VoucherTerms alone = new VoucherTerms(id("ALONE"), "ALONE", nominal(1_000), 0, Scope.ALL, false, null, 0);
        VoucherTerms first = new VoucherTerms(id("FIRST"), "FIRST", nominal(2_000), 0, Scope.ALL, true, "spring", 9);
        VoucherTerms second = new VoucherTerms(id("SECOND"), "SECOND", nominal(3_000), 0, Scope.ALL, true, "spring", 8);
        VoucherTerms third = new VoucherTerms(id("THIRD"), "THIRD", nominal(500), 0, Scope.ALL, true, "fall", 7);
        VoucherTerms useless =
                new VoucherTerms(id("USELESS"), "USELESS", fixedPrice(100_000), 0, Scope.ALL, true, null, -1);
        Quote quote = new Rules()
                .asked(List.of(
                        VoucherAsked.refused("NONE", VoucherRefusal.NOT_FOUND),
                        VoucherAsked.usable(useless),
                        VoucherAsked.usable(second),
                        VoucherAsked.usable(talkOnly),
                        VoucherAsked.usable(third),
                        VoucherAsked.usable(first),
                        VoucherAsked.usable(first),
                        VoucherAsked.usable(big),
                        VoucherAsked.usable(alone)))
                .price(test(100_000));
        assertThat(quote.voucherAmounts()).isEqualTo(Map.of(id("FIRST"), 2_000L, id("THIRD"), 500L));
        assertThat(quote.refusedCodes())
                .containsExactly(
                        new RefusedCode("ALONE", VoucherRefusal.NOT_STACKABLE),
                        new RefusedCode("BIG", VoucherRefusal.MIN_PURCHASE),
                        new RefusedCode("FIRST", VoucherRefusal.ALREADY_APPLIED),
                        new RefusedCode("NONE", VoucherRefusal.NOT_FOUND),
                        new RefusedCode("SECOND", VoucherRefusal.NOT_STACKABLE),
                        new RefusedCode("TALK", VoucherRefusal.PRODUCT_SCOPE),
                        new RefusedCode("USELESS", VoucherRefusal.MIN_PURCHASE));
    }

    @Test
    void allocationHasNoRest() {
        assertThat(Allocation.byLargestRemainder(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
        assertThat(Allocation.byLargestRemainder(0, new long[] {0, 0})).containsExactly(0, 0);
        assertThat(Allocation.byLargestRemainder(5, new long[] {0, 7})).containsExactly(0, 5);
        assertThat(Allocation.byLargestRemainder(1_000_000_000_000L, new long[] {1_000_000_000_000L, 3}))
                .containsExactly(999_999_999_997L, 3);
        assertThatThrownBy(() -> Allocation.byLargestRemainder(1, new long[] {2, -1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReductionHasWhatItsKindNeeds() {
        for (ReductionKind kind : ReductionKind.values()) {
            assertThatThrownBy(() -> new Reduction(kind, null, null, null))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Reduction(kind, BigDecimal.ONE, 1L, 1L))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<Long> revenue(Quote quote) {
        return quote.lines().get(0).revenue().stream()
                .map(QuoteLine.Revenue::amount)
                .toList();
    }
}
