package id.tm.sales;

import id.tm.finance.Shares;
import java.math.BigInteger;
import java.util.stream.LongStream;

/** Divides rupiah so that the parts add up exactly. */
public final class Allocation {

    private Allocation() {}

    /** In whole rupiah. A part of a total that is not above the sum of the weights is never above its weight. */
    public static long[] byLargestRemainder(long total, long[] weights) {
        return Shares.of(total, LongStream.of(weights).boxed().toList()).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /**
     * In multiples of {@code unit}, and all that is left over to the first one; with a unit of 1 by the largest
     * remainder.
     */
    public static long[] inUnits(long total, long[] weights, long unit) {
        if (unit == 1) return byLargestRemainder(total, weights);
        BigInteger sum = LongStream.of(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        long[] parts = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger exact = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]));
            parts[i] = exact.divide(sum).longValueExact() / unit * unit;
            left -= parts[i];
        }
        parts[0] += left;
        return parts;
    }
}
