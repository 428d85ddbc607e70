package id.tm.sales.referral;

/** Why a code brings nobody. */
public enum ReferralRefusal {
    CODE_INACTIVE,
    REFERRER_INACTIVE,
    SAME_USER,
    SAME_PHONE,
    SAME_MAILBOX,
    SAME_BANK_ACCOUNT;

    /** Whether the buyer would earn from the own purchase. */
    boolean isOwn() {
        return this != CODE_INACTIVE && this != REFERRER_INACTIVE;
    }
}
