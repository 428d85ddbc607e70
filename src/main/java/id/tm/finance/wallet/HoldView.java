package id.tm.finance.wallet;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money set aside for one case. */
@RegisterForReflection
public record HoldView(
        UUID id,
        @Schema(examples = "WITHDRAWAL") String referenceType,
        UUID referenceId,
        @Schema(examples = "50000", description = "Rupiah") long amount,
        HoldState state,
        Instant createdAt,

        @Schema(description = "When it goes back by itself; absent for never")
        Instant expiresAt,

        Instant settledAt) {

    static HoldView of(WalletHold hold) {
        return new HoldView(
                hold.id,
                hold.referenceType,
                hold.referenceId,
                hold.amount(),
                hold.state(),
                hold.createdAt,
                hold.expiresAt(),
                hold.settledAt());
    }
}
