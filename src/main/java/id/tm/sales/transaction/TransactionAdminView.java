package id.tm.sales.transaction;

import id.tm.sales.referral.ReferralAttributionView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A purchase as the back office sees it. */
@RegisterForReflection
public record TransactionAdminView(
        TransactionView transaction,
        UUID userId,

        @Schema(examples = "TRF-20261120-0042", description = "By what the provider or the bank knows the money")
        String paymentReference,

        @Schema(description = "Who brought the buyer, or why nobody did; absent when there was not even a visit")
        @Nullable
        ReferralAttributionView referral,

        @Schema(
                examples = "INV-2024-0007",
                description = "What the old system called it; absent when it was not imported")
        String legacyNumber,

        @Schema(examples = "bca_va", description = "How it was paid in the old system")
        String legacyChannel,

        List<Step> history,

        @Schema(description = "That the money was seen on the bank account; absent when nobody said so") @Nullable
        Verification verification) {

    /** One step of the purchase. */
    @RegisterForReflection
    @Schema(name = "TransactionStepView")
    public record Step(
            TransactionState from,
            TransactionState to,
            TransactionSource source,
            @Schema(examples = "CHECKOUT") String cause,
            UUID adminId,
            Instant at) {

        public static Step of(PurchaseStep status) {
            return new Step(
                    status.fromStatus, status.toStatus, status.source, status.cause, status.adminId, status.createdAt);
        }
    }

    @RegisterForReflection
    @Schema(name = "TransactionVerificationView")
    public record Verification(
            UUID requestedBy,
            UUID approvedBy,

            @Schema(examples = "Transfer terlihat di mutasi BCA")
            String reason,

            @Schema(examples = "TRF-20261120-0042") String reference,
            Instant paidAt,

            @Schema(description = "Absent while a second admin is waited for")
            Instant verifiedAt) {

        static Verification of(TransactionVerification v) {
            return new Verification(v.requestedBy, v.approvedBy(), v.reason, v.reference, v.paidAt, v.verifiedAt());
        }
    }

    static TransactionAdminView of(Transaction transaction, TransactionView view) {
        return new TransactionAdminView(
                view,
                transaction.userId,
                transaction.paymentReference(),
                ReferralAttributionView.of(transaction.id),
                transaction.legacyNumber(),
                transaction.legacyChannel(),
                TransactionStatus.of(transaction.id).stream().map(Step::of).toList(),
                TransactionVerification.findOf(transaction.id)
                        .map(Verification::of)
                        .orElse(null));
    }
}
