package id.tm.finance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of an amount by weight, by the largest remainder: whole rupiah that add up to the amount. */
public final class Shares {

    private Shares() {}

    /** Where two remainders are the same the earlier one gets the rupiah; equal parts when nothing weighs anything. */
    public static List<Long> of(long amount, List<Long> weights) {
        if (amount < 0 || weights.isEmpty() && amount > 0) {
            throw new IllegalArgumentException(amount + " for " + weights.size());
        }
        BigInteger total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            return weights.isEmpty()
                    ? List.of()
                    : of(amount, weights.stream().map(each -> 1L).toList());
        }
        List<Long> shares = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        long given = 0;
        for (long weight : weights) {
            if (weight < 0) throw new IllegalArgumentException("weight " + weight);
            BigInteger[] parts = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(total);
            shares.add(parts[0].longValueExact());
            remainders.add(parts[1]);
            given += parts[0].longValueExact();
        }
        List<Integer> order = IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .toList();
        for (int i = 0; given < amount; i++, given++) {
            shares.set(order.get(i), shares.get(order.get(i)) + 1);
        }
        return List.copyOf(shares);
    }
}
