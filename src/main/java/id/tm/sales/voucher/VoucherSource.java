package id.tm.sales.voucher;

/** Where a voucher comes from. */
public enum VoucherSource {
    CAMPAIGN,
    PARTNER,
    AFFILIATE,
    /** Given to make good for something. */
    COMPENSATION,
    OLD_SYSTEM
}
