package id.tm.sales.voucher;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code taskId} names the job that makes them. */
@RegisterForReflection
public record VoucherBatchView(
        UUID id,
        @Schema(examples = "EXPO26") String prefix,
        @Schema(examples = "500") int size,

        @Schema(examples = "500", description = "How many there are already")
        long made,

        UUID createdBy,
        UUID taskId,
        Instant createdAt) {

    static VoucherBatchView of(VoucherBatch batch) {
        return new VoucherBatchView(
                batch.id,
                batch.prefix,
                batch.size,
                Voucher.count("batchId", batch.id),
                batch.createdBy,
                batch.taskId,
                batch.createdAt);
    }
}
