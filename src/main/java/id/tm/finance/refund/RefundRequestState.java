package id.tm.finance.refund;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.problem.TmException;
import java.util.EnumSet;
import java.util.Set;

/** The way of a request for money back. */
public enum RefundRequestState {
    REQUESTED,
    UNDER_REVIEW,
    APPROVED,
    /** The money is on its way, or it is not known whether it is. */
    PROCESSING,
    REFUNDED,
    /** It did not arrive, or came back; the money is still owed. */
    FAILED,
    REJECTED,
    CANCELLED;

    public boolean canBecome(RefundRequestState next) {
        return following().contains(next);
    }

    /** {@code next}, or a 409 that names this state. */
    RefundRequestState become(RefundRequestState next) {
        if (!canBecome(next)) throw refusal();
        return next;
    }

    /** The 409 that names this state. */
    TmException refusal() {
        return ILLEGAL_STATE.with(name()).property("currentState", name());
    }

    private Set<RefundRequestState> following() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(UNDER_REVIEW, APPROVED, REJECTED, CANCELLED);
            case UNDER_REVIEW -> EnumSet.of(APPROVED, REJECTED);
            case APPROVED -> EnumSet.of(PROCESSING);
            case PROCESSING -> EnumSet.of(REFUNDED, FAILED);
            case FAILED -> EnumSet.of(PROCESSING, REJECTED);
            // The bank may send a transfer back that had arrived.
            case REFUNDED -> EnumSet.of(FAILED);
            case REJECTED, CANCELLED -> EnumSet.noneOf(RefundRequestState.class);
        };
    }
}
