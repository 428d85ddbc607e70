package id.tm.sales;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import java.util.EnumSet;
import java.util.Set;

/** The life of what was bought. Expired is no state: it follows from until when it is valid. */
public enum EntitlementState {
    /** A document is missing before it can be used. */
    LOCKED,
    /** The document is there, and somebody looks at it. */
    IN_REVIEW,
    ACTIVE,
    /** There is an appointment for it. */
    SCHEDULED,
    COMPLETED,
    /** The money went back. */
    VOID;

    public boolean canBecome(EntitlementState next) {
        return following().contains(next);
    }

    /** {@code next}, or a 409 that names this state. */
    public EntitlementState become(EntitlementState next) {
        if (!canBecome(next)) throw ILLEGAL_STATE.with(name()).property("currentState", name());
        return next;
    }

    /** Whether nothing more comes of it. */
    public boolean isEnd() {
        return this == COMPLETED || this == VOID;
    }

    private Set<EntitlementState> following() {
        return switch (this) {
            case LOCKED -> EnumSet.of(IN_REVIEW, VOID);
            case IN_REVIEW -> EnumSet.of(LOCKED, ACTIVE, VOID);
            case ACTIVE -> EnumSet.of(SCHEDULED, COMPLETED, VOID);
            case SCHEDULED -> EnumSet.of(ACTIVE, COMPLETED, VOID);
            case COMPLETED, VOID -> EnumSet.noneOf(EntitlementState.class);
        };
    }
}
