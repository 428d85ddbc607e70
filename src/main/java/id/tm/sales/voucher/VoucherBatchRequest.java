package id.tm.sales.voucher;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Vouchers that differ in their codes only. */
public record VoucherBatchRequest(
        @NotNull
        @Pattern(regexp = "[A-Z0-9]{2,12}")
        @Schema(examples = "EXPO26", description = "What every code begins with")
        String prefix,

        @NotNull @Min(1) @Max(50_000) @Schema(examples = "500")
        Integer size,

        @NotNull @Valid VoucherRule rule) {}
