package id.tm.booking.schedule;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A span of a practitioner's and a member's time that is taken. The database refuses two that overlap (
 * {@code ex_user_schedule_practitioner_span} with buffers, {@code ex_user_schedule_member_span} without). Table:
 * user_schedule.
 */
@Entity
@Table(name = "user_schedule")
public class UserSchedule extends BaseEntity {

    @Column(updatable = false)
    public UUID practitionerId;

    @Column(updatable = false)
    public UUID memberId;

    @Column(updatable = false)
    public UUID sessionId;

    @Enumerated(EnumType.STRING)
    private ScheduleState state;

    @Column(updatable = false)
    public Instant startsAt;

    @Column(updatable = false)
    public Instant endsAt;

    @Column(updatable = false)
    public Instant blockedFrom;

    @Column(updatable = false)
    public Instant blockedUntil;

    private Instant heldUntil;
    private Instant releasedAt;

    /** Takes the slot for the session; the flush is where a lost race shows. */
    public static UserSchedule book(UUID sessionId, UUID memberId, Slot slot) {
        UserSchedule taken = new UserSchedule();
        taken.sessionId = sessionId;
        taken.memberId = memberId;
        taken.practitionerId = slot.practitionerId();
        taken.startsAt = slot.startsAt();
        taken.endsAt = slot.endsAt();
        taken.blockedFrom = slot.blockedFrom();
        taken.blockedUntil = slot.blockedUntil();
        taken.state = ScheduleState.BOOKED;
        taken.persistAndFlush();
        return taken;
    }

    /** Gives the session's time back, if it still has any. */
    public static void release(UUID sessionId, Instant now) {
        find("sessionId = ?1 and state <> ?2", sessionId, ScheduleState.RELEASED).<UserSchedule>stream()
                .forEach(taken -> taken.release(now));
        getEntityManager().flush();
    }

    private void release(Instant now) {
        state = ScheduleState.RELEASED;
        heldUntil = null;
        releasedAt = now;
    }

    public ScheduleState state() {
        return state;
    }

    public Instant heldUntil() {
        return heldUntil;
    }

    public Instant releasedAt() {
        return releasedAt;
    }
}
