package id.tm.partner.billing;

/** How an invoice was paid. */
public enum InvoicePaymentMethod {
    BANK_TRANSFER,
    VIRTUAL_ACCOUNT,
    /** By a payment that the partner began here. */
    ONLINE,
    CASH,
    OTHER
}
