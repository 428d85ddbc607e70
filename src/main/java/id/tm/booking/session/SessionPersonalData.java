package id.tm.booking.session;

import id.tm.booking.SessionMode;
import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The sessions of a person, on either side. Whoever goes away cancels what is ahead, and the other side is told, so this
 * happens while there still is a name. That sessions took place stays: the other side and the books need it.
 */
@ApplicationScoped
@Priority(SessionPersonalData.FIRST)
class SessionPersonalData implements PersonalData {

    static final int FIRST = 100;

    @RegisterForReflection
    record Sessions(List<Session> asMember, List<Session> asPractitioner) {}

    @RegisterForReflection
    record Session(
            UUID id,
            SessionState state,
            SessionMode mode,
            Instant startsAt,
            Instant endsAt,
            String meetingLink,
            String address,
            String notes,
            String closeReason,
            List<FeedbackSessionHistoryView> history) {

        static Session of(FeedbackSession session) {
            return new Session(
                    session.id,
                    session.state(),
                    session.mode,
                    session.startsAt(),
                    session.endsAt(),
                    session.meetingLink,
                    session.address,
                    session.notes(),
                    session.closeReason(),
                    FeedbackSessionHistory.of(session.id).stream()
                            .map(FeedbackSessionHistory::view)
                            .toList());
        }
    }

    private final FeedbackSessionService sessions;
    private final Clock clock;

    SessionPersonalData(FeedbackSessionService sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "consultations";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<FeedbackSession> asMember = FeedbackSession.list("memberId = ?1 order by startsAt, id", userId);
        List<FeedbackSession> asPractitioner =
                FeedbackSession.list("practitionerId = ?1 order by startsAt, id", userId);
        if (asMember.isEmpty() && asPractitioner.isEmpty()) return null;
        return new Sessions(
                asMember.stream().map(Session::of).toList(),
                asPractitioner.stream().map(Session::of).toList());
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        ahead("memberId", userId).forEach(id -> sessions.cancelByMember(id, userId, null));
        ahead("practitionerId", userId).forEach(id -> sessions.cancelByPractitioner(id, userId, null));
        Panache.getEntityManager().flush();
        for (String sql : List.of(
                "update feedback_session set notes = null, close_reason = null, version = version + 1"
                        + " where member_id = :user and (notes is not null or close_reason is not null)",
                "update feedback_session set close_reason = null, meeting_link = null, version = version + 1"
                        + " where practitioner_id = :user and (close_reason is not null or meeting_link is not null)",
                "update feedback_session_histories set reason = null where reason is not null and session_id in"
                        + " (select id from feedback_session where member_id = :user or practitioner_id = :user)")) {
            Panache.getEntityManager()
                    .createNativeQuery(sql)
                    .setParameter("user", userId)
                    .executeUpdate();
        }
    }

    private List<UUID> ahead(String side, UUID userId) {
        return FeedbackSession.find(
                        "select s.id from FeedbackSession s where s." + side
                                + " = ?1 and s.state = ?2 and s.startsAt > ?3 order by s.startsAt, s.id",
                        userId,
                        SessionState.SCHEDULED,
                        clock.instant())
                .project(UUID.class)
                .list();
    }
}
