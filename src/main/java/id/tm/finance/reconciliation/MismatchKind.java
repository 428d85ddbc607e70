package id.tm.finance.reconciliation;

/** How a report and our payments disagree about one of them. */
public enum MismatchKind {
    /** The provider reports money that we know no payment of. */
    MISSING_HERE,
    /** We have a paid payment that the report does not name. */
    MISSING_THERE,
    DIFFERENT
}
