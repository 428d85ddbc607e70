package id.tm.sales.pricing;

import id.tm.platform.problem.Texts;
import id.tm.sales.ProductKind;
import id.tm.sales.voucher.VoucherRefusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a basket costs and why, for people; all amounts in rupiah. */
@RegisterForReflection
public record QuoteView(
        List<Line> lines,
        @Schema(examples = "400000") long subtotal,
        @Schema(examples = "0") long itemDiscounts,

        @Schema(examples = "0", description = "Vouchers included")
        long transactionDiscounts,

        @Schema(examples = "0") long serviceFee,
        @Schema(examples = "0") long channelFee,

        @Schema(examples = "366667", description = "The base of PPN")
        long dpp,

        @Schema(examples = "44000") long ppn,

        @Schema(examples = "444000", description = "subtotal - discounts + fees + ppn")
        long total,

        @Schema(examples = "VA_BCA", description = "FREE when there is nothing to pay; absent as long as it is open")
        String channel,

        @Schema(description = "The way to the total, step by step")
        List<Rule> appliedRules,

        @Schema(description = "Codes that make nothing cheaper")
        List<Refused> refusedCodes) {

    @RegisterForReflection
    @Schema(name = "QuoteLineView")
    public record Line(
            @Schema(examples = "ASM-ST30") String sku,
            ProductKind kind,
            @Schema(examples = "ST-30 Strength Typology") String name,

            @Schema(examples = "1", description = "Every amount is that of all pieces")
            int quantity,

            @Schema(examples = "400000", description = "Of a bundle, what its parts cost one by one")
            long listPrice,

            @Schema(examples = "400000") long price,
            @Schema(examples = "0") long itemDiscount,

            @Schema(examples = "0", description = "Its share, without vouchers")
            long transactionDiscount,

            @Schema(examples = "0", description = "Its share")
            long voucherDiscount,

            @Schema(examples = "400000", description = "What is left of it, before fees and PPN")
            long net) {

        static Line of(QuoteLine line, Locale locale) {
            boolean english = "en".equals(locale.getLanguage()) && line.nameEn() != null;
            return new Line(
                    line.sku(),
                    line.kind(),
                    english ? line.nameEn() : line.name(),
                    line.quantity(),
                    line.listPrice(),
                    line.price(),
                    line.itemDiscount(),
                    line.transactionDiscount(),
                    line.voucherDiscount(),
                    line.net());
        }
    }

    @RegisterForReflection
    @Schema(name = "QuoteRuleView")
    public record Rule(
            PriceStep step,
            @Schema(examples = "List price") String label,

            @Schema(examples = "ASM-ST30", description = "SKU, code of a discount or voucher, channel")
            String code,

            @Schema(examples = "0", description = "The number of its line, from 0; absent for the whole purchase")
            Integer line,

            @Schema(examples = "400000", description = "Negative where it becomes cheaper")
            long change,

            @Schema(examples = "400000", description = "What it comes to then")
            long after) {}

    @RegisterForReflection
    @Schema(name = "QuoteRefusedCodeView")
    public record Refused(
            @Schema(examples = "HEMAT-2025") String code,
            @Schema(examples = "EXPIRED") VoucherRefusal reason,
            @Schema(examples = "The voucher has expired") String message) {}

    /** In words of that language. */
    public static QuoteView of(Quote quote, Texts texts, Locale locale) {
        return new QuoteView(
                quote.lines().stream().map(line -> Line.of(line, locale)).toList(),
                quote.subtotal(),
                quote.itemDiscounts(),
                quote.transactionDiscounts(),
                quote.serviceFee(),
                quote.channelFee(),
                quote.dpp(),
                quote.ppn(),
                quote.total(),
                quote.channel(),
                quote.appliedRules().stream()
                        .map(rule -> new Rule(
                                rule.step(),
                                text(texts, rule.step().textKey(), locale),
                                rule.code(),
                                rule.line(),
                                rule.change(),
                                rule.after()))
                        .toList(),
                quote.refusedCodes().stream()
                        .map(refused -> new Refused(
                                refused.code(),
                                refused.reason(),
                                text(texts, refused.reason().textKey(), locale)))
                        .toList());
    }

    static String text(Texts texts, String key, Locale locale) {
        return texts.find("sales", key, locale).orElse(key);
    }
}
