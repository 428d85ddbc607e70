package id.tm.sales.referral;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record ReferralCodeView(
        UUID id,
        UUID userId,
        @Schema(examples = "7KQ2M9XAB") String code,
        @Schema(examples = "STANDARD") String tier,
        boolean active,
        Instant createdAt) {

    static ReferralCodeView of(ReferralCode code) {
        return new ReferralCodeView(code.id, code.userId, code.code, code.tier, code.isActive(), code.createdAt);
    }
}
