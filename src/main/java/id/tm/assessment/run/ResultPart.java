package id.tm.assessment.run;

/** What of a result somebody was shown. */
public enum ResultPart {
    /** The scores. */
    SCORES,
    /** The report made from them, on paper or as a page. */
    REPORT,
    /** What was said beside the questions of the test. */
    QUESTIONNAIRE
}
