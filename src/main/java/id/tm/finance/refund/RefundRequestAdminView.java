package id.tm.finance.refund;

import id.tm.finance.gateway.PaymentProvider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refund request with all that became of it, and what its approval brings, or brought. */
public record RefundRequestAdminView(
        RefundRequestSummaryView request,
        RefundPlanView preview,

        @Schema(description = "The bank transfer that the service sends")
        Transfer transfer,

        List<Step> history) {

    @Schema(name = "RefundTransferStanding")
    public record Transfer(
            RefundTransferState state,
            PaymentProvider provider,

            @Schema(description = "When it was ordered last")
            Instant orderedAt,

            @Schema(examples = "3") int attempts,
            String lastError) {

        static Transfer of(RefundTransfer transfer) {
            return new Transfer(
                    transfer.state, transfer.provider, transfer.orderedAt, transfer.attempts, transfer.lastError);
        }
    }

    @Schema(name = "RefundRequestStep")
    public record Step(
            RefundRequestState from,
            RefundRequestState to,
            RefundActor.Kind actor,
            UUID adminId,
            @Schema(examples = "Belum dipakai") String note,
            Instant at) {

        static Step of(RefundRequestHistory step) {
            return new Step(step.fromState, step.toState, step.actor, step.adminId, step.note, step.createdAt);
        }
    }

    static RefundRequestAdminView of(RefundRequest request, RefundPlan plan) {
        return new RefundRequestAdminView(
                RefundRequestSummaryView.of(request),
                RefundPlanView.of(plan),
                RefundTransfer.findOf(request.id).map(Transfer::of).orElse(null),
                RefundRequestHistory.of(request.id).stream().map(Step::of).toList());
    }
}
