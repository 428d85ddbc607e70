package id.tm.finance.payment;

/** What made a payment move. */
public enum PaymentCause {
    OPENED,
    STARTED,
    CALLBACK,
    POLL,
    OPERATOR,
    REFUND
}
