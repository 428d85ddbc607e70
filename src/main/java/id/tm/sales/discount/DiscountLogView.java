package id.tm.sales.discount;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code sku}: absent where the whole purchase became cheaper. */
@RegisterForReflection
public record DiscountLogView(
        UUID id,
        UUID transactionId,
        @Schema(examples = "ASM-ST30") String sku,
        @Schema(examples = "APPLIED") String act,
        @Schema(examples = "40000", description = "Rupiah") long amount,
        @Schema(examples = "CHECKOUT") String cause,
        Instant createdAt) {

    static DiscountLogView of(DiscountLog log) {
        return new DiscountLogView(
                log.id, log.transactionId, log.sku, log.act.name(), log.amount, log.cause, log.createdAt);
    }
}
