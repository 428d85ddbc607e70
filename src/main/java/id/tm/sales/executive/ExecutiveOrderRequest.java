package id.tm.sales.executive;

import id.tm.sales.pricing.QuoteOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Seats that are to be bought. */
public record ExecutiveOrderRequest(
        @NotNull
        @Size(max = 40)
        @Pattern(regexp = "[A-Z0-9-]+")
        @Schema(examples = "ASM-EXECUTIVE", description = "Of a product of kind EXECUTIVE")
        String sku,

        @NotNull @Min(1) @Max(1_000_000) @Schema(examples = "25")
        Integer seats,

        @Size(max = 5)
        @Schema(
                examples = "[\"HEMAT-2026\"]",
                description = "Voucher codes, in any order; all of them count or nothing is bought")
        List<@NotBlank @Size(max = 40) String> codes,

        @Pattern(regexp = "[A-Z][A-Z0-9_]{1,29}")
        @Schema(examples = "VA_BCA", description = "How it is to be paid; left out: chosen at the provider")
        String channel) {

    public ExecutiveOrderRequest {
        codes = codes == null ? List.of() : new ArrayList<>(codes);
    }

    QuoteOrder order() {
        return new QuoteOrder(List.of(sku), seats, codes, channel, List.of());
    }
}
