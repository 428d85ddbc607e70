package id.tm.finance.ledger;

import id.tm.finance.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One posting with its entries. */
public record LedgerTransactionView(
        UUID id,
        Instant createdAt,
        @Schema(examples = "PAYMENT_RECEIVED") Purpose purpose,
        @Schema(examples = "PAYMENT") String referenceType,
        UUID referenceId,

        @Schema(description = "The posting that this one takes back")
        UUID reversalOf,

        @Schema(examples = "Salah akun") String note,
        List<LedgerEntryView> entries) {

    static LedgerTransactionView of(LedgerTransaction transaction) {
        return new LedgerTransactionView(
                transaction.id,
                transaction.createdAt,
                transaction.purpose(),
                transaction.reference().type(),
                transaction.reference().id(),
                transaction.reversalOf(),
                transaction.note(),
                LedgerQueries.legs(transaction.id).stream()
                        .map(LedgerEntryView::of)
                        .toList());
    }
}
