package id.tm.sales.pricing;

import id.tm.finance.Fee;
import id.tm.finance.Ppn;
import id.tm.sales.ProductKind;
import id.tm.sales.Reduction;
import id.tm.sales.ReductionKind;
import id.tm.sales.Scope;
import id.tm.sales.discount.DiscountScope;
import id.tm.sales.discount.DiscountTerms;
import id.tm.sales.referral.ReferralBenefit;
import id.tm.sales.voucher.VoucherAsked;
import id.tm.sales.voucher.VoucherTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Baskets and rules for the pure rules of prices. */
final class Baskets {

    static final Ppn PPN = new Ppn(BigDecimal.valueOf(12), 11, 12);

    private Baskets() {}

    static Basket.Item item(String sku, ProductKind kind, long price) {
        return item(sku, kind, 1, price);
    }

    /** {@code price} is that of all pieces. */
    static Basket.Item item(String sku, ProductKind kind, int quantity, long price) {
        return new Basket.Item(
                UUID.nameUUIDFromBytes(sku.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                sku,
                kind,
                sku,
                null,
                quantity,
                price,
                price,
                List.of());
    }

    static Basket.Item test(long price) {
        return item("ASM-ST30", ProductKind.ASSESSMENT, price);
    }

    static Basket.Item consultation(long price) {
        return item("SVC-TALK", ProductKind.CONSULTATION, price);
    }

    static Basket.Item bundle(long price, long... weights) {
        List<Basket.Part> parts = new ArrayList<>();
        long list = 0;
        for (int i = 0; i < weights.length; i++) {
            ProductKind kind = i % 2 == 0 ? ProductKind.ASSESSMENT : ProductKind.CONSULTATION;
            parts.add(new Basket.Part(new UUID(0, i), "ASM-PART" + i, kind, weights[i]));
            list += weights[i];
        }
        return new Basket.Item(new UUID(1, 1), "BND-ALL", ProductKind.BUNDLE, "All", null, 1, list, price, parts);
    }

    static Basket basket(Basket.Item... items) {
        return new Basket(List.of(items));
    }

    static Reduction percent(double percent, Long cap) {
        return new Reduction(ReductionKind.PERCENT, BigDecimal.valueOf(percent), cap, null);
    }

    static Reduction nominal(long amount) {
        return new Reduction(ReductionKind.NOMINAL, null, null, amount);
    }

    static Reduction fixedPrice(long amount) {
        return new Reduction(ReductionKind.FIXED_PRICE, null, null, amount);
    }

    static VoucherTerms voucher(String code, Reduction reduction) {
        return new VoucherTerms(id(code), code, reduction, 0, Scope.ALL, true, null, 0);
    }

    static DiscountTerms discount(String code, DiscountScope appliesTo, Reduction reduction) {
        return new DiscountTerms(id(code), code, reduction, appliesTo, 0, Scope.ALL);
    }

    static UUID id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Rules that change one after the other from none at all. */
    static final class Rules {

        private List<DiscountTerms> discounts = List.of();
        private List<VoucherAsked> vouchers = List.of();
        private List<ReferralBenefit> benefits = List.of();
        private Fee service = Fee.NONE;
        private PriceRules.ChannelFee channel;
        private Ppn ppn = Ppn.NONE;
        private long unit = 1;

        Rules discounts(DiscountTerms... terms) {
            discounts = List.of(terms);
            return this;
        }

        Rules vouchers(VoucherTerms... terms) {
            vouchers = java.util.Arrays.stream(terms).map(VoucherAsked::usable).toList();
            return this;
        }

        Rules asked(List<VoucherAsked> asked) {
            vouchers = asked;
            return this;
        }

        Rules benefit(Reduction reduction) {
            return benefits(new ReferralBenefit(id("benefit"), "FRIEND", reduction, Scope.ALL));
        }

        Rules benefits(ReferralBenefit... each) {
            benefits = List.of(each);
            return this;
        }

        Rules service(Fee fee) {
            service = fee;
            return this;
        }

        Rules channel(Fee fee) {
            channel = new PriceRules.ChannelFee("VA_BCA", fee);
            return this;
        }

        Rules ppn() {
            ppn = PPN;
            return this;
        }

        Rules unit(long rupiah) {
            unit = rupiah;
            return this;
        }

        Quote price(Basket.Item... items) {
            return price(basket(items));
        }

        Quote price(Basket basket) {
            return Pricing.price(
                    basket,
                    new PriceRules(
                            discounts,
                            benefits,
                            vouchers,
                            new PriceRules.ServiceFee(id("fee"), service),
                            channel,
                            ppn,
                            unit));
        }
    }
}
