package id.tm.finance.withdrawal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What would arrive, by the settings of now; what counts are those of the approval. */
public record WithdrawalPreviewView(
        @Schema(examples = "1000000") long gross,
        @Schema(examples = "PPH_21") TaxKind taxKind,

        @Schema(examples = "500000", description = "What the tax is computed from")
        long taxBase,

        @Schema(examples = "25000") long tax,

        @Schema(description = "Whether there is a verified tax number; without one the tax is higher")
        boolean taxNumber,

        @Schema(examples = "2500") long transferFee,
        @Schema(examples = "972500") long net,
        @Schema(examples = "50000") long minimum,
        @Schema(examples = "50000000") long maximum,

        @Schema(examples = "1250000", description = "What is available now")
        long available) {

    static WithdrawalPreviewView of(long gross, WithdrawalTerms terms, WithdrawalRules.Limits limits, long available) {
        return new WithdrawalPreviewView(
                gross,
                terms.taxKind(),
                terms.taxBase(),
                terms.tax(),
                terms.taxNumberId() != null,
                terms.transferFee(),
                terms.net(),
                limits.minimum(),
                limits.maximum(),
                available);
    }
}
