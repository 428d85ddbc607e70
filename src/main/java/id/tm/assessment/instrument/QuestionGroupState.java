package id.tm.assessment.instrument;

import java.util.EnumSet;
import java.util.Set;

/** The life of one version of an instrument. */
public enum QuestionGroupState {
    DRAFT,
    /** New runs take it; it never changes again. */
    PUBLISHED,
    /** Runs that have begun stay on it. */
    RETIRED;

    public boolean canBecome(QuestionGroupState next) {
        return following().contains(next);
    }

    private Set<QuestionGroupState> following() {
        return switch (this) {
            case DRAFT -> EnumSet.of(PUBLISHED);
            case PUBLISHED -> EnumSet.of(RETIRED);
            case RETIRED -> EnumSet.noneOf(QuestionGroupState.class);
        };
    }
}
