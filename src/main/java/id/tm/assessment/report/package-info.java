/**
 * What a result says to the person it is about, on paper and as a page: {@link id.tm.assessment.report.ReportWriter} turns
 * scores and an instrument into {@link id.tm.assessment.report.ReportContent}, which {@link
 * id.tm.assessment.report.ReportPdf} and {@link id.tm.assessment.report.ReportHtml} set. All three are pure: the same
 * source gives the same bytes. {@link id.tm.assessment.report.Reports} makes each report once and keeps it, sealed with the
 * key of its run; the code on it leads to a page that tells whether it is ours.
 */
@org.jspecify.annotations.NullMarked
package id.tm.assessment.report;
