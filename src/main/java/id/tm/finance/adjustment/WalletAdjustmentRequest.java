package id.tm.finance.adjustment;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record WalletAdjustmentRequest(
        @NotNull UUID walletId,

        @Min(-1_000_000_000)
        @Max(1_000_000_000)
        @Schema(examples = "150000", description = "Rupiah, never 0; below zero takes it from the wallet")
        long amount,

        @NotBlank @Size(max = 500) @PlainText(oneLine = true) @Schema(examples = "Bonus sesi konsultasi November")
        String reason) {}
