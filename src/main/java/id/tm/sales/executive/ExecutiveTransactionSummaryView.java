package id.tm.sales.executive;

import id.tm.sales.transaction.TransactionState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A purchase of seats in a list. */
@RegisterForReflection
public record ExecutiveTransactionSummaryView(
        UUID id,
        @Schema(examples = "EX-20260105-000042") String number,
        TransactionState status,
        UUID partnerId,
        @Schema(examples = "ASM-EXECUTIVE") String sku,
        @Schema(examples = "25") int seats,
        @Schema(examples = "8325000") long total,
        Instant createdAt,
        Instant expiresAt,
        Instant paidAt) {

    static ExecutiveTransactionSummaryView of(ExecutiveTransaction t) {
        return new ExecutiveTransactionSummaryView(
                t.id,
                t.number(),
                t.status(),
                t.partnerId,
                t.sku,
                t.seats,
                t.total(),
                t.createdAt,
                t.expiresAt(),
                t.paidAt());
    }
}
