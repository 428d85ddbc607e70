package id.tm.finance.reconciliation;

import id.tm.finance.gateway.PaymentProvider;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report and what the comparison came to. */
public record ReconciliationView(
        UUID id,
        PaymentProvider provider,
        @Schema(examples = "2026-11-20") LocalDate from,
        @Schema(examples = "2026-11-22") LocalDate until,
        UUID submittedBy,
        UUID taskId,

        @Schema(examples = "998", description = "Payments both sides know with the same amount")
        long matched,

        @Schema(examples = "1", description = "Payments only one side knows")
        long missing,

        @Schema(examples = "1", description = "Payments both sides see differently")
        long different,

        @Schema(examples = "443112000", description = "Rupiah of all payments in the report")
        long reportedAmount,

        @Schema(examples = "3101784", description = "Rupiah the provider kept")
        long reportedFee,

        Instant createdAt,
        @Schema(description = "Absent while it is compared") Instant finishedAt) {

    static ReconciliationView of(Reconciliation reconciliation) {
        return new ReconciliationView(
                reconciliation.id,
                reconciliation.provider,
                reconciliation.coversFrom,
                reconciliation.coversUntil,
                reconciliation.submittedBy,
                reconciliation.taskId,
                reconciliation.matchedCount(),
                reconciliation.missingCount(),
                reconciliation.differentCount(),
                reconciliation.reportedAmount(),
                reconciliation.reportedFee(),
                reconciliation.createdAt,
                reconciliation.finishedAt());
    }
}
