package id.tm.sales.referral;

/** How much of something a referrer earns. */
public enum CommissionKind {
    PERCENT,
    /** So many rupiah for each product. */
    FIXED
}
