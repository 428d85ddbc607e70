package id.tm.finance.refund;

import id.tm.finance.Sale;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything a refund brings; its approval names the fingerprint. */
public record RefundPlanView(
        @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015")
        String fingerprint,

        RefundPreviewView buyer,
        @Schema(examples = "RETAIL") String payableKind,
        UUID payableId,

        @Schema(description = "What of the sale goes back, as the books are told")
        Sale back,

        @Schema(description = "Rupiah of the parts that went back otherwise", examples = "0")
        long deducted,

        List<RefundPlan.ClawBack> clawBacks) {

    static RefundPlanView of(RefundPlan plan) {
        return new RefundPlanView(
                plan.fingerprint(),
                RefundPreviewView.of(plan),
                plan.payableKind(),
                plan.payableId(),
                plan.back(),
                plan.deducted(),
                plan.clawBacks());
    }
}
