package id.tm.finance.refund;

import id.tm.finance.RefundObstacle;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a refund brings the buyer. */
public record RefundPreviewView(
        UUID paymentId,

        @Schema(description = "Rupiah that go back; nothing when there is an obstacle", examples = "366663")
        long amount,

        @Schema(description = "Rupiah that were paid", examples = "550000")
        long paid,

        RefundRoute route,

        @Schema(description = "Why it cannot go back; none when it can")
        List<RefundObstacle> obstacles,

        List<RefundPlan.Part> parts,

        @Schema(description = "Rupiah of the fee and the tax on it that stay", examples = "0")
        long feeKept,

        @Schema(description = "Rupiah of the amount that are tax", examples = "36336")
        long ppn,

        @Schema(description = "Whether the voucher can be used again")
        boolean returnsVoucher,

        @Schema(description = "Units of quota that go", examples = "0")
        long quota) {

    static RefundPreviewView of(RefundPlan plan) {
        return new RefundPreviewView(
                plan.paymentId(),
                plan.amount(),
                plan.paid(),
                plan.route(),
                plan.obstacles(),
                plan.parts(),
                plan.feeKept(),
                plan.back().ppn(),
                plan.returnsVoucher(),
                plan.quota());
    }
}
