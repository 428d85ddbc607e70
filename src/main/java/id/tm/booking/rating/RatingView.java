package id.tm.booking.rating;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** A rating as its author sees it. */
@RegisterForReflection
public record RatingView(UUID sessionId, int stars, String text, Instant ratedAt, Instant editableUntil, int version) {}
