package id.tm.sales.transaction;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.problem.TmException;
import java.util.EnumSet;
import java.util.Set;

/** How far a purchase has come. */
public enum TransactionState {
    PENDING,
    PAID,
    EXPIRED,
    CANCELLED,
    FAILED,
    /** Money of some of it went back. */
    PARTIALLY_REFUNDED,
    REFUNDED,
    /** The bank took the money back. */
    REVERSED;

    public boolean canBecome(TransactionState next) {
        return following().contains(next);
    }

    public TransactionState become(TransactionState next) {
        if (!canBecome(next)) throw refusal();
        return next;
    }

    /** The 409 that names this state. */
    public TmException refusal() {
        return ILLEGAL_STATE.with(name()).property("currentState", name());
    }

    /** Whether it ended without money. */
    public boolean endedUnpaid() {
        return this == EXPIRED || this == CANCELLED || this == FAILED;
    }

    private Set<TransactionState> following() {
        return switch (this) {
            case PENDING -> EnumSet.of(PAID, EXPIRED, CANCELLED, FAILED);
            // money that comes late is honoured while that is possible
            case EXPIRED, CANCELLED, FAILED -> EnumSet.of(PAID);
            case PAID -> EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, REVERSED);
            case PARTIALLY_REFUNDED -> EnumSet.of(REFUNDED, REVERSED);
            case REFUNDED, REVERSED -> EnumSet.noneOf(TransactionState.class);
        };
    }
}
