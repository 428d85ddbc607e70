package id.tm.sales.voucher;

import id.tm.platform.input.CodeShape;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one voucher. */
public record VoucherRequest(
        @NotNull
        @Pattern(regexp = CodeShape.ANY_CASE)
        @Size(min = 3, max = 40)
        @Schema(examples = "HEMAT-2026", description = "Capital and small letters are the same")
        String code,

        @NotNull @Valid VoucherRule rule) {}
