package id.tm.assessment.sharing;

/** What of a shared result somebody looked at. */
public enum SharedPart {
    /** The scores. */
    SCORES,
    /** The report made from them, on paper or as a page. */
    REPORT
}
