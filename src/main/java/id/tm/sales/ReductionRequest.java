package id.tm.sales;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.problem.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A {@link Reduction} as clients write and read it. */
@RegisterForReflection
public record ReductionRequest(
        @NotNull ReductionKind kind,

        @DecimalMin("0.0001")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 4)
        @Schema(examples = "10", description = "Of PERCENT")
        @Nullable
        BigDecimal percent,

        @Min(1) @Max(MOST) @Schema(description = "The most that PERCENT takes off, in rupiah") @Nullable
        Long cap,

        @Min(0)
        @Max(MOST)
        @Schema(description = "Rupiah: what NOMINAL takes off, what each item then costs with FIXED_PRICE")
        @Nullable
        Long amount) {

    private static final long MOST = 1_000_000_000_000L;

    /** 400 when it has not what its kind needs, or more. */
    public void requireSound(String field) {
        boolean ofPercent = kind == ReductionKind.PERCENT;
        require(ofPercent == (percent != null), field + ".percent", "for PERCENT, and for it only");
        require(ofPercent || cap == null, field + ".cap", "for PERCENT only");
        require(ofPercent == (amount == null), field + ".amount", "for NOMINAL and FIXED_PRICE, and for them only");
        require(kind != ReductionKind.NOMINAL || amount > 0, field + ".amount", "more than nothing");
    }

    public static ReductionRequest of(Reduction reduction) {
        BigDecimal percent = reduction.percent();
        if (percent != null) {
            percent = percent.stripTrailingZeros();
            if (percent.scale() < 0) percent = percent.setScale(0);
        }
        return new ReductionRequest(reduction.kind(), percent, reduction.cap(), reduction.amount());
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) throw INVALID_INPUT.with().fields(List.of(new FieldError(field, "kind", message)));
    }
}
