package id.tm.support.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Predicate;

/** When people are left in peace: at night and on holidays, by their own clock and calendar. */
record QuietTime(LocalTime from, LocalTime until, Predicate<LocalDate> holiday) {

    /** Why something waits, and until when. */
    record Hold(Instant until, String reason) {}

    /** Empty when a message may leave at that moment. */
    Optional<Hold> at(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        String reason = null;
        while (true) {
            LocalDate today = local.toLocalDate();
            LocalDate release;
            if (holiday.test(today)) {
                release = today.plusDays(1);
                reason = "public holiday";
            } else if (isQuiet(local.toLocalTime())) {
                release = local.toLocalTime().isBefore(until) ? today : today.plusDays(1);
                if (reason == null) reason = "quiet hours";
            } else {
                break;
            }
            local = release.atTime(until).atZone(zone);
        }
        return reason == null ? Optional.empty() : Optional.of(new Hold(local.toInstant(), reason));
    }

    private boolean isQuiet(LocalTime time) {
        if (from.equals(until)) return false;
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }
}
