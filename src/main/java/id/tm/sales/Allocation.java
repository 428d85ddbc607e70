package id.tm.sales;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides rupiah so that the parts add up exactly. */
public final class Allocation {

    private Allocation() {}

    /**
     * In whole rupiah, what is left over one by one to those who lost most by rounding down; the earlier one of two
     * equals. A part of a total that is not above the sum of the weights is never above its weight.
     */
    public static long[] byLargestRemainder(long total, long[] weights) {
        BigInteger sum = sum(weights);
        long[] parts = new long[weights.length];
        if (sum.signum() == 0) {
            if (total != 0) throw new IllegalArgumentException(total + " over nothing");
            return parts;
        }
        BigInteger[] lost = new BigInteger[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] share = share(total, weights[i], sum);
            parts[i] = share[0].longValueExact();
            lost[i] = share[1];
            left -= parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> lost[i]).reversed().thenComparing(i -> i))
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }

    /**
     * In multiples of {@code unit}, and all that is left over to the first one; with a unit of 1 by the largest
     * remainder.
     */
    public static long[] inUnits(long total, long[] weights, long unit) {
        if (unit == 1) return byLargestRemainder(total, weights);
        BigInteger sum = sum(weights);
        long[] parts = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            parts[i] = share(total, weights[i], sum)[0].longValueExact() / unit * unit;
            left -= parts[i];
        }
        parts[0] += left;
        return parts;
    }

    private static BigInteger[] share(long total, long weight, BigInteger sum) {
        return BigInteger.valueOf(total).multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
    }

    private static BigInteger sum(long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) throw new IllegalArgumentException("weight " + weight);
            sum = sum.add(BigInteger.valueOf(weight));
        }
        return sum;
    }
}
