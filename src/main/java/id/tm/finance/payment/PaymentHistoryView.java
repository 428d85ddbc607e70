package id.tm.finance.payment;

import id.tm.finance.PaymentState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of a payment. */
@RegisterForReflection
public record PaymentHistoryView(
        Instant at,
        PaymentState from,
        PaymentState to,

        @Schema(examples = "444000", description = "Rupiah that came in; negative: went out")
        long amount,

        PaymentCause cause,
        @Schema(description = "The callback that made it") UUID callbackId,
        @Schema(examples = "settlement") String note) {

    static PaymentHistoryView of(PaymentHistory step) {
        return new PaymentHistoryView(
                step.createdAt, step.fromState, step.toState, step.amount, step.cause, step.callbackId, step.note);
    }
}
