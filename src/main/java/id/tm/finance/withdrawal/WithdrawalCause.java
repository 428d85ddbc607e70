package id.tm.finance.withdrawal;

/** Who made a step of a withdrawal. */
public enum WithdrawalCause {
    OWNER,
    ADMIN,
    PROVIDER,
    /** The provider said something that cannot follow; nothing has changed. */
    IGNORED,
    SERVICE
}
