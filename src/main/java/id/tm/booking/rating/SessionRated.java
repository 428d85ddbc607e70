package id.tm.booking.rating;

import java.util.UUID;

/** A session got its rating, or another one. Fired in the transaction of the act. */
public record SessionRated(UUID sessionId) {}
