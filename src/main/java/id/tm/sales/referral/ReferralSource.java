package id.tm.sales.referral;

/** How it is known who brought a buyer. */
public enum ReferralSource {
    /** The buyer named the code. */
    CODE,
    /** The last visit that counts. */
    VISIT
}
