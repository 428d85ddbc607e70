package id.tm.finance.master;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one bank. */
public record BankRequest(
        @NotNull @Pattern(regexp = "[0-9]{3}") @Schema(examples = "014", description = "For clearing")
        String code,

        @NotBlank @Size(max = 100) @PlainText(oneLine = true) @Schema(examples = "BCA")
        String name,

        @Pattern(regexp = "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?") @Schema(examples = "CENAIDJA")
        String swift,

        @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}")
        @Schema(examples = "ID_BCA", description = "What the provider of payouts calls it")
        String xenditCode,

        @Min(0) @Max(100_000) @Schema(examples = "10", description = "Its place in the list")
        int position,

        @Schema(examples = "true", description = "Whether it is offered; true when absent")
        Boolean active) {

    void applyTo(Bank bank) {
        bank.code = code;
        bank.name = name.strip().replaceAll("\\s+", " ");
        bank.swift = swift;
        bank.xenditCode = xenditCode;
        bank.position = position;
        bank.active = active == null || active;
    }
}
