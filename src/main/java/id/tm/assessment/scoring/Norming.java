package id.tm.assessment.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a raw score to the usual standard scores: z, T = 50 + 10 z, sten = 5.5 + 2 z and stanine = 5 + 2 z rounded half up
 * and kept in their ranges, percentile from 1 to 99. All of them come from z before it is rounded to be shown. Where there
 * is a table, it gives the percentile and the normal curve the rest.
 */
final class Norming {

    private static final int DIGITS = 2;
    private static final int EXACT = 8;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Norming() {}

    /** Nothing below the first line of a table, and where neither table nor mean is known. */
    static Optional<NormedScore> of(NormGroup.ScaleNorm norm, BigDecimal raw) {
        BigDecimal mean = norm.mean();
        BigDecimal sd = norm.sd();
        if (!norm.table().isEmpty()) {
            Integer percentile = percentile(norm, raw);
            if (percentile == null) return Optional.empty();
            BigDecimal z =
                    BigDecimal.valueOf(Normal.quantile(percentile / 100.0)).setScale(EXACT, RoundingMode.HALF_UP);
            return Optional.of(standard(z, percentile));
        }
        if (mean == null || sd == null) return Optional.empty();
        BigDecimal z = raw.subtract(mean).divide(sd, EXACT, RoundingMode.HALF_UP);
        int percentile = (int) Math.min(99, Math.max(1, Math.round(100 * Normal.below(z.doubleValue()))));
        return Optional.of(standard(z, percentile));
    }

    private static @Nullable Integer percentile(NormGroup.ScaleNorm norm, BigDecimal raw) {
        Integer found = null;
        for (NormGroup.NormPoint point : norm.table()) {
            if (raw.compareTo(point.from()) >= 0) found = point.percentile();
        }
        return found;
    }

    private static NormedScore standard(BigDecimal z, int percentile) {
        BigDecimal doubled = z.multiply(TWO);
        return new NormedScore(
                z.setScale(DIGITS, RoundingMode.HALF_UP),
                z.multiply(BigDecimal.TEN).add(BigDecimal.valueOf(50)).setScale(1, RoundingMode.HALF_UP),
                within(doubled.add(new BigDecimal("5.5")), 10),
                within(doubled.add(BigDecimal.valueOf(5)), 9),
                percentile);
    }

    private static int within(BigDecimal value, int most) {
        // held in its range before it becomes an int: far out there is more than an int can hold
        return value.setScale(0, RoundingMode.HALF_UP)
                .max(BigDecimal.ONE)
                .min(BigDecimal.valueOf(most))
                .intValueExact();
    }
}
