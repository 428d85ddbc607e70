package id.tm.finance.refund;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refund request in the back office's list. */
public record RefundRequestSummaryView(
        UUID id,
        UUID paymentId,
        UUID buyerId,

        @Schema(description = "The admin who asked for the buyer")
        UUID adminId,

        RefundRequestState state,
        @Schema(description = "Rupiah", examples = "366663") long amount,
        RefundRoute route,

        @Schema(description = "Whether an admin sends the transfer")
        boolean byHand,

        @Schema(description = "Whether the bank sent the transfer back")
        boolean bounced,

        @Schema(examples = "Saya berhalangan ikut") String reason,
        UUID bankAccountId,
        UUID decidedBy,
        Instant decidedAt,
        @Schema(examples = "FT26011500123") String bankReference,
        @Schema(description = "Why it failed") String lastError,
        Instant createdAt,
        Instant endedAt) {

    static RefundRequestSummaryView of(RefundRequest request) {
        return new RefundRequestSummaryView(
                request.id,
                request.paymentId,
                request.buyerId,
                request.adminId,
                request.state(),
                request.amount(),
                request.route(),
                request.isByHand(),
                request.hasBounced(),
                request.reason,
                request.bankAccountId,
                request.decidedBy(),
                request.decidedAt(),
                request.bankReference(),
                request.lastError(),
                request.createdAt,
                request.endedAt());
    }
}
