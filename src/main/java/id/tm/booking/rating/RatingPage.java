package id.tm.booking.rating;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** One page of ratings; {@code nextCursor} is absent on the last page. */
@RegisterForReflection
public record RatingPage(List<PublicRatingView> items, String nextCursor) {}
