package id.tm.sales.executive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A seat that somebody is given. */
@RegisterForReflection
public record ExecutiveInvitationView(
        UUID id,
        @Schema(examples = "SMA Nusantara Jakarta") String companyName,
        @Schema(examples = "ASM-EXECUTIVE") String sku,
        @Schema(examples = "Talents Mapping for teams") String product,
        ExecutiveAssignmentState state,

        @Schema(description = "Can be accepted until then") Instant expiresAt,

        @Schema(description = "What may be used; absent until it is accepted") @Nullable
        UUID entitlementId) {

    static ExecutiveInvitationView of(
            ExecutiveTransactionAssignment a,
            ExecutiveTransaction purchase,
            String companyName,
            @Nullable UUID entitlementId) {
        return new ExecutiveInvitationView(
                a.id,
                companyName,
                purchase.sku,
                purchase.productName("en".equals(a.locale())),
                a.state(),
                a.expiresAt(),
                entitlementId);
    }
}
