/**
 * What a result says to the person it is about, on paper and as a page: {@link id.tm.assessment.report.ReportWriter} turns
 * scores and an instrument into {@link id.tm.assessment.report.ReportContent}, which {@link
 * id.tm.assessment.report.ReportPdf} and {@link id.tm.assessment.report.ReportHtml} set. All three are pure: the same
 * source gives the same bytes.
 */
@org.jspecify.annotations.NullMarked
package id.tm.assessment.report;
