package id.tm.booking.session;

import id.tm.account.MemberActivity;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes down a move of a session: in its own history, and in the log of whoever made it. */
@ApplicationScoped
class SessionLog {

    private final MemberActivity activity;

    SessionLog(MemberActivity activity) {
        this.activity = activity;
    }

    /** {@code from} is null for a new session. */
    void write(FeedbackSession session, SessionAct act, SessionState from, SessionActor actor, String reason) {
        FeedbackSessionHistory.write(session, act, from, actor, reason);
        String action = "SESSION_" + act.name();
        switch (actor) {
            case MEMBER -> activity.record(session.memberId, action, FeedbackSession.SUBJECT, session.id);
            case PRACTITIONER ->
                activity.recordOfPractitioner(session.practitionerId, action, FeedbackSession.SUBJECT, session.id);
        }
    }
}
