package id.tm.booking.schedule;

/** What a row of practitioner_schedule says. */
public enum ScheduleKind {
    /** Works on this weekday, while the rule is valid. */
    WEEKLY,
    /** Works on this one day too. */
    EXTRA,
    /** Does not work on this one day, or during the given hours of it. */
    CLOSED
}
