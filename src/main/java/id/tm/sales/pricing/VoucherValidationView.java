package id.tm.sales.pricing;

import id.tm.platform.problem.Texts;
import id.tm.sales.voucher.VoucherRefusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a code can be used for a basket, and what it takes off; {@code reason} and {@code message} when it cannot. */
@RegisterForReflection
public record VoucherValidationView(
        @Schema(examples = "HEMAT-2026") String code,
        boolean valid,
        @Schema(examples = "MIN_PURCHASE") VoucherRefusal reason,

        @Schema(examples = "The purchase is too small for this voucher")
        String message,

        @Schema(examples = "50000", description = "Rupiah that it takes off before fees and PPN")
        long amount,

        @Schema(examples = "394000", description = "Rupiah that the basket costs with all codes that can be used")
        long total) {

    static VoucherValidationView of(String code, Quote quote, Texts texts, Locale locale) {
        Optional<VoucherRefusal> refusal = quote.refusedCodes().stream()
                .filter(refused -> refused.code().equals(code))
                .map(RefusedCode::reason)
                .findFirst();
        long amount = quote.appliedRules().stream()
                .filter(rule -> rule.step() == PriceStep.VOUCHER && rule.code().equals(code))
                .mapToLong(rule -> -rule.change())
                .sum();
        return new VoucherValidationView(
                code,
                refusal.isEmpty(),
                refusal.orElse(null),
                refusal.map(reason -> QuoteView.text(texts, reason.textKey(), locale))
                        .orElse(null),
                amount,
                quote.total());
    }
}
