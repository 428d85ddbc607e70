package id.tm.assessment.questionnaire;

/** What a question beside a test takes. */
public enum InfoKind {
    TEXT,
    NUMBER,
    DATE,
    /** One of its options. */
    SINGLE,
    /** Any of its options, at least one. */
    MULTIPLE,
    /** A whole number between its ends. */
    SCALE;

    boolean hasOptions() {
        return this == SINGLE || this == MULTIPLE;
    }
}
