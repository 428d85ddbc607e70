package id.tm.sales.voucher;

import id.tm.sales.Reduction;
import id.tm.sales.Scope;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a voucher counts for the price of a basket.
 *
 * @param minPurchase what the items in its scope must cost at least after discounts, before any voucher; in rupiah
 * @param stackable whether it may be used together with others that may
 * @param group of stackable ones, no two of the same group go together; null for none
 * @param priority those of a higher one are applied first, and win where not all can be
 */
public record VoucherTerms(
        UUID id,
        String code,
        Reduction reduction,
        long minPurchase,
        Scope scope,
        boolean stackable,
        @Nullable String group,
        int priority) {

    /** In which order they are applied, whatever the order they were named in. */
    public static final Comparator<VoucherTerms> ORDER =
            Comparator.comparingInt(VoucherTerms::priority).reversed().thenComparing(VoucherTerms::code);

    boolean goesWith(VoucherTerms other) {
        return stackable && other.stackable && (group == null || !group.equals(other.group));
    }

    /** Whether it can be used beside all of those. */
    public boolean goesWith(Iterable<VoucherTerms> others) {
        for (VoucherTerms other : others) {
            if (!goesWith(other)) return false;
        }
        return true;
    }
}
