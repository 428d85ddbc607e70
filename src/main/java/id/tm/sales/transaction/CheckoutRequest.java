package id.tm.sales.transaction;

import id.tm.sales.pricing.QuoteItemRequest;
import id.tm.sales.pricing.QuoteOrder;
import id.tm.sales.referral.ReferralBenefit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
        String channel,

        @Pattern(regexp = "[A-Za-z0-9]{1,20}")
        @Schema(
                examples = "7KQ2M9XAB",
                description = "Who brought the buyer; without it the last visit by a referral counts")
        String referralCode,

        @Schema(
                examples = "0190b6c3-7d3e-7a51-9f52-1d2c3b4a5968",
                description = "The practitioner with whom the buyer wants to speak of it; left out: that stays open")
        UUID practitionerId) {

    public CheckoutRequest {
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
        return new QuoteOrder(skus(), codes, channel, benefits);
    }
}
