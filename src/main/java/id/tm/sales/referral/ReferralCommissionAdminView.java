package id.tm.sales.referral;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A commission as the back office sees it. */
@RegisterForReflection
public record ReferralCommissionAdminView(
        ReferralCommissionView commission,
        @Schema(description = "The referrer") UUID userId,
        UUID walletId,
        UUID transactionId,
        UUID entitlementId) {

    static ReferralCommissionAdminView of(ReferralCommission c) {
        return new ReferralCommissionAdminView(
                ReferralCommissionView.of(c), c.userId, c.walletId, c.transactionId, c.entitlementId);
    }
}
