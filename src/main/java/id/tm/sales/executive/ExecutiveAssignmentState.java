package id.tm.sales.executive;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.problem.TmException;
import java.util.EnumSet;
import java.util.Set;

/** How far somebody has come with a seat. That an invitation is too old follows from until when it can be accepted. */
public enum ExecutiveAssignmentState {
    INVITED,
    ACCEPTED,
    /** The company has taken it back. */
    WITHDRAWN,
    /** Nobody accepted it in time, and the seat was needed. */
    EXPIRED,
    /** The money of the seat went back. */
    VOID;

    boolean canBecome(ExecutiveAssignmentState next) {
        return following().contains(next);
    }

    /** {@code next}, or a 409 that names this state. */
    ExecutiveAssignmentState become(ExecutiveAssignmentState next) {
        if (!canBecome(next)) throw refusal();
        return next;
    }

    TmException refusal() {
        return ILLEGAL_STATE.with(name()).property("currentState", name());
    }

    boolean isLive() {
        return this == INVITED || this == ACCEPTED;
    }

    private Set<ExecutiveAssignmentState> following() {
        return switch (this) {
            case INVITED -> EnumSet.of(ACCEPTED, WITHDRAWN, EXPIRED, VOID);
            // invited again: somebody else
            case ACCEPTED -> EnumSet.of(INVITED, WITHDRAWN, VOID);
            case WITHDRAWN, EXPIRED, VOID -> EnumSet.noneOf(ExecutiveAssignmentState.class);
        };
    }
}
