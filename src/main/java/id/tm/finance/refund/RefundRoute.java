package id.tm.finance.refund;

/** Which way money goes back to the buyer. */
public enum RefundRoute {
    /** The way it came, by the provider that collected it. */
    PROVIDER,
    /** By bank transfer, where the provider cannot send it back. */
    MANUAL_TRANSFER
}
