package id.tm.finance.payout;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

public record BankAccountRequest(
        @NotNull @Pattern(regexp = "[0-9]{3}") @Schema(examples = "014", description = "Clearing code, as in /banks")
        String bankCode,

        @NotNull
        @Pattern(regexp = "(?:[0-9][ .-]?){5,17}[0-9]")
        @NoCardNumber(NoCardNumber.Of.ACCOUNT)
        @Schema(
                examples = "1234567890",
                description = "6 to 18 digits; blanks, dots and dashes do not count. Never the number of a card")
        String accountNumber,

        @NotBlank
        @Size(max = 100)
        @PlainText(oneLine = true)
        @Pattern(regexp = HolderName.PATTERN)
        @NoCardNumber
        @Schema(examples = "Sari Wulandari", description = "As the bank knows the owner")
        String holderName,

        @Size(min = 1, max = 60)
        @PlainText(oneLine = true)
        @Pattern(regexp = HolderName.VISIBLE)
        @NoCardNumber
        @Schema(examples = "Tabungan", description = "What you call it")
        @Nullable
        String alias) {

    /** The digits alone. */
    String number() {
        return accountNumber.replaceAll("[^0-9]", "");
    }
}
