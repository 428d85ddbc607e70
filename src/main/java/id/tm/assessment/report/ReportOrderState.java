package id.tm.assessment.report;

import java.util.Set;

/** The life of an order; one whose process died is DRAWING until another process takes it over. */
public enum ReportOrderState {
    WAITING,
    DRAWING,
    MADE,
    /** There is nothing to be drawn any more: the result is gone, or another has taken its place. */
    DROPPED,
    /** Given up, until somebody of the staff orders it again. */
    FAILED;

    public boolean canBecome(ReportOrderState next) {
        return switch (this) {
            case WAITING -> next == DRAWING;
            case DRAWING -> Set.of(WAITING, MADE, DROPPED, FAILED).contains(next);
            case FAILED -> next == WAITING;
            case MADE, DROPPED -> false;
        };
    }
}
