package id.tm.booking.session;

import static id.tm.booking.BookingError.RESCHEDULES_USED_UP;
import static id.tm.booking.BookingError.RESCHEDULE_TOO_LATE;

import id.tm.booking.BookingConfig;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/** What was agreed on changing a session, kept with it as the house may set other terms later. */
@Embeddable
record SessionPolicy(
        @Column(updatable = false) int rescheduleNoticeMinutes,
        @Column(updatable = false) int reschedulesAllowed,
        @Column(updatable = false) int cancelNoticeMinutes,
        @Column(updatable = false) int noShowAfterMinutes) {

    static SessionPolicy of(BookingConfig.Policy policy) {
        return new SessionPolicy(
                minutes(policy.rescheduleNotice()),
                policy.reschedules(),
                minutes(policy.cancelNotice()),
                minutes(policy.noShowAfter()));
    }

    /** Refuses the member another time when all of them are used, or it is too late for this one. */
    void requireReschedulable(Instant startsAt, int used, Instant now) {
        if (used >= reschedulesAllowed) throw RESCHEDULES_USED_UP.with(used);
        Instant until = rescheduleUntil(startsAt);
        if (now.isAfter(until)) throw RESCHEDULE_TOO_LATE.with(until);
    }

    Instant rescheduleUntil(Instant startsAt) {
        return startsAt.minus(Duration.ofMinutes(rescheduleNoticeMinutes));
    }

    /** Until then a cancellation gives the session back to the member. */
    Instant cancelUntil(Instant startsAt) {
        return startsAt.minus(Duration.ofMinutes(cancelNoticeMinutes));
    }

    /** From then on who has not come is taken for somebody who does not. */
    Instant noShowFrom(Instant startsAt) {
        return startsAt.plus(Duration.ofMinutes(noShowAfterMinutes));
    }

    private static int minutes(Duration duration) {
        return Math.toIntExact(duration.toMinutes());
    }
}
