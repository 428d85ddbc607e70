package id.tm.sales.voucher;

import org.jspecify.annotations.Nullable;

/** A code that somebody has named, and what it stands for: the terms of a voucher, or why there are none. */
public record VoucherAsked(
        String code, @Nullable VoucherTerms terms, @Nullable VoucherRefusal refusal) {

    public VoucherAsked {
        if ((terms == null) == (refusal == null)) throw new IllegalArgumentException(code);
    }

    public static VoucherAsked usable(VoucherTerms terms) {
        return new VoucherAsked(terms.code(), terms, null);
    }

    public static VoucherAsked refused(String code, VoucherRefusal refusal) {
        return new VoucherAsked(code, null, refusal);
    }
}
