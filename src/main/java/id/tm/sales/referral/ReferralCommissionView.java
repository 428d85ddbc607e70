package id.tm.sales.referral;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a referrer has earned with one thing that was bought; nothing says by whom. */
@RegisterForReflection
public record ReferralCommissionView(
        UUID id,
        @Schema(examples = "ASM-ST30") String sku,
        @Schema(examples = "40000", description = "Rupiah") long amount,
        ReferralCommissionState state,

        @Schema(description = "Held until then") Instant releaseAt,

        Instant releasedAt,
        Instant takenBackAt,
        Instant createdAt) {

    static ReferralCommissionView of(ReferralCommission c) {
        return new ReferralCommissionView(
                c.id, c.sku, c.amount(), c.state(), c.releaseAt, c.releasedAt(), c.takenBackAt(), c.createdAt);
    }
}
