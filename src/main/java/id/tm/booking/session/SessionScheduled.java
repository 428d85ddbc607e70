package id.tm.booking.session;

/** A session was booked, or moved to another slot. Fired in the transaction of the act. */
public record SessionScheduled(FeedbackSession session) {}
