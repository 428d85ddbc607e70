package id.tm.finance.payment;

/** Which way money goes back. */
public enum RefundKind {
    PROVIDER,
    TRANSFER,
    /** Made at the provider without us. */
    FOUND
}
