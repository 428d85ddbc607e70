package id.tm.booking.session;

/** What was done to a session, for its history. */
public enum SessionAct {
    BOOKED,
    RESCHEDULED,
    STARTED,
    COMPLETED,
    CANCELLED,
    NO_SHOW_MEMBER,
    NO_SHOW_PRACTITIONER,
    FAILED
}
