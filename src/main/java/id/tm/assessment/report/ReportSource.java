package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.instrument.InstrumentFile;
import id.tm.assessment.scoring.Scores;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;

/**
 * All that a report depends on.
 *
 * @param person as the report names them
 * @param day on which the answers were handed in
 * @param instrument the version and the revision of the texts that the scores were made with
 * @param code by which anybody can check that the report is ours
 * @param link where to check it
 */
public record ReportSource(
        String person,
        LocalDate day,
        InstrumentFile instrument,
        Scores scores,
        ReportTier tier,
        Locale locale,
        String code,
        URI link) {}
