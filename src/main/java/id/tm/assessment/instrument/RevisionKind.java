package id.tm.assessment.instrument;

/** What of an instrument can be renewed after it was published, as it changes no question. */
public enum RevisionKind {
    KEY,
    NORMS,
    TEXTS
}
