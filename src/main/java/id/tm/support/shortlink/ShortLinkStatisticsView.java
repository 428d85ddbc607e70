package id.tm.support.shortlink;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Visits of each day from the first to the last, also of those without any; days are those of Jakarta. */
public record ShortLinkStatisticsView(
        @Schema(examples = "2026-01-01") LocalDate from,
        @Schema(examples = "2026-01-31") LocalDate to,
        @Schema(examples = "42") long visits,
        @Schema(examples = "7") long botVisits,
        List<Day> days) {

    /** One day. */
    @Schema(name = "ShortLinkDayView")
    public record Day(
            @Schema(examples = "2026-01-05") LocalDate day,
            @Schema(examples = "12") long visits,
            @Schema(examples = "2") long botVisits,

            @Schema(examples = "9", description = "Different visitors within this day")
            long visitors) {}
}
