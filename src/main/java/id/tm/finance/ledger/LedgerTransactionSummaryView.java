package id.tm.finance.ledger;

import id.tm.finance.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One posting in a list. */
public record LedgerTransactionSummaryView(
        UUID id,
        Instant createdAt,
        @Schema(examples = "PAYMENT_RECEIVED") Purpose purpose,
        @Schema(examples = "PAYMENT") String referenceType,
        UUID referenceId,

        @Schema(description = "The posting that this one takes back")
        UUID reversalOf,

        @Schema(examples = "4") int entries) {

    static LedgerTransactionSummaryView of(LedgerTransaction transaction) {
        return new LedgerTransactionSummaryView(
                transaction.id,
                transaction.createdAt,
                transaction.purpose(),
                transaction.reference().type(),
                transaction.reference().id(),
                transaction.reversalOf(),
                transaction.entryCount());
    }
}
