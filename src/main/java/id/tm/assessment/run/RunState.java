package id.tm.assessment.run;

import java.util.EnumSet;
import java.util.Set;

/** The life of a run. Expired is no state: it follows from the time it has. */
public enum RunState {
    /** There, and not begun. */
    PENDING,
    IN_PROGRESS,
    /** The answers are closed. */
    SUBMITTED,
    SCORED,
    REPORT_READY,
    /** What entitled to it is gone, or somebody of the staff has taken it away. */
    VOID;

    public boolean canBecome(RunState next) {
        return following().contains(next);
    }

    private Set<RunState> following() {
        return switch (this) {
            case PENDING -> EnumSet.of(IN_PROGRESS, VOID);
            case IN_PROGRESS -> EnumSet.of(SUBMITTED, VOID);
            case SUBMITTED -> EnumSet.of(SCORED, VOID);
            case SCORED -> EnumSet.of(REPORT_READY, VOID);
            case REPORT_READY -> EnumSet.of(VOID);
            case VOID -> EnumSet.noneOf(RunState.class);
        };
    }

    /** Whether there are scores to be read. */
    public boolean isScored() {
        return this == SCORED || this == REPORT_READY;
    }
}
