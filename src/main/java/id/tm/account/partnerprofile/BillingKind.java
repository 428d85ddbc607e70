package id.tm.account.partnerprofile;

/** Whether a partner pays before or after use. */
public enum BillingKind {
    PREPAID,
    POSTPAID
}
