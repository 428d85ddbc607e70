package id.tm.sales;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.problem.FieldError;
import id.tm.platform.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From an instant, which is part of it, until another, which is not; without end when that is null. To the microsecond, as the database keeps it. */
public record Period(Instant from, @Nullable Instant until) {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    public Period {
        from = from.truncatedTo(ChronoUnit.MICROS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
    }

    /** As a request names it; 400 about its fields when it ends before it begins or lies outside of this millennium. */
    public static Period requested(String fromField, Instant from, String untilField, @Nullable Instant until) {
        requireOfThisMillennium(fromField, from);
        if (until != null) {
            requireOfThisMillennium(untilField, until);
            if (!until.isAfter(from)) throw wrong(untilField, "after " + fromField);
        }
        return new Period(from, until);
    }

    /** From the begin of the one day to the end of the other in WIB; of this millennium where they are null. */
    public static Period ofDays(@Nullable LocalDate from, @Nullable LocalDate until) {
        return new Period(from == null ? FIRST : begin(from), until == null ? LAST : begin(until.plusDays(1)));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }

    private static void requireOfThisMillennium(String field, Instant moment) {
        if (moment.isBefore(FIRST) || !moment.isBefore(LAST)) throw wrong(field, FIRST + " to " + LAST);
    }

    private static RuntimeException wrong(String field, String message) {
        return INVALID_INPUT.with().fields(List.of(new FieldError(field, "range", message)));
    }
}
