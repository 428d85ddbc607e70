package id.tm.sales.voucher;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one voucher. */
public record VoucherRequest(
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
        @Size(min = 3, max = 40)
        @Schema(examples = "HEMAT-2026", description = "Capital and small letters are the same")
        String code,

        @NotNull @Valid VoucherRule rule) {}
