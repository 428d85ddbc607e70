package id.tm.finance.payout;

/** A person pays PPh 21, a company PPh 23. */
public enum TaxPayerKind {
    PERSON,
    COMPANY
}
