package id.tm.sales.voucher;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One use of a voucher. */
@RegisterForReflection
public record VoucherRedemptionView(
        UUID id,
        UUID voucherId,
        UUID userId,
        UUID transactionId,
        @Schema(examples = "50000", description = "Rupiah") long amount,
        VoucherRedemptionState state,
        @Schema(examples = "PAID") String cause,
        Instant createdAt,

        @Schema(description = "When it was redeemed, released or restored")
        Instant settledAt) {

    static VoucherRedemptionView of(VoucherRedemption use) {
        return new VoucherRedemptionView(
                use.id,
                use.voucherId,
                use.userId,
                use.transactionId,
                use.amount(),
                use.state(),
                use.cause(),
                use.createdAt,
                use.settledAt());
    }
}
