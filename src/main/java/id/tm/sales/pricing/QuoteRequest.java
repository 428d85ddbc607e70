package id.tm.sales.pricing;

import id.tm.sales.referral.ReferralBenefit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A basket to be priced. */
public record QuoteRequest(
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid QuoteItemRequest> items,

        @Min(1) @Max(1000) @Schema(examples = "1", description = "How many seats, where only those are in the basket")
        Integer seats,

        @Size(max = 5) @Schema(examples = "[\"HEMAT-2026\"]", description = "Voucher codes, in any order")
        List<@NotBlank @Size(max = 40) String> codes,

        @Pattern(regexp = "[A-Z][A-Z0-9_]{1,29}")
        @Schema(examples = "VA_BCA", description = "How it is to be paid; without it no fee of a channel is counted")
        String channel,

        @Pattern(regexp = "[A-Za-z0-9]{1,20}")
        @Schema(
                examples = "7KQ2M9XAB",
                description = "Who brought the buyer; without it the last visit by a referral counts")
        String referralCode) {

    public QuoteRequest {
        if (seats == null) seats = 1;
        codes = codes == null ? List.of() : new ArrayList<>(codes);
    }

    List<String> skus() {
        return items.stream().map(QuoteItemRequest::sku).toList();
    }

    /** What somebody may try only so often. */
    List<String> triedCodes() {
        List<String> tried = new ArrayList<>(codes);
        if (referralCode != null) tried.add(referralCode);
        return tried;
    }

    QuoteOrder order(List<ReferralBenefit> benefits) {
        return new QuoteOrder(skus(), seats, codes, channel, benefits);
    }
}
