package id.tm.assessment.feedbackonly;

/** What became of a result that somebody brought. */
public enum FeedbackOnlyState {
    IN_REVIEW,
    APPROVED,
    /** Another one can be brought. */
    REJECTED,
    /** The money for the consultation went back. */
    VOID;

    public boolean canBecome(FeedbackOnlyState next) {
        return this == IN_REVIEW && next != IN_REVIEW || this == APPROVED && next == VOID;
    }
}
