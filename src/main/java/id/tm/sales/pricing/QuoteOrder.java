package id.tm.sales.pricing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be priced.
 *
 * @param skus of the products, each once
 * @param quantity how many pieces of each
 * @param codes of vouchers, as they were typed
 * @param channel the code of the payment channel, null as long as it is open
 * @param benefit what a referral brings, null for none
 */
public record QuoteOrder(
        List<String> skus,
        int quantity,
        List<String> codes,
        @Nullable String channel,
        PriceRules.@Nullable Benefit benefit) {

    /** One piece of each. */
    public QuoteOrder(
            List<String> skus, List<String> codes, @Nullable String channel, PriceRules.@Nullable Benefit benefit) {
        this(skus, 1, codes, channel, benefit);
    }
}
