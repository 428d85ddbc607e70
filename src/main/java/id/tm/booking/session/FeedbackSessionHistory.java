package id.tm.booking.session;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One move of a session. Table: feedback_session_histories. */
@Entity
@Table(name = "feedback_session_histories")
public class FeedbackSessionHistory extends AppendOnly {

    @Column(updatable = false)
    private UUID sessionId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private SessionAct act;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private SessionState fromState;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private SessionState toState;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private SessionActor actor;

    @Column(updatable = false)
    private UUID actorId;

    @Column(updatable = false)
    private Instant startsAt;

    @Column(updatable = false)
    private int planVersion;

    @Column(updatable = false)
    private String reason;

    /** Writes down what has just been done; {@code from} is null for a new session. */
    static void write(FeedbackSession session, SessionAct act, SessionState from, SessionActor actor, String reason) {
        FeedbackSessionHistory row = new FeedbackSessionHistory();
        row.sessionId = session.id;
        row.act = act;
        row.fromState = from;
        row.toState = session.state();
        row.actor = actor;
        row.actorId = actor == SessionActor.MEMBER ? session.memberId : session.practitionerId;
        row.startsAt = session.startsAt();
        row.planVersion = session.planVersion();
        row.reason = reason;
        row.persist();
    }

    static List<FeedbackSessionHistory> of(UUID sessionId) {
        return list("sessionId = ?1 order by createdAt, id", sessionId);
    }

    FeedbackSessionHistoryView view() {
        return new FeedbackSessionHistoryView(
                createdAt, act, fromState, toState, actor, actorId, startsAt, planVersion, reason);
    }
}
