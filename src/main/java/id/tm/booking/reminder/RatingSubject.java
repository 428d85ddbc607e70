package id.tm.booking.reminder;

import id.tm.booking.rating.PractitionerRating;
import id.tm.booking.session.FeedbackSession;
import id.tm.booking.session.SessionPeople;
import id.tm.booking.session.SessionPeople.Both;
import id.tm.booking.session.SessionPlace;
import id.tm.booking.session.SessionState;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderSubject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reminds a member to rate a completed session, until it is rated or the time to do so is over. */
@ApplicationScoped
class RatingSubject implements ReminderSubject {

    static final String KIND = "RATING";

    private final SessionPeople people;
    private final SessionPlace place;
    private final Clock clock;

    RatingSubject(SessionPeople people, SessionPlace place, Clock clock) {
        this.people = people;
        this.place = place;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<RatingReminder> planType() {
        return RatingReminder.class;
    }

    @Override
    public void readAhead(Collection<UUID> subjectIds) {
        FeedbackSession.shareAll(subjectIds);
    }

    @Override
    public Optional<ReminderNotice> notice(ReminderPlan plan) {
        Instant now = clock.instant();
        return FeedbackSession.share(plan.subjectId)
                .filter(session -> session.state() == SessionState.COMPLETED
                        && session.planVersion() == plan.subjectVersion
                        && now.isBefore(session.ratingClosesAt())
                        && !PractitionerRating.isRated(session.id))
                .map(this::notice);
    }

    private ReminderNotice notice(FeedbackSession session) {
        Both both = people.of(session);
        Map<String, Object> variables = Map.of(
                "name", both.member().name(),
                "practitionerName", both.practitioner().name(),
                "sessionAt", session.startsAt(),
                "ratingLink", URI.create(place.page(session) + "/rating"),
                "closesAt", session.ratingClosesAt());
        return new ReminderNotice(both.member().recipient().map(List::of).orElse(List.of()), variables);
    }
}
