package id.tm.finance.payment;

/** The life of a refund. OWED is what has to go back by bank transfer, since no provider sends it. */
public enum RefundState {
    REQUESTED,
    SENDING,
    SUCCEEDED,
    FAILED,
    OWED
}
