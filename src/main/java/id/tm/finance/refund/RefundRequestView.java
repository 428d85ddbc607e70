package id.tm.finance.refund;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refund request as its buyer sees it. */
public record RefundRequestView(
        UUID id,
        UUID paymentId,
        RefundRequestState state,
        @Schema(description = "Rupiah", examples = "366663") long amount,
        RefundRoute route,
        @Schema(examples = "Saya berhalangan ikut") String reason,
        UUID bankAccountId,
        Instant createdAt,

        @Schema(description = "When it was refunded, rejected or cancelled")
        Instant endedAt) {

    static RefundRequestView of(RefundRequest request) {
        return new RefundRequestView(
                request.id,
                request.paymentId,
                request.state(),
                request.amount(),
                request.route(),
                request.reason,
                request.bankAccountId,
                request.createdAt,
                request.endedAt());
    }
}
