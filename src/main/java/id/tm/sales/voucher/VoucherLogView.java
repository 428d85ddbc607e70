package id.tm.sales.voucher;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of one use; {@code fromState} is absent where it was reserved. */
@RegisterForReflection
public record VoucherLogView(
        UUID id,
        UUID redemptionId,
        UUID transactionId,
        VoucherRedemptionState fromState,
        VoucherRedemptionState toState,
        @Schema(examples = "50000", description = "Rupiah") long amount,
        @Schema(examples = "PAID") String cause,
        Instant createdAt) {

    static VoucherLogView of(VoucherLog log) {
        return new VoucherLogView(
                log.id,
                log.redemptionId,
                log.transactionId,
                log.fromState,
                log.toState,
                log.amount,
                log.cause,
                log.createdAt);
    }
}
