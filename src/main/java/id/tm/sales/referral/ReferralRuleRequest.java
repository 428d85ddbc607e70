package id.tm.sales.referral;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.input.PlainText;
import id.tm.platform.problem.FieldError;
import id.tm.sales.Period;
import id.tm.sales.Reduction;
import id.tm.sales.ReductionRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The whole of one rule. */
public record ReferralRuleRequest(
        @NotBlank @Size(max = 150) @PlainText(oneLine = true) @Schema(examples = "Referal umum 2026")
        String name,

        @Pattern(regexp = "[A-Z][A-Z0-9_]{1,29}")
        @Schema(examples = "AFFILIATE", description = "The tier it is for; for all when absent")
        @Nullable
        String tier,

        @Size(max = 40)
        @Pattern(regexp = "[A-Z0-9-]+")
        @Schema(examples = "ASM-ST30", description = "The product it is for; for all when absent")
        @Nullable
        String sku,

        @NotNull @Schema(examples = "PERCENT") CommissionKind commissionKind,

        @DecimalMin("0.0001")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 4)
        @Schema(examples = "10", description = "Of PERCENT")
        @Nullable
        BigDecimal percent,

        @Min(0)
        @Max(1_000_000_000_000L)
        @Schema(examples = "25000", description = "Of FIXED: rupiah for each product")
        @Nullable
        Long amount,

        @NotNull @Schema(examples = "NET", description = "GROSS: of the price; NET: of what is paid for it")
        CommissionBase base,

        @Valid @Schema(description = "What the buyer has of it; nothing when absent") @Nullable
        ReductionRequest benefit,

        @Min(0) @Max(366) @NotNull @Schema(examples = "14", description = "How many days a commission is held")
        Integer holdDays,

        @Schema(description = "In effect from then on; at once when absent") @Nullable
        Instant effectiveFrom,

        @Schema(description = "In effect until then; without end when absent") @Nullable
        Instant effectiveUntil) {

    void applyTo(ReferralRule rule, Instant since) {
        boolean ofPercent = commissionKind == CommissionKind.PERCENT;
        require(ofPercent == (percent != null), "percent", "for PERCENT, and for it only");
        require(ofPercent == (amount == null), "amount", "for FIXED, and for it only");
        if (benefit != null) benefit.requireSound("benefit");
        rule.name = name.strip().replaceAll("\\s+", " ");
        rule.tier = tier;
        rule.sku = sku;
        rule.earn(commissionKind, percent, amount);
        rule.base = base;
        rule.bring(
                benefit == null
                        ? null
                        : new Reduction(benefit.kind(), benefit.percent(), benefit.cap(), benefit.amount()));
        rule.holdDays = holdDays;
        rule.holdGoodFor(Period.requested(
                "effectiveFrom", effectiveFrom == null ? since : effectiveFrom, "effectiveUntil", effectiveUntil));
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) throw INVALID_INPUT.with().fields(List.of(new FieldError(field, "kind", message)));
    }
}
