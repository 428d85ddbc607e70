package id.tm.finance.reconciliation;

/** Whether somebody, or a later report, has seen to it. */
public enum MismatchState {
    OPEN,
    RESOLVED
}
