package id.tm.sales.executive;

import id.tm.sales.entitlement.Entitlement;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who has a seat, as the company sees it. */
@RegisterForReflection
public record ExecutiveAssignmentView(
        UUID id,

        @Schema(description = "The seat, which somebody else may have after it was withdrawn")
        UUID seatId,

        @Schema(examples = "agus@example.com", description = "Absent once that person is erased") @Nullable
        String email,

        @Schema(examples = "Agus Salim") @Nullable String fullName,
        ExecutiveAssignmentState state,

        @Schema(description = "How far the use of it is; absent as long as nobody has accepted") @Nullable
        ExecutiveSeatUse use,

        Instant invitedAt,

        @Schema(description = "Can be accepted until then") Instant expiresAt,

        @Nullable Instant acceptedAt,
        @Nullable Instant endedAt,

        @Schema(examples = "0", description = "What If-Match names, in quotes, when it is reassigned")
        int version) {

    static ExecutiveAssignmentView of(ExecutiveTransactionAssignment a, @Nullable Entitlement held, Instant now) {
        return new ExecutiveAssignmentView(
                a.id,
                a.seatId,
                a.email(),
                a.fullName(),
                a.state(now),
                held == null ? null : ExecutiveSeatUse.of(held),
                a.invitedAt(),
                a.expiresAt(),
                a.acceptedAt(),
                a.endedAt(),
                a.version);
    }
}
