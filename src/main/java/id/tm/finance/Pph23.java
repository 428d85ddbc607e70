package id.tm.finance;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Income tax on a company's service fee, of the gross; {@code withoutNumberPercent} for who has no NPWP. */
@RegisterForReflection
public record Pph23(BigDecimal percent, BigDecimal withoutNumberPercent) {

    /** In whole rupiah, rounded down. */
    public long tax(long gross, boolean withNumber) {
        return Percent.of(gross, withNumber ? percent : withoutNumberPercent, RoundingMode.DOWN);
    }

    boolean isSound() {
        return isPercentage(percent) && isPercentage(withoutNumberPercent);
    }

    static boolean isPercentage(BigDecimal percent) {
        return percent != null
                && percent.signum() >= 0
                && percent.compareTo(BigDecimal.valueOf(100)) <= 0
                && percent.scale() <= 4;
    }
}
