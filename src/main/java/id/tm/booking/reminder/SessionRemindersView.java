package id.tm.booking.reminder;

import id.tm.booking.session.SessionActor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** All reminders ever planned for a session, by due time within their kind; older plan versions included. */
@RegisterForReflection
public record SessionRemindersView(List<SessionReminderView> items) {

    /** {@code audience} null for both sides'. */
    static SessionRemindersView of(UUID sessionId, SessionActor audience) {
        Stream<SessionReminderView> coming = FeedbackReminder.of(sessionId).stream()
                .map(plan -> SessionReminderView.of(FeedbackSessionSubject.KIND, plan));
        Stream<SessionReminderView> rating =
                RatingReminder.of(sessionId).stream().map(plan -> SessionReminderView.of(RatingSubject.KIND, plan));
        return new SessionRemindersView(Stream.concat(coming, rating)
                .filter(view -> audience == null || view.audience().equals(audience.name()))
                .toList());
    }
}
