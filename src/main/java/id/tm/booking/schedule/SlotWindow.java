package id.tm.booking.schedule;

import id.tm.platform.problem.FieldError;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/** The part of the calendar a client asks about: [from, to) as instants, and the zone times are shown in. */
record SlotWindow(Instant from, Instant to, ZoneId zone) {

    private static final int DAYS_BY_DEFAULT = 7;
    /** Of local days; the longest day of a zone has an hour more than 24. */
    private static final Duration LONGEST = Duration.ofDays(31).plusHours(1);

    /**
     * {@code from} and {@code to} are local dates in the zone, both included, or instants, the second one excluded;
     * today and a week by default.
     */
    static SlotWindow parse(String from, String to, String zoneName, Instant now) {
        ZoneId zone = Zones.parse(zoneName, BusinessTime.ZONE);
        Instant start = from == null
                ? LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant()
                : instant("from", from, zone, 0);
        Instant end =
                to == null ? start.atZone(zone).plusDays(DAYS_BY_DEFAULT).toInstant() : instant("to", to, zone, 1);
        if (!end.isAfter(start)) throw malformed("to", "range", "must not be before from");
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw malformed("to", "range", "at most 31 days after from");
        }
        return new SlotWindow(start, end, zone);
    }

    private static Instant instant(String field, String text, ZoneId zone, int dateOffset) {
        try {
            Instant instant = text.indexOf('T') > 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(dateOffset)
                            .atStartOfDay(zone)
                            .toInstant();
            int year = instant.atZone(zone).getYear();
            if (year >= 2000 && year < 2200) return instant;
        } catch (DateTimeException e) {
            // said below, as for a date out of range
        }
        throw malformed(field, "malformed", "a date or an instant between 2000 and 2199");
    }

    private static TmException malformed(String field, String code, String message) {
        return PlatformError.INVALID_INPUT.with().fields(List.of(new FieldError(field, code, message)));
    }
}
