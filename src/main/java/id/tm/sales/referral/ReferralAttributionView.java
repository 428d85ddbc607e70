package id.tm.sales.referral;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who brought a purchase, or why nobody did; as it was at the checkout. */
@RegisterForReflection
public record ReferralAttributionView(
        @Schema(examples = "7KQ2M9XAB") String code,
        UUID referrerId,
        @Schema(examples = "STANDARD") String tier,
        ReferralSource source,
        @Nullable UUID visitId,
        @Nullable Instant visitedAt,

        @Schema(description = "Why it does not count; absent when it does") @Nullable
        ReferralRefusal refusal) {

    /** Null when there was not even a visit. */
    public static @Nullable ReferralAttributionView of(UUID transactionId) {
        return ReferralAttribution.findOf(transactionId)
                .map(ReferralAttributionView::of)
                .orElse(null);
    }

    /** The code that counts; null when nobody brought the purchase. */
    public static @Nullable String codeOf(UUID transactionId) {
        return ReferralAttribution.findCounting(transactionId)
                .map(each -> each.code)
                .orElse(null);
    }

    private static ReferralAttributionView of(ReferralAttribution a) {
        return new ReferralAttributionView(a.code, a.referrerId, a.tier, a.source, a.visitId, a.visitedAt, a.refusal);
    }
}
