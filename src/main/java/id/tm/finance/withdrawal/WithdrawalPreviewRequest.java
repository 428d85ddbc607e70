package id.tm.finance.withdrawal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record WithdrawalPreviewRequest(
        @NotNull
        @Min(1)
        @Max(WithdrawalRequest.MOST)
        @Schema(examples = "1000000", description = "Rupiah that would leave the wallet")
        Long gross) {}
