package id.tm.finance.payout;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** There is no field for the number or the code of a card, and text that holds such a number is refused. */
public record PaymentMethodRequest(
        @NotNull @Schema(examples = "MIDTRANS") PaymentProvider provider,

        @NotNull
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._:-]{7,254}")
        @NoCardNumber(NoCardNumber.Of.TOKEN)
        @Schema(
                examples = "481111xDUgxnnredRMAXuklkvAON1114",
                description = "What the provider gave for it. Never the number of the card")
        String token,

        @NotNull @Schema(examples = "CARD") PaymentMethodKind kind,

        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,29}") @NoCardNumber @Schema(examples = "VISA")
        String brand,

        @Pattern(regexp = "[0-9]{4}")
        @Schema(examples = "1114", description = "The last four digits; cards must have them")
        @Nullable
        String lastFour,

        @Min(2000) @Max(2199) @Schema(examples = "2028", description = "Of cards only, which must have it") @Nullable
        Integer expiryYear,

        @Min(1) @Max(12) @Schema(examples = "7", description = "Of cards only, which must have it") @Nullable
        Integer expiryMonth,

        @Size(min = 1, max = 100)
        @PlainText(oneLine = true)
        @Pattern(regexp = HolderName.PATTERN)
        @NoCardNumber
        @Schema(examples = "Sari Wulandari")
        @Nullable
        String holderName,

        @Size(min = 1, max = 60)
        @PlainText(oneLine = true)
        @Pattern(regexp = HolderName.VISIBLE)
        @NoCardNumber
        @Schema(examples = "Kartu kantor", description = "What you call it")
        @Nullable
        String alias) {

    /** Null unless both parts are there. */
    @Nullable
    YearMonth expiry() {
        return expiryYear == null || expiryMonth == null ? null : YearMonth.of(expiryYear, expiryMonth);
    }
}
