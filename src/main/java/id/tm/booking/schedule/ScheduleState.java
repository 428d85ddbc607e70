package id.tm.booking.schedule;

/** What is done with a span of time. */
public enum ScheduleState {
    /** Kept for somebody until held_until, while a payment is open. */
    HELD,
    BOOKED,
    RELEASED
}
