package id.tm.booking.reminder;

import id.tm.booking.session.FeedbackSession;
import id.tm.booking.session.SessionActor;
import id.tm.booking.session.SessionPeople;
import id.tm.booking.session.SessionPeople.Both;
import id.tm.booking.session.SessionPeople.Side;
import id.tm.booking.session.SessionPlace;
import id.tm.booking.session.SessionState;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderSubject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reminds both sides of a session that is coming. Critical: an hour before a session at seven is before seven. */
@ApplicationScoped
class FeedbackSessionSubject implements ReminderSubject {

    static final String KIND = "FEEDBACK_SESSION";

    private final SessionPeople people;
    private final SessionPlace place;
    private final Clock clock;

    FeedbackSessionSubject(SessionPeople people, SessionPlace place, Clock clock) {
        this.people = people;
        this.place = place;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean critical() {
        return true;
    }

    @Override
    public Class<FeedbackReminder> planType() {
        return FeedbackReminder.class;
    }

    @Override
    public void readAhead(Collection<UUID> subjectIds) {
        FeedbackSession.shareAll(subjectIds);
    }

    @Override
    public Optional<ReminderNotice> notice(ReminderPlan plan) {
        Instant now = clock.instant();
        return FeedbackSession.share(plan.subjectId)
                .filter(session -> session.state() == SessionState.SCHEDULED
                        && session.planVersion() == plan.subjectVersion
                        && now.isBefore(session.startsAt()))
                .map(session -> notice(session, plan));
    }

    private ReminderNotice notice(FeedbackSession session, ReminderPlan plan) {
        Both both = people.of(session);
        boolean toMember = SessionActor.valueOf(plan.audience) == SessionActor.MEMBER;
        Side to = toMember ? both.member() : both.practitioner();
        Side other = toMember ? both.practitioner() : both.member();
        Map<String, Object> variables = Map.of(
                "name", to.name(),
                "otherName", other.name(),
                "startsAt", session.startsAt(),
                "hoursBefore",
                        Math.toIntExact(
                                Duration.between(plan.dueAt, session.startsAt()).toHours()),
                "mode", session.mode.name(),
                "place", place.of(session));
        return new ReminderNotice(to.recipient().map(List::of).orElse(List.of()), variables);
    }
}
