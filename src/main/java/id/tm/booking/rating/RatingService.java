package id.tm.booking.rating;

import static id.tm.booking.BookingError.RATING_CLOSED;
import static id.tm.booking.BookingError.RATING_NOT_FOUND;

import id.tm.account.MemberActivity;
import id.tm.account.People;
import id.tm.account.Person;
import id.tm.booking.BookingConfig;
import id.tm.booking.schedule.Practitioners;
import id.tm.booking.session.FeedbackSession;
import id.tm.booking.session.SessionState;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Ratings of sessions, and what they say about a practitioner. */
@ApplicationScoped
class RatingService {

    private final People people;
    private final Practitioners practitioners;
    private final Event<SessionRated> rated;
    private final MemberActivity activity;
    private final BookingConfig config;
    private final Clock clock;

    RatingService(
            People people,
            Practitioners practitioners,
            Event<SessionRated> rated,
            MemberActivity activity,
            BookingConfig config,
            Clock clock) {
        this.people = people;
        this.practitioners = practitioners;
        this.rated = rated;
        this.activity = activity;
        this.config = config;
        this.clock = clock;
    }

    /** What became of a rating that was put: {@code created} for the first one of its session. */
    record Put(RatingView view, boolean created) {}

    @RetryConflicts
    @Transactional
    Put rate(UUID sessionId, UUID memberId, RatingRequest request) {
        // The lock makes a reminder that is leaving right now either see this rating or leave before it.
        FeedbackSession session = FeedbackSession.lockOfMember(sessionId, memberId);
        session.requireState(SessionState.COMPLETED);
        Instant now = clock.instant();
        Optional<PractitionerRating> earlier = PractitionerRating.findBySession(sessionId);
        if (earlier.isPresent()) {
            earlier.get().requireEditable(now, config.rating().editable());
        } else if (!now.isBefore(session.ratingClosesAt())) {
            throw RATING_CLOSED.with(session.ratingClosesAt());
        }
        PractitionerRating rating = earlier.orElseGet(() -> PractitionerRating.first(session, displayName(memberId)));
        rating.stars = request.stars();
        rating.comment = RatingText.plain(request.text());
        rating.persist();
        Panache.flush();
        rated.fire(new SessionRated(sessionId));
        String action = earlier.isEmpty() ? "SESSION_RATED" : "RATING_CHANGED";
        activity.record(memberId, action, FeedbackSession.SUBJECT, sessionId);
        return new Put(view(rating), earlier.isEmpty());
    }

    @Transactional
    RatingView ofSession(UUID sessionId, UUID memberId) {
        FeedbackSession.requireOfMember(sessionId, memberId);
        return PractitionerRating.findBySession(sessionId).map(this::view).orElseThrow(RATING_NOT_FOUND::with);
    }

    @Transactional
    PractitionerView practitioner(UUID id) {
        Person person = practitioners.require(id);
        Object[] totals = (Object[]) Panache.getEntityManager()
                .createQuery("select coalesce(sum(r.stars), 0), count(r) from PractitionerRating r"
                        + " where r.practitionerId = :id")
                .setParameter("id", id)
                .getSingleResult();
        long sum = ((Number) totals[0]).longValue();
        long count = ((Number) totals[1]).longValue();
        RatingAverage average =
                new RatingAverage(config.rating().priorMean(), config.rating().priorWeight());
        return new PractitionerView(id, person.fullName(), person.photo(), average.of(sum, count), count);
    }

    void requirePractitioner(UUID id) {
        practitioners.require(id);
    }

    private String displayName(UUID memberId) {
        return DisplayName.of(people.require(memberId).fullName());
    }

    private RatingView view(PractitionerRating rating) {
        return new RatingView(
                rating.sessionId,
                rating.stars,
                rating.comment,
                rating.createdAt,
                rating.createdAt.plus(config.rating().editable()),
                rating.version);
    }
}
