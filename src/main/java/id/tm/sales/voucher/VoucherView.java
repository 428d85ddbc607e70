package id.tm.sales.voucher;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record VoucherView(
        UUID id,
        @Schema(examples = "HEMAT-2026") String code,
        @Schema(description = "Of a generated one") UUID batchId,
        VoucherRule rule,

        @Schema(examples = "1", description = "Uses of purchases that wait to be paid")
        long reserved,

        @Schema(examples = "7", description = "Uses of paid purchases")
        long redeemed,

        Instant createdAt,
        Instant updatedAt) {

    static VoucherView of(Voucher voucher) {
        return new VoucherView(
                voucher.id,
                voucher.code,
                voucher.batchId,
                voucher.rule(),
                voucher.reserved(),
                voucher.redeemed(),
                voucher.createdAt,
                voucher.updatedAt);
    }
}
