package id.tm.assessment.sharing;

/** How much of a result a link shows. */
public enum ShareScope {
    /** What is strongest, by name. */
    SUMMARY,
    FULL,
    /** One section, whole. */
    SECTION
}
