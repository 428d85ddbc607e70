package id.tm.assessment.catalog;

/** How much of a result a report shows. */
public enum ReportTier {
    FULL,
    SHORT,
    STUDENT
}
