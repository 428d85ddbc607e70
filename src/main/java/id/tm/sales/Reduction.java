package id.tm.sales;

import id.tm.finance.Percent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How something becomes cheaper.
 *
 * @param percent of {@code PERCENT}
 * @param cap the most that {@code PERCENT} takes off, in rupiah; null for no limit
 * @param amount of {@code NOMINAL} what is taken off, of {@code FIXED_PRICE} what each item then costs, in rupiah
 */
@RegisterForReflection
public record Reduction(
        ReductionKind kind,
        @Nullable BigDecimal percent,
        @Nullable Long cap,
        @Nullable Long amount) {

    public Reduction {
        boolean sound = kind == ReductionKind.PERCENT
                ? percent != null && amount == null
                : percent == null && cap == null && amount != null;
        if (!sound) throw new IllegalArgumentException(kind + " " + percent + " " + cap + " " + amount);
    }

    /**
     * What it takes off each of those prices: never more than they are. A percentage is rounded once, half up.
     *
     * @param quantities how many pieces each of the prices is for
     */
    public long[] on(long[] prices, int[] quantities) {
        if (kind == ReductionKind.FIXED_PRICE) {
            long[] off = new long[prices.length];
            for (int i = 0; i < prices.length; i++) {
                off[i] = Math.max(0, prices[i] - Math.multiplyExact(amount, quantities[i]));
            }
            return off;
        }
        long sum = 0;
        for (long price : prices) sum = Math.addExact(sum, price);
        return Allocation.byLargestRemainder(
                Math.min(sum, kind == ReductionKind.NOMINAL ? amount : percentOf(sum)), prices);
    }

    private long percentOf(long sum) {
        long off = Percent.of(sum, percent, RoundingMode.HALF_UP);
        return cap == null ? off : Math.min(off, cap);
    }
}
