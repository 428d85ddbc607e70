package id.tm.finance;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Income tax on what a person is paid, per payment: progressive on a part of the gross, more without a tax number.
 *
 * @param basePercent the part of the gross that is taxed
 * @param withoutNumberPercent of the tax, for who has neither NPWP nor validated NIK
 * @param brackets in rising order; the last one has no end
 */
@RegisterForReflection
public record Pph21(BigDecimal basePercent, BigDecimal withoutNumberPercent, List<Bracket> brackets) {

    /** Up to and with {@code upTo} rupiah of the base; null for all the rest. */
    @RegisterForReflection
    public record Bracket(@Nullable Long upTo, BigDecimal percent) {}

    public Pph21 {
        brackets = List.copyOf(brackets);
    }

    /** In whole rupiah, rounded down at the end and nowhere else. */
    public long tax(long gross, boolean withNumber) {
        BigDecimal base = BigDecimal.valueOf(gross).multiply(basePercent).movePointLeft(2);
        BigDecimal tax = BigDecimal.ZERO;
        BigDecimal from = BigDecimal.ZERO;
        for (Bracket bracket : brackets) {
            BigDecimal to = bracket.upTo() == null ? base : base.min(BigDecimal.valueOf(bracket.upTo()));
            if (to.compareTo(from) <= 0) break;
            tax = tax.add(to.subtract(from).multiply(bracket.percent()).movePointLeft(2));
            from = to;
        }
        if (!withNumber) tax = tax.multiply(withoutNumberPercent).movePointLeft(2);
        return tax.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /** Whether the brackets rise to one without an end, and every percentage is one. */
    boolean isSound() {
        if (basePercent == null || withoutNumberPercent == null || brackets.isEmpty()) return false;
        long last = 0;
        for (int i = 0; i < brackets.size(); i++) {
            Bracket bracket = brackets.get(i);
            boolean open = bracket.upTo() == null;
            if (open != (i == brackets.size() - 1) || !Pph23.isPercentage(bracket.percent())) return false;
            if (!open && bracket.upTo() <= last) return false;
            if (!open) last = bracket.upTo();
        }
        return Pph23.isPercentage(basePercent)
                && withoutNumberPercent.compareTo(BigDecimal.valueOf(100)) >= 0
                && withoutNumberPercent.compareTo(BigDecimal.valueOf(300)) <= 0;
    }
}
