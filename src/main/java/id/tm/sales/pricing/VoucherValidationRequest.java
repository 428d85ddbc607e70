package id.tm.sales.pricing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code to be tried on a basket. */
public record VoucherValidationRequest(
        @NotBlank @Size(max = 40) @Schema(examples = "HEMAT-2026")
        String code,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid QuoteItemRequest> items,

        @Size(max = 4) @Schema(examples = "[\"TEMAN-2026\"]", description = "Codes that are used already")
        List<@NotBlank @Size(max = 40) String> otherCodes) {

    public VoucherValidationRequest {
        otherCodes = otherCodes == null ? List.of() : new ArrayList<>(otherCodes);
    }

    QuoteOrder order() {
        List<String> codes = new ArrayList<>(otherCodes);
        codes.add(code);
        return new QuoteOrder(items.stream().map(QuoteItemRequest::sku).toList(), codes, null, List.of());
    }
}
