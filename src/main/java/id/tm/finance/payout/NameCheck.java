package id.tm.finance.payout;

/** How far the name on an account or card is that of the person. */
public enum NameCheck {
    MATCH,
    /** Parts of it are missing, abbreviated or in another order, or a letter differs. */
    PARTIAL,
    MISMATCH
}
