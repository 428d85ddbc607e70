package id.tm.finance.withdrawal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of a withdrawal. */
@RegisterForReflection
public record WithdrawalHistoryView(
        Instant at,
        WithdrawalState from,
        WithdrawalState to,
        WithdrawalCause cause,
        UUID adminId,

        @Schema(examples = "FAILED, but it had been paid: TIMEOUT")
        String note) {

    static WithdrawalHistoryView of(WithdrawalHistory step) {
        return new WithdrawalHistoryView(
                step.createdAt, step.fromState, step.toState, step.cause, step.adminId, step.note);
    }
}
