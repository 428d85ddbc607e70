package id.tm.assessment.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The clock of a run or a section, as a pure function of what is stored: asked by a reader, a writer or the sweep, it says
 * the same of the same moment.
 *
 * @param limit null for none
 * @param hard whether the end of the time ends the answers
 * @param startedAt null when it has not been begun
 * @param extra what was granted besides
 */
record RunTime(Duration limit, boolean hard, Instant startedAt, Duration extra, List<Pause> pauses) {

    /** For the way of an answer through the network. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** @param until null while it lasts */
    record Pause(Instant from, Instant until) {}

    /** Whatever a clock says that is a little behind the one by which it was paused. */
    boolean isPaused() {
        return pauses.stream().anyMatch(each -> each.until() == null);
    }

    /** When the time is over; while paused, when it would be if it went on now. Nothing without a limit or before the start. */
    Optional<Instant> deadline(Instant now) {
        if (limit == null || startedAt == null) return Optional.empty();
        Duration stood = pauses.stream().map(each -> stood(each, now)).reduce(Duration.ZERO, Duration::plus);
        return Optional.of(startedAt.plus(limit).plus(extra).plus(stood));
    }

    private Duration stood(Pause pause, Instant now) {
        Instant from = pause.from().isBefore(startedAt) ? startedAt : pause.from();
        Instant until = pause.until() == null ? now : pause.until();
        return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
    }

    /** Never below zero; the whole time before the start. */
    Optional<Duration> remaining(Instant now) {
        if (limit == null) return Optional.empty();
        Duration left = deadline(now).map(end -> Duration.between(now, end)).orElse(limit.plus(extra));
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }

    /** Whether answers come too late. */
    boolean isOver(Instant now) {
        return hard
                && !isPaused()
                && deadline(now).filter(end -> now.isAfter(end.plus(GRACE))).isPresent();
    }
}
