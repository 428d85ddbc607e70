package id.tm.sales.executive;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import java.util.EnumSet;
import java.util.Set;

/** Whether a seat can be given to somebody. */
public enum ExecutiveSeatState {
    FREE,
    /** Somebody is invited to it, or has it. */
    TAKEN,
    /** Its money is about to go back. */
    HELD_FOR_REFUND,
    /** Its money went back. */
    VOID;

    boolean canBecome(ExecutiveSeatState next) {
        return following().contains(next);
    }

    /** {@code next}, or a 409 that names this state. */
    ExecutiveSeatState become(ExecutiveSeatState next) {
        if (!canBecome(next)) throw ILLEGAL_STATE.with(name()).property("currentState", name());
        return next;
    }

    private Set<ExecutiveSeatState> following() {
        return switch (this) {
            case FREE -> EnumSet.of(TAKEN, HELD_FOR_REFUND, VOID);
            case TAKEN -> EnumSet.of(FREE, VOID);
            case HELD_FOR_REFUND -> EnumSet.of(FREE, VOID);
            case VOID -> EnumSet.noneOf(ExecutiveSeatState.class);
        };
    }
}
