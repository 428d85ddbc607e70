package id.tm.sales.voucher;

import id.tm.platform.problem.TmException;
import id.tm.sales.SalesError;

/** Why a voucher is not taken. Texts: {@code voucher-refusal.*} in messages/sales_*. */
public enum VoucherRefusal {
    NOT_FOUND(SalesError.VOUCHER_REFUSED),
    INACTIVE(SalesError.VOUCHER_REFUSED),
    /** Not yet, or not on this day of the week or at this hour. */
    NOT_STARTED(SalesError.VOUCHER_REFUSED),
    EXPIRED(SalesError.VOUCHER_REFUSED),
    QUOTA_EXHAUSTED(SalesError.VOUCHER_EXHAUSTED),
    USER_LIMIT(SalesError.VOUCHER_USER_LIMIT),
    /** What it is for costs too little, or nothing any more that it could make cheaper. */
    MIN_PURCHASE(SalesError.VOUCHER_REFUSED),
    PRODUCT_SCOPE(SalesError.VOUCHER_REFUSED),
    /** For people of other roles, or of other partners. */
    ROLE_SCOPE(SalesError.VOUCHER_REFUSED),
    FIRST_PURCHASE_ONLY(SalesError.VOUCHER_FIRST_PURCHASE_ONLY),
    NOT_STACKABLE(SalesError.VOUCHER_REFUSED),
    ALREADY_APPLIED(SalesError.VOUCHER_REFUSED);

    private final SalesError error;

    VoucherRefusal(SalesError error) {
        this.error = error;
    }

    public String textKey() {
        return "voucher-refusal." + name();
    }

    /** For an act that cannot go on without the voucher; {@code reason} in the problem names this one. */
    public TmException problem(String code) {
        return error.with(code, name()).property("voucher", code).property("reason", this);
    }
}
