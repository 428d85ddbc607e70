package id.tm.booking.session;

/** A session reached one of its last states. Fired in the transaction of the act. */
public record SessionClosed(FeedbackSession session) {}
