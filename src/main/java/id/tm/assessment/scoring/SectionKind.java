package id.tm.assessment.scoring;

/** How a section of a test is answered and scored. */
public enum SectionKind {
    /** Degrees of agreement; a scale's score is the sum of its items. */
    LIKERT,
    /** Statements picked in stages, from most to least like me. */
    STAGED_PICK,
    /** One option per item; each option weighs on scales. */
    CHOICE,
    /** Degrees of agreement; a scale's score is the mean of its items. */
    MEAN,
    /** Of each item's options the one that fits most and the one that fits least. */
    FORCED_CHOICE;

    /** Whether one picks among the items themselves instead of answering each of them. */
    public boolean isPicked() {
        return this == STAGED_PICK;
    }

    /** Whether an item's place on a scale is reversed by {@code min + max - v}. */
    public boolean isGraded() {
        return this == LIKERT || this == MEAN;
    }
}
