package id.tm.partner.billing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** One move of an invoice; {@code from} equals {@code to} where only the due date moved. */
@RegisterForReflection
public record InvoiceHistoryView(
        Instant at, PartnerTransactionStatus from, PartnerTransactionStatus to, UUID adminId, String reason) {

    static InvoiceHistoryView of(PartnerTransactionHistory move) {
        return new InvoiceHistoryView(move.createdAt, move.fromStatus, move.toStatus, move.adminId, move.reason);
    }
}
