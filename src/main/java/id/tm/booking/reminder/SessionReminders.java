package id.tm.booking.reminder;

import id.tm.account.People;
import id.tm.booking.rating.SessionRated;
import id.tm.booking.session.FeedbackSession;
import id.tm.booking.session.SessionClosed;
import id.tm.booking.session.SessionScheduled;
import id.tm.booking.session.SessionState;
import id.tm.support.Reminders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Plans and stops reminders as sessions are booked, moved, closed and rated, in the transaction of the act. */
@ApplicationScoped
class SessionReminders {

    private final Reminders reminders;
    private final People people;

    SessionReminders(Reminders reminders, People people) {
        this.reminders = reminders;
        this.people = people;
    }

    void onScheduled(@Observes SessionScheduled event) {
        FeedbackSession session = event.session();
        reminders.cancel(FeedbackSessionSubject.KIND, session.id);
        reminders.plan(
                FeedbackSessionSubject.KIND,
                session.id,
                session.planVersion(),
                session.startsAt(),
                session.zone(),
                FeedbackReminder::new);
    }

    void onClosed(@Observes SessionClosed event) {
        FeedbackSession session = event.session();
        reminders.cancel(FeedbackSessionSubject.KIND, session.id);
        if (session.state() != SessionState.COMPLETED) return;
        reminders.plan(
                RatingSubject.KIND,
                session.id,
                session.planVersion(),
                session.endedAt(),
                people.require(session.memberId).zone(),
                RatingReminder::new);
    }

    void onRated(@Observes SessionRated event) {
        reminders.cancel(RatingSubject.KIND, event.sessionId());
    }
}
