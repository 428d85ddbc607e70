package id.tm.sales.referral;

import id.tm.sales.ReductionRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@RegisterForReflection
public record ReferralRuleView(
        UUID id,
        @Schema(examples = "Referal umum 2026") String name,
        @Schema(examples = "AFFILIATE") @Nullable String tier,
        @Schema(examples = "ASM-ST30") @Nullable String sku,
        CommissionKind commissionKind,
        @Schema(examples = "10") @Nullable BigDecimal percent,

        @Schema(examples = "25000", description = "Rupiah") @Nullable
        Long amount,

        CommissionBase base,
        @Nullable ReductionRequest benefit,
        @Schema(examples = "14") int holdDays,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil,

        @Schema(description = "Purchases were made by it: it can be ended, and not be changed")
        boolean used,

        Instant createdAt) {

    static ReferralRuleView of(ReferralRule r) {
        BigDecimal percent = r.percent() == null ? null : r.percent().stripTrailingZeros();
        if (percent != null && percent.scale() < 0) percent = percent.setScale(0);
        return new ReferralRuleView(
                r.id,
                r.name,
                r.tier,
                r.sku,
                r.commissionKind(),
                percent,
                r.amount(),
                r.base,
                r.benefit() == null ? null : ReductionRequest.of(r.benefit()),
                r.holdDays,
                r.period().from(),
                r.period().until(),
                r.isUsed(),
                r.createdAt);
    }
}
