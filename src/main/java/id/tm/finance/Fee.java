package id.tm.finance;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.problem.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A fee on an amount: a fixed part and a percentage, together at least and at most so much. In rupiah. */
@RegisterForReflection
public record Fee(
        @Min(0) @Max(MOST) @Schema(examples = "4000", description = "The fixed part, in rupiah")
        long nominal,

        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 4)
        @Schema(examples = "0.7", description = "Of the amount; none when absent")
        @Nullable
        BigDecimal percent,

        @Min(0) @Max(MOST) @Schema(examples = "1000", description = "Never less than this, in rupiah") @Nullable
        Long min,

        @Min(0) @Max(MOST) @Schema(examples = "50000", description = "Never more than this, in rupiah") @Nullable
        Long cap) {

    static final long MOST = 1_000_000_000_000L;

    public static final Fee NONE = new Fee(0, null, null, null);

    /** Rounded once, half up. */
    public long on(long amount) {
        long fee = nominal;
        if (percent != null) {
            fee = Math.addExact(fee, Percent.of(amount, percent, RoundingMode.HALF_UP));
        }
        if (min != null) fee = Math.max(fee, min);
        return cap == null ? fee : Math.min(fee, cap);
    }

    /** Refuses a least that is above the most. */
    public void requireSound(String field) {
        if (min != null && cap != null && min > cap) {
            throw INVALID_INPUT.with().fields(List.of(new FieldError(field + ".min", "range", "at most the cap")));
        }
    }
}
