package id.tm.booking.session;

import static id.tm.booking.BookingError.SESSION_BEGUN;
import static id.tm.booking.BookingError.SESSION_NOT_FOUND;
import static id.tm.booking.BookingError.SESSION_TOO_EARLY;

import id.tm.booking.BookingConfig;
import id.tm.booking.SessionMode;
import id.tm.booking.schedule.Slot;
import id.tm.platform.BaseEntity;
import id.tm.platform.problem.PlatformError;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A consultation of a member with a practitioner, with the policy it was booked under. Acts by somebody it does not
 * concern find nothing. Table: feedback_session.
 */
@Entity
@Table(name = "feedback_session")
public class FeedbackSession extends BaseEntity {

    /** What logs of people call it. */
    public static final String SUBJECT = "FEEDBACK_SESSION";

    @Column(updatable = false)
    public UUID memberId;

    @Column(updatable = false)
    public UUID practitionerId;

    @Enumerated(EnumType.STRING)
    private SessionState state;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public SessionMode mode;

    private Instant startsAt;
    private Instant endsAt;
    private String zone;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME)
    private LocalDateTime localStart;

    private int planVersion;

    /** Of this session only; see {@link id.tm.booking.schedule.PractitionerSettings#meetingLink}. */
    public String meetingLink;

    @Column(updatable = false)
    public String address;

    private String notes;

    @Embedded
    private SessionPolicy policy;

    private int reschedulesUsed;
    private boolean lateCancellation;
    private Instant startedAt;
    private Instant closedAt;
    private String closeReason;
    private Instant ratingClosesAt;

    static FeedbackSession book(
            UUID memberId, Slot slot, SessionMode mode, String address, BookingConfig.Policy policy) {
        FeedbackSession session = new FeedbackSession();
        session.memberId = memberId;
        session.practitionerId = slot.practitionerId();
        session.mode = mode;
        session.address = mode == SessionMode.OFFLINE ? address : null;
        session.state = SessionState.SCHEDULED;
        session.policy = SessionPolicy.of(policy);
        session.takePlaceIn(slot);
        return session;
    }

    /** The member's own session. */
    public static FeedbackSession requireOfMember(UUID id, UUID memberId) {
        return orNotFound(find("id = ?1 and memberId = ?2", id, memberId).firstResultOptional());
    }

    /** The practitioner's own session. */
    public static FeedbackSession requireOfPractitioner(UUID id, UUID practitionerId) {
        return orNotFound(
                find("id = ?1 and practitionerId = ?2", id, practitionerId).firstResultOptional());
    }

    public static FeedbackSession require(UUID id) {
        return orNotFound(findByIdOptional(id));
    }

    /** The member's own session, locked for a change. Must be the first that the transaction reads of it. */
    public static FeedbackSession lockOfMember(UUID id, UUID memberId) {
        return orNotFound(find("id = ?1 and memberId = ?2", id, memberId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional());
    }

    static FeedbackSession lockOfPractitioner(UUID id, UUID practitionerId) {
        return orNotFound(find("id = ?1 and practitionerId = ?2", id, practitionerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional());
    }

    /** The session as it is now, kept from changing until the transaction ends. */
    public static Optional<FeedbackSession> share(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    /** The same for many at once; {@link #share} of each then needs no query in the same transaction. */
    public static void shareAll(Collection<UUID> ids) {
        find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    /** Whether they have a session with each other, or had one that took place. */
    static boolean areTogether(UUID practitionerId, UUID memberId) {
        return count(
                        "practitionerId = ?1 and memberId = ?2 and state in ?3",
                        practitionerId,
                        memberId,
                        EnumSet.of(SessionState.SCHEDULED, SessionState.ON_PROGRESS, SessionState.COMPLETED))
                > 0;
    }

    private static FeedbackSession orNotFound(Optional<FeedbackSession> found) {
        return found.orElseThrow(SESSION_NOT_FOUND::with);
    }

    /** Whether the policy lets the member move the session now; the slot is another question. */
    void requireReschedulable(Instant now) {
        requireState(SessionState.SCHEDULED);
        policy.requireReschedulable(startsAt, reschedulesUsed, now);
    }

    void reschedule(Slot slot, Instant now) {
        requireReschedulable(now);
        reschedulesUsed++;
        takePlaceIn(slot);
    }

    private void takePlaceIn(Slot slot) {
        startsAt = slot.startsAt();
        endsAt = slot.endsAt();
        zone = slot.zone().getId();
        localStart = slot.wallTime();
        planVersion++;
    }

    void start(Instant now, Duration joinBefore) {
        requireNext(SessionState.ON_PROGRESS);
        requireFrom(startsAt.minus(joinBefore), now);
        state = SessionState.ON_PROGRESS;
        startedAt = now;
    }

    /** {@code ratingWindow} counts from the later of its planned and its real end. */
    void complete(Instant now, String withNotes, Duration ratingWindow) {
        close(SessionState.COMPLETED, now, null);
        notes = withNotes;
        ratingClosesAt = endedAt().plus(ratingWindow);
    }

    void cancelByMember(Instant now, String reason) {
        requireNext(SessionState.CANCELLED);
        if (!now.isBefore(startsAt)) throw SESSION_BEGUN.with(startsAt);
        lateCancellation = now.isAfter(cancelUntil());
        close(SessionState.CANCELLED, now, reason);
    }

    /** Always in time: the member gets the session back, however late it is. */
    void cancelByPractitioner(Instant now, String reason) {
        close(SessionState.CANCELLED, now, reason);
    }

    void memberDidNotCome(Instant now) {
        requireNext(SessionState.NO_SHOW_MEMBER);
        requireFrom(noShowFrom(), now);
        close(SessionState.NO_SHOW_MEMBER, now, null);
    }

    void practitionerDidNotCome(Instant now) {
        requireNext(SessionState.NO_SHOW_PRACTITIONER);
        requireFrom(noShowFrom(), now);
        close(SessionState.NO_SHOW_PRACTITIONER, now, null);
    }

    void fail(Instant now, String reason) {
        requireNext(SessionState.FAILED);
        requireFrom(startsAt, now);
        close(SessionState.FAILED, now, reason);
    }

    private void close(SessionState next, Instant now, String reason) {
        requireNext(next);
        state = next;
        closedAt = now;
        closeReason = reason;
    }

    private void requireNext(SessionState next) {
        if (!state.canBecome(next)) throw illegal();
    }

    /** Refuses with the state the session is in, unless it is this one. */
    public void requireState(SessionState expected) {
        if (state != expected) throw illegal();
    }

    private RuntimeException illegal() {
        return PlatformError.ILLEGAL_STATE.with(state).property("currentState", state.name());
    }

    private static void requireFrom(Instant earliest, Instant now) {
        if (now.isBefore(earliest)) throw SESSION_TOO_EARLY.with(earliest).property("possibleFrom", earliest);
    }

    public SessionState state() {
        return state;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    /** When it was really over, as far as reminders and ratings go. */
    public Instant endedAt() {
        return closedAt != null && closedAt.isAfter(endsAt) ? closedAt : endsAt;
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    /** The wall time in {@link #zone} that was agreed on. */
    public LocalDateTime localStart() {
        return localStart;
    }

    public int durationMinutes() {
        return Math.toIntExact(Duration.between(startsAt, endsAt).toMinutes());
    }

    public int planVersion() {
        return planVersion;
    }

    public String notes() {
        return notes;
    }

    public Instant rescheduleUntil() {
        return policy.rescheduleUntil(startsAt);
    }

    public int reschedulesLeft() {
        return policy.reschedulesAllowed() - reschedulesUsed;
    }

    public Instant cancelUntil() {
        return policy.cancelUntil(startsAt);
    }

    Instant noShowFrom() {
        return policy.noShowFrom(startsAt);
    }

    public boolean isLateCancellation() {
        return lateCancellation;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant closedAt() {
        return closedAt;
    }

    public String closeReason() {
        return closeReason;
    }

    /** Null until the session is completed. */
    public Instant ratingClosesAt() {
        return ratingClosesAt;
    }
}
