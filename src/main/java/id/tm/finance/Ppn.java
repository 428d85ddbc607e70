package id.tm.finance;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Value added tax by one rate on a part of the price (12 % of 11/12 since 2025), kept on the row that used it. The tax
 * is rounded once, half up, from the unrounded base.
 */
@Embeddable
public record Ppn(
        @Column(name = "ppn_rate_percent") BigDecimal ratePercent,
        @Column(name = "ppn_base_numerator") int baseNumerator,
        @Column(name = "ppn_base_denominator") int baseDenominator) {

    /** 12 and 12.00 are one rate, and are shown as one. */
    public Ppn {
        BigDecimal plain = ratePercent.stripTrailingZeros();
        ratePercent = plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** A seller who is not PKP charges none. */
    public static final Ppn NONE = new Ppn(BigDecimal.ZERO, 1, 1);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The tax base in whole rupiah, for display. */
    public long dpp(long price) {
        return rounded(base(price), BigDecimal.valueOf(baseDenominator));
    }

    public long tax(long price) {
        return rounded(
                base(price).multiply(ratePercent),
                BigDecimal.valueOf(baseDenominator).multiply(HUNDRED));
    }

    private BigDecimal base(long price) {
        return BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(baseNumerator));
    }

    private static long rounded(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 0, RoundingMode.HALF_UP).longValueExact();
    }
}
