package id.tm.booking.rating;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rating as everybody sees it. */
@RegisterForReflection
public record PublicRatingView(
        UUID id,
        @Schema(examples = "5") int stars,
        @Schema(examples = "Sangat membantu.") String text,
        @Schema(examples = "Budi S.") String displayName,
        Instant ratedAt) {

    static PublicRatingView of(PractitionerRating r) {
        return new PublicRatingView(r.id, r.stars, r.comment, r.displayName, r.createdAt);
    }
}
