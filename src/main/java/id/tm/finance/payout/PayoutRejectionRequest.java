package id.tm.finance.payout;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

public record PayoutRejectionRequest(
        @Schema(examples = "MISMATCH", description = "How far the name is that of the person, when that is known")
        @Nullable
        NameCheck nameCheck,

        @NotBlank
        @Size(max = 500)
        @PlainText
        @Pattern(regexp = HolderName.VISIBLE)
        @NoCardNumber
        @Schema(examples = "Nama pada rekening berbeda.", description = "Why; the owner reads it")
        String note) {}
