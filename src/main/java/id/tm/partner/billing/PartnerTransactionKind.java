package id.tm.partner.billing;

/** What a partner is charged for. */
public enum PartnerTransactionKind {
    /** What was used, billed afterwards. */
    INVOICE
}
