package id.tm.finance.adjustment;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record WalletAdjustmentRejection(
        @NotBlank @Size(max = 500) @PlainText(oneLine = true) @Schema(examples = "Sudah dibayar bulan lalu")
        String reason) {}
