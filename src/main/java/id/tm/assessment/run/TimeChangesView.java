package id.tm.assessment.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What staff did to the clock of a run. */
@Schema(name = "AssessmentTimeChangesView")
public record TimeChangesView(List<Change> items) {

    @Schema(name = "AssessmentTimeChangeKind")
    public enum Kind {
        EXTRA_TIME,
        PAUSE
    }

    @Schema(name = "AssessmentTimeChangeView")
    public record Change(
            Kind kind,

            @Schema(examples = "themes", description = "Of extra time for one section; else the whole test")
            String section,

            @Schema(examples = "PT10M", description = "Of extra time; of a pause once it has ended")
            Duration time,

            @Schema(description = "When it was given, or the clock stopped")
            Instant at,

            @Schema(description = "When the clock went on") Instant until,

            @Schema(examples = "The power went off") String reason,
            UUID by) {

        private static Change of(TimeGrant grant) {
            return new Change(
                    Kind.EXTRA_TIME,
                    grant.sectionCode,
                    Duration.ofSeconds(grant.seconds),
                    grant.createdAt,
                    null,
                    grant.reason,
                    grant.grantedBy);
        }

        private static Change of(RunPause pause) {
            Instant until = pause.resumedAt();
            return new Change(
                    Kind.PAUSE,
                    null,
                    until == null ? null : Duration.between(pause.pausedAt, until),
                    pause.pausedAt,
                    until,
                    pause.reason,
                    pause.pausedBy);
        }
    }

    static TimeChangesView of(UserAssessment run) {
        return new TimeChangesView(Stream.concat(
                        TimeGrant.of(run.id).stream().map(Change::of),
                        RunPause.of(run.id).stream().map(Change::of))
                .sorted(Comparator.comparing(Change::at))
                .toList());
    }
}
