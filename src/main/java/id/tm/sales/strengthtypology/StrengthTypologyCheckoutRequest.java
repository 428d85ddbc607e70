package id.tm.sales.strengthtypology;

import id.tm.sales.pricing.QuoteItemRequest;
import id.tm.sales.transaction.CheckoutRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the ST-30 is to be bought. */
public record StrengthTypologyCheckoutRequest(
        @Size(max = 5)
        @Schema(
                examples = "[\"HEMAT-2026\"]",
                description = "Voucher codes, in any order; all of them count or nothing is bought")
        List<@NotBlank @Size(max = 40) String> codes,

        @Pattern(regexp = "[A-Z][A-Z0-9_]{1,29}")
        @Schema(examples = "VA_BCA", description = "How it is to be paid; left out: chosen at the provider")
        String channel) {

    public StrengthTypologyCheckoutRequest {
        codes = codes == null ? List.of() : new ArrayList<>(codes);
    }

    CheckoutRequest of(String sku) {
        return new CheckoutRequest(List.of(new QuoteItemRequest(sku)), codes, channel);
    }
}
