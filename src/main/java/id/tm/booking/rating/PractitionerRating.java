package id.tm.booking.rating;

import static id.tm.booking.BookingError.RATING_CLOSED;

import id.tm.booking.session.FeedbackSession;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a member thought of one completed session. Table: practitioner_ratings. */
@Entity
@Table(name = "practitioner_ratings")
public class PractitionerRating extends BaseEntity {

    @Column(updatable = false)
    public UUID sessionId;

    @Column(updatable = false)
    public UUID practitionerId;

    @Column(updatable = false)
    public UUID memberId;

    public int stars;
    public String comment;

    /** Kept as it was then, so that a list of ratings needs nobody's account. */
    @Column(updatable = false)
    public String displayName;

    static PractitionerRating first(FeedbackSession session, String displayName) {
        PractitionerRating rating = new PractitionerRating();
        rating.sessionId = session.id;
        rating.practitionerId = session.practitionerId;
        rating.memberId = session.memberId;
        rating.displayName = displayName;
        return rating;
    }

    static Optional<PractitionerRating> findBySession(UUID sessionId) {
        return find("sessionId", sessionId).firstResultOptional();
    }

    public static boolean isRated(UUID sessionId) {
        return count("sessionId", sessionId) > 0;
    }

    void requireEditable(Instant now, Duration editable) {
        Instant until = createdAt.plus(editable);
        if (!now.isBefore(until)) throw RATING_CLOSED.with(until);
    }
}
