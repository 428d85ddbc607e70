package id.tm.sales.transaction;

import id.tm.sales.pricing.QuoteItemRequest;
import id.tm.sales.pricing.QuoteOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be bought. */
public record CheckoutRequest(
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid QuoteItemRequest> items,

        @Size(max = 5)
        @Schema(
                examples = "[\"HEMAT-2026\"]",
                description = "Voucher codes, in any order; all of them count or nothing is bought")
        List<@NotBlank @Size(max = 40) String> codes,

        @Pattern(regexp = "[A-Z][A-Z0-9_]{1,29}")
        @Schema(examples = "VA_BCA", description = "How it is to be paid; left out: chosen at the provider")
        String channel) {

    public CheckoutRequest {
        codes = codes == null ? List.of() : new ArrayList<>(codes);
    }

    List<String> skus() {
        return items.stream().map(QuoteItemRequest::sku).toList();
    }

    QuoteOrder order() {
        return new QuoteOrder(skus(), codes, channel, null);
    }
}
