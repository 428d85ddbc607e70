package id.tm.finance.payout;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

public record BankAccountChangeRequest(
        @NotBlank
        @Size(max = 100)
        @PlainText(oneLine = true)
        @Pattern(regexp = HolderName.PATTERN)
        @NoCardNumber
        @Schema(examples = "Sari Wulandari", description = "Another one has the account verified again")
        String holderName,

        @Size(min = 1, max = 60)
        @PlainText(oneLine = true)
        @Pattern(regexp = HolderName.VISIBLE)
        @NoCardNumber
        @Schema(examples = "Tabungan", description = "What you call it")
        @Nullable
        String alias) {}
