package id.tm.finance.payout;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record TaxNumberRequest(
        @NotNull @Schema(examples = "PERSON") TaxPayerKind kind,

        @NotNull
        @Pattern(regexp = "(?:[0-9][ .-]{0,2}){14,15}[0-9]")
        @Schema(
                examples = "3174051708900001",
                description = "A person's NIK; a company's NPWP of 16 digits, or of 15 as it was before, with or"
                        + " without dots and dashes")
        String number,

        @NotBlank
        @Size(max = 100)
        @PlainText(oneLine = true)
        @Pattern(regexp = HolderName.PATTERN)
        @NoCardNumber
        @Schema(examples = "Sari Wulandari", description = "As the tax office knows the owner")
        String holderName) {}
