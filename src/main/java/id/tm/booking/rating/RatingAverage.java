package id.tm.booking.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The Bayesian average: everybody starts with {@code priorWeight} ratings of {@code priorMean} stars, so that one
 * enthusiastic client does not put a newcomer on top, nor one angry client at the bottom.
 */
record RatingAverage(double priorMean, int priorWeight) {

    /** To two decimals; the prior mean when there is nothing to average. */
    BigDecimal of(long sumOfStars, long count) {
        BigDecimal mean = BigDecimal.valueOf(priorMean);
        long weight = priorWeight + count;
        if (weight == 0) return mean.setScale(2, RoundingMode.HALF_UP);
        return mean.multiply(BigDecimal.valueOf(priorWeight))
                .add(BigDecimal.valueOf(sumOfStars))
                .divide(BigDecimal.valueOf(weight), 2, RoundingMode.HALF_UP);
    }
}
