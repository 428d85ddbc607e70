package id.tm.sales.voucher;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which vouchers are to be in a file. */
@RegisterForReflection
public record VoucherExportRequest(
        @Schema(description = "Those of one batch; all when absent")
        UUID batchId) {}
