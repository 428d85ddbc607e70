package id.tm.booking.rating;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a person wrote about practitioners. The stars stay, since they are part of an average; name and words go. */
@ApplicationScoped
class RatingPersonalData implements PersonalData {

    @RegisterForReflection
    record Rating(UUID sessionId, UUID practitionerId, int stars, String comment, String shownAs, Instant at) {

        static Rating of(PractitionerRating rating) {
            return new Rating(
                    rating.sessionId,
                    rating.practitionerId,
                    rating.stars,
                    rating.comment,
                    rating.displayName,
                    rating.createdAt);
        }
    }

    @Override
    public String section() {
        return "ratings";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<PractitionerRating> ratings = PractitionerRating.list("memberId = ?1 order by createdAt, id", userId);
        return ratings.isEmpty() ? null : ratings.stream().map(Rating::of).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        Panache.getEntityManager()
                .createNativeQuery("update practitioner_ratings set comment = null, display_name = 'Anonim',"
                        + " version = version + 1 where member_id = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
