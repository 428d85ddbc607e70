package id.tm.sales.pricing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of the way to the total.
 *
 * @param line the number of the line it is about, from 0; null for the whole purchase
 * @param ruleId the product, discount, voucher, referral rule or version of a fee behind it; null for PPN and channels
 * @param code what that is called: SKU, code of the discount or voucher, channel
 * @param change by how many rupiah the purchase becomes dearer, or cheaper when negative
 * @param after what the purchase comes to after this step, in rupiah
 * @param shares what of the change falls to each line, in their order; empty where it falls to none
 */
@RegisterForReflection
public record AppliedRule(
        PriceStep step,
        @Nullable Integer line,
        @Nullable UUID ruleId,
        String code,
        long change,
        long after,
        List<Long> shares) {

    public AppliedRule {
        shares = List.copyOf(shares);
    }
}
