package id.tm.sales.pricing;

import id.tm.sales.referral.ReferralBenefit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be priced.
 *
 * @param skus of the products, each once
 * @param quantity how many pieces of each
 * @param codes of vouchers, as they were typed
 * @param channel the code of the payment channel, null as long as it is open
 * @param benefits what a referral brings
 */
public record QuoteOrder(
        List<String> skus,
        int quantity,
        List<String> codes,
        @Nullable String channel,
        List<ReferralBenefit> benefits) {

    /** One piece of each. */
    public QuoteOrder(List<String> skus, List<String> codes, @Nullable String channel, List<ReferralBenefit> benefits) {
        this(skus, 1, codes, channel, benefits);
    }
}
