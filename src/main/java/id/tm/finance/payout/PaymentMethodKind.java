package id.tm.finance.payout;

/** What a provider keeps: what it shows of it differs. */
public enum PaymentMethodKind {
    CARD,
    EWALLET
}
