package id.tm.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages of rupiah. */
public final class Percent {

    private Percent() {}

    /** So many per cent of the amount, in whole rupiah, rounded once. */
    public static long of(long amount, BigDecimal percent, RoundingMode rounding) {
        return BigDecimal.valueOf(amount)
                .multiply(percent)
                .movePointLeft(2)
                .setScale(0, rounding)
                .longValueExact();
    }
}
