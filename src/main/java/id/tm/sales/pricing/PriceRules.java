package id.tm.sales.pricing;

import id.tm.finance.Fee;
import id.tm.finance.Ppn;
import id.tm.sales.discount.DiscountTerms;
import id.tm.sales.referral.ReferralBenefit;
import id.tm.sales.voucher.VoucherAsked;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that decides about the price of a basket beside the prices themselves, as it is at one moment for one buyer.
 *
 * @param discounts those in effect
 * @param benefits what comes from a referral
 * @param vouchers the codes that were named
 * @param channel how it is to be paid, null as long as that is open: then no channel's fee is in the total
 * @param revenueUnit the multiples in which the revenue of bundles is divided, in rupiah
 */
public record PriceRules(
        List<DiscountTerms> discounts,
        List<ReferralBenefit> benefits,
        List<VoucherAsked> vouchers,
        ServiceFee serviceFee,
        @Nullable ChannelFee channel,
        Ppn ppn,
        long revenueUnit) {

    /** The fee of the house; {@code versionId} is the setting's. */
    public record ServiceFee(UUID versionId, Fee fee) {}

    public record ChannelFee(String channel, Fee fee) {}

    public PriceRules {
        discounts = List.copyOf(discounts);
        benefits = List.copyOf(benefits);
        vouchers = List.copyOf(vouchers);
    }
}
