package id.tm.finance.payment;

/** What a callback is about. */
public enum CallbackKind {
    PAYMENT,
    PAYOUT,
    REFUND
}
