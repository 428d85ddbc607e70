package id.tm.sales.referral;

/** Of what a commission is computed. */
public enum CommissionBase {
    /** The price before all discounts. */
    GROSS,
    /** What is paid for it, before fees and PPN. */
    NET
}
