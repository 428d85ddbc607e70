package id.tm.support.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * How far a step lies from its anchor: whole days before or after, at a time of day, or an exact duration. Exactly one
 * of the two is set.
 */
record Distance(Period days, Duration exact) {

    /** ISO-8601 with a sign: {@code P-7D} or {@code PT-24H}; throws {@link DateTimeParseException}. */
    static Distance parse(String text) {
        return text.indexOf('T') >= 0
                ? new Distance(null, Duration.parse(text))
                : new Distance(Period.parse(text), null);
    }

    boolean isDaily() {
        return days != null;
    }

    /** {@code at} is looked at for day steps only. */
    Instant from(Instant anchor, ZoneId zone, LocalTime at) {
        if (exact != null) return anchor.plus(exact);
        return anchor.atZone(zone)
                .toLocalDate()
                .plus(days)
                .atTime(at)
                .atZone(zone)
                .toInstant();
    }
}
