package id.tm.sales.voucher;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.input.CodeShape;
import id.tm.platform.input.PlainText;
import id.tm.platform.problem.FieldError;
import id.tm.sales.Period;
import id.tm.sales.ProductKind;
import id.tm.sales.ReductionRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that a voucher says beside its code, as clients write and read it. */
@RegisterForReflection
public record VoucherRule(
        @NotBlank @Size(max = 150) @PlainText(oneLine = true) @Schema(examples = "Peluncuran ST-30")
        String name,

        @NotNull @Valid ReductionRequest reduction,

        @Min(0) @Max(MOST) @Schema(examples = "100", description = "Uses in all; without limit when absent")
        Long quota,

        @Min(1) @Max(1_000_000) @Schema(examples = "1", description = "Uses by one person; without limit when absent")
        Integer perUserLimit,

        @Min(0)
        @Max(MOST)
        @Schema(examples = "0", description = "Rupiah that what it is for must cost at least, after discounts")
        long minPurchase,

        @Schema(description = "Valid from then on; at once when absent")
        Instant validFrom,

        @Schema(description = "Valid until then; without end when absent")
        Instant validUntil,

        @Size(max = 7)
        @Schema(examples = "[1, 2, 3, 4, 5]", description = "Days of the week (WIB, Monday is 1); all when empty")
        List<@NotNull @Min(1) @Max(7) Integer> weekdays,

        @Schema(
                examples = "09:00:00",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                description = "From this time of the day on (WIB)")
        LocalTime dailyFrom,

        @Schema(
                examples = "17:00:00",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                description = "Until this time of the day (WIB)")
        LocalTime dailyUntil,

        @Size(max = 200)
        @Schema(examples = "[\"ASM-ST30\"]", description = "SKUs it is for; with kinds empty too, for all")
        List<@NotNull @Size(max = 40) String> products,

        @Size(max = 10) @Schema(description = "Kinds of products it is for besides")
        List<@NotNull ProductKind> kinds,

        @Size(max = 20)
        @Schema(examples = "[\"member\"]", description = "For people of one of these roles; for all when empty")
        List<@NotNull @Pattern(regexp = "[a-z][a-z-]{1,38}") String> roles,

        @Size(max = 200) @Schema(description = "For these partners and their operators; for all people when empty")
        List<@NotNull UUID> partners,

        @Schema(examples = "false") boolean firstPurchaseOnly,

        @Schema(examples = "true", description = "Whether it goes together with others that do")
        boolean stackable,

        @Pattern(regexp = CodeShape.LOWER)
        @Size(max = 40)
        @Schema(examples = "launch", description = "No two of the same group go together")
        String stackGroup,

        @Min(-1000) @Max(1000) @Schema(examples = "0", description = "Those of a higher one are applied first")
        int priority,

        @NotNull @Schema(examples = "CAMPAIGN") VoucherSource source,

        @Schema(examples = "false", description = "Whether a refund gives it back")
        boolean restoreOnRefund,

        @Schema(examples = "true", description = "True when absent")
        Boolean active) {

    private static final long MOST = 1_000_000_000_000L;

    public VoucherRule {
        weekdays = weekdays == null ? List.of() : new ArrayList<>(weekdays);
        products = products == null ? List.of() : new ArrayList<>(products);
        kinds = kinds == null ? List.of() : new ArrayList<>(kinds);
        roles = roles == null ? List.of() : new ArrayList<>(roles);
        partners = partners == null ? List.of() : new ArrayList<>(partners);
    }

    /** 400 when its parts do not fit together. */
    void requireSound() {
        reduction.requireSound("rule.reduction");
        boolean hours = dailyFrom != null && dailyUntil != null && dailyUntil.isAfter(dailyFrom);
        if (!hours && (dailyFrom != null || dailyUntil != null)) {
            throw INVALID_INPUT
                    .with()
                    .fields(List.of(new FieldError("rule.dailyUntil", "range", "with dailyFrom, and after it")));
        }
    }

    /** @param since from when it is valid when the rule does not say */
    Period period(Instant since) {
        return Period.requested("rule.validFrom", validFrom == null ? since : validFrom, "rule.validUntil", validUntil);
    }
}
