package id.tm.finance.refund;

import id.tm.finance.RefundObstacle;
import id.tm.finance.Sale;
import id.tm.platform.crypto.SecretTokens;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything that a refund brings: shown before it is approved, and done as it was shown.
 *
 * @param back what of the sale goes back, as the books are told
 * @param deducted what the parts are worth beyond what is left of the payment, since some went back otherwise
 */
@RegisterForReflection
public record RefundPlan(
        UUID paymentId,
        String payableKind,
        UUID payableId,
        UUID buyerId,
        long paid,
        RefundRoute route,
        List<RefundObstacle> obstacles,
        List<Part> parts,
        Sale back,
        long feeKept,
        long deducted,
        List<ClawBack> clawBacks,
        boolean returnsVoucher,
        long quota) {

    /** A part of what was bought and the rupiah that the buyer paid for it, what is kept of them left out. */
    @RegisterForReflection
    @Schema(name = "RefundPlanPart")
    public record Part(
            @Schema(examples = "ASM-01") String code,
            @Schema(examples = "Assessment") String name,
            @Schema(examples = "333333") long amount,
            @Schema(description = "Whether it goes back") boolean returns) {}

    /** What is taken back of somebody's commission. */
    @RegisterForReflection
    @Schema(name = "RefundClawBack")
    public record ClawBack(
            UUID commissionId,
            UUID walletId,
            @Schema(examples = "15000") long amount,

            @Schema(description = "Whether it is still held, and all of it is taken")
            boolean held,

            @Schema(description = "Whether the wallet is below zero then")
            boolean becomesNegative) {}

    /** The same, and why it cannot be asked for. */
    RefundPlan hinderedBy(List<RefundObstacle> reasons) {
        return new RefundPlan(
                paymentId,
                payableKind,
                payableId,
                buyerId,
                paid,
                route,
                List.copyOf(reasons),
                parts,
                back,
                feeKept,
                deducted,
                clawBacks,
                returnsVoucher,
                quota);
    }

    /** Rupiah that go back to the buyer. */
    long amount() {
        return back.total();
    }

    List<String> returningCodes() {
        return parts.stream().filter(Part::returns).map(Part::code).toList();
    }

    /** The same for the same consequences. */
    String fingerprint() {
        return SecretTokens.hash(toString()).substring(0, 32);
    }
}
