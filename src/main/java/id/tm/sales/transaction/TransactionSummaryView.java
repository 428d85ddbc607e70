package id.tm.sales.transaction;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A purchase in a list. */
@RegisterForReflection
public record TransactionSummaryView(
        UUID id,
        @Schema(examples = "TM-20260105-000042") String number,
        TransactionState status,
        @Schema(examples = "[\"ASM-ST30\"]") List<String> skus,
        @Schema(examples = "444000") long total,
        Instant createdAt,
        Instant expiresAt,
        Instant paidAt) {

    static TransactionSummaryView of(Transaction t) {
        return new TransactionSummaryView(
                t.id,
                t.number(),
                t.status(),
                t.quote().lines().stream().map(line -> line.sku()).toList(),
                t.total(),
                t.createdAt,
                t.expiresAt(),
                t.paidAt());
    }
}
