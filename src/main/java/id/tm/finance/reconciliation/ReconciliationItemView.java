package id.tm.finance.reconciliation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something a report and our payments do not agree about. */
public record ReconciliationItemView(
        UUID id,
        UUID reconciliationId,
        MismatchKind kind,
        MismatchState state,
        @Schema(examples = "TM-20260105-7K2M9QXWTA4P") String reference,
        UUID paymentId,

        @Schema(examples = "443000", description = "Rupiah in the report")
        Long reportedAmount,

        @Schema(examples = "444000", description = "Rupiah of our payment")
        Long ourAmount,

        @Schema(examples = "reported with 443000 rupiah, not 444000")
        String reason,

        @Schema(examples = "3", description = "Days it has waited, or did until it was resolved")
        long ageDays,

        Instant createdAt,
        Instant resolvedAt,
        UUID resolvedBy,
        @Schema(examples = "Corrected by the provider") String note) {

    static ReconciliationItemView of(ReconciliationItem item, Instant now) {
        Instant end = item.resolvedAt() == null ? now : item.resolvedAt();
        return new ReconciliationItemView(
                item.id,
                item.reconciliationId,
                item.kind,
                item.state(),
                item.reference,
                item.paymentId,
                item.reportedAmount,
                item.ourAmount,
                item.reason,
                ChronoUnit.DAYS.between(item.createdAt, end),
                item.createdAt,
                item.resolvedAt(),
                item.resolvedBy(),
                item.note());
    }
}
