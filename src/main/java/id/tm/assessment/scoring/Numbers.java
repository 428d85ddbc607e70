package id.tm.assessment.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One way to write each number, so that what is exported reads the same after it was imported. */
final class Numbers {

    private Numbers() {}

    static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : bare(number);
    }

    static BigDecimal bare(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 && bare.scale() > -50 ? bare.setScale(0) : bare;
    }
}
