package id.tm.finance.payment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money of a payment that goes back. */
@RegisterForReflection
public record PaymentRefundView(
        UUID id,
        @Schema(examples = "refund-42") String key,
        RefundState state,
        RefundKind kind,
        @Schema(examples = "100000") long amount,
        @Schema(examples = "Event cancelled") String reason,

        @Schema(description = "What came too late to be honoured goes back by itself")
        boolean automatic,

        @Schema(examples = "1") int attempts,
        String lastError,
        Instant createdAt,
        Instant endedAt) {

    static PaymentRefundView of(PaymentRefund refund) {
        return new PaymentRefundView(
                refund.id,
                refund.key,
                refund.state,
                refund.kind,
                refund.amount,
                refund.reason,
                refund.automatic,
                refund.attempts,
                refund.lastError,
                refund.createdAt,
                refund.endedAt);
    }
}
