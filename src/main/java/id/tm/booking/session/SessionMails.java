package id.tm.booking.session;

import id.tm.booking.session.SessionPeople.Both;
import id.tm.booking.session.SessionPeople.Side;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells both sides what became of their session. */
@ApplicationScoped
class SessionMails {

    private final Messages messages;
    private final SessionPeople people;
    private final SessionPlace place;

    SessionMails(Messages messages, SessionPeople people, SessionPlace place) {
        this.messages = messages;
        this.people = people;
        this.place = place;
    }

    void booked(FeedbackSession session) {
        Both both = people.of(session);
        Map<String, Object> when = when(session);
        send("session-booked-member", both.member(), both.practitioner(), when);
        send("session-booked-practitioner", both.practitioner(), both.member(), when);
    }

    void rescheduled(FeedbackSession session, Instant oldStartsAt) {
        Map<String, Object> when = when(session);
        when.put("oldStartsAt", oldStartsAt);
        toBoth("session-rescheduled", session, when);
    }

    void cancelled(FeedbackSession session) {
        Map<String, Object> what = new HashMap<>();
        what.put("startsAt", session.startsAt());
        if (session.closeReason() != null) what.put("reason", session.closeReason());
        toBoth("session-cancelled", session, what);
    }

    private Map<String, Object> when(FeedbackSession session) {
        Map<String, Object> when = new HashMap<>();
        when.put("startsAt", session.startsAt());
        when.put("durationMinutes", session.durationMinutes());
        when.put("mode", session.mode.name());
        when.put("place", place.of(session));
        return when;
    }

    private void toBoth(String template, FeedbackSession session, Map<String, Object> what) {
        Both both = people.of(session);
        send(template, both.member(), both.practitioner(), what);
        send(template, both.practitioner(), both.member(), what);
    }

    private void send(String template, Side to, Side other, Map<String, Object> what) {
        Map<String, Object> variables = new HashMap<>(what);
        variables.put("name", to.name());
        variables.put("otherName", other.name());
        to.recipient().ifPresent(recipient -> messages.send(OutgoingMessage.mail(template, recipient, variables)));
    }
}
