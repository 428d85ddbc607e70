package id.tm.finance.refund;

/** How far a bank transfer is. BY_HAND is what an admin has sent instead. */
public enum RefundTransferState {
    READY,
    SENDING,
    SUCCEEDED,
    FAILED,
    REVERSED,
    BY_HAND
}
