package id.tm.finance;

/** Ways to pay, by what the payer uses. */
public enum ChannelKind {
    VA,
    EWALLET,
    QRIS,
    RETAIL,
    CARD
}
