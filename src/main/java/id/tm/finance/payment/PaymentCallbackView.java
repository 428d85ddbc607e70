package id.tm.finance.payment;

import id.tm.finance.gateway.PaymentProvider;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A provider's message in a list. */
public record PaymentCallbackView(
        UUID id,
        PaymentProvider provider,
        CallbackKind kind,

        @Schema(examples = "593f4ed1c3d3bb7f39733d83:PAID:444000:2026-01-05T02:32:50.912Z")
        String eventId,

        @Schema(examples = "TM-20260105-7K2M9QXWTA4P") String reference,
        CallbackState state,
        CallbackResult result,
        @Schema(examples = "PENDING -> PAID") String reason,
        String lastError,
        @Schema(examples = "1") int attempts,

        @Schema(examples = "1", description = "How often the provider sent it")
        int receipts,

        UUID paymentId,
        Instant createdAt,
        Instant lastReceivedAt,
        Instant processedAt) {

    static PaymentCallbackView of(XenditTransaction callback) {
        return new PaymentCallbackView(
                callback.id,
                callback.provider,
                callback.kind,
                callback.eventId,
                callback.reference,
                callback.state,
                callback.result,
                callback.reason,
                callback.lastError,
                callback.attempts,
                callback.receipts,
                callback.paymentId,
                callback.createdAt,
                callback.lastReceivedAt,
                callback.processedAt);
    }
}
