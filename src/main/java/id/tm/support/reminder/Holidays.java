package id.tm.support.reminder;

import id.tm.support.ReminderConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The calendar of holidays, kept for a minute so that a blast does not read it once per message. */
@ApplicationScoped
class Holidays {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Loaded(Instant at, Set<LocalDate> dates) {}

    private final ReminderConfig config;
    private final Clock clock;
    private volatile Loaded loaded;

    Holidays(ReminderConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    QuietTime quietTime() {
        return new QuietTime(config.quietFrom(), config.quietUntil(), dates()::contains);
    }

    /** After a change of the calendar in this process; others notice within a minute. */
    void forget() {
        loaded = null;
    }

    private Set<LocalDate> dates() {
        Instant now = clock.instant();
        Loaded current = loaded;
        if (current != null && Duration.between(current.at, now).abs().compareTo(KEPT) < 0) return current.dates;
        List<PublicHoliday> rows = QuarkusTransaction.joiningExisting().call(() -> PublicHoliday.listAll());
        Set<LocalDate> dates = rows.stream()
                .filter(row -> !row.collectiveLeave || config.collectiveLeaveHolds())
                .map(row -> row.date)
                .collect(Collectors.toUnmodifiableSet());
        loaded = new Loaded(now, dates);
        return dates;
    }
}
