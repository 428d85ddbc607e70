package id.tm.finance.payout;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

public record PayoutVerificationRequest(
        @NotNull @Schema(examples = "MATCH", description = "How far the name is that of the person")
        NameCheck nameCheck,

        @Size(min = 1, max = 500)
        @PlainText
        @Pattern(regexp = HolderName.VISIBLE)
        @NoCardNumber
        @Schema(
                examples = "Rekening atas nama lengkap sesuai KTP.",
                description = "Why; must be there when the names do not match or the suggestion was another one")
        @Nullable
        String note) {}
