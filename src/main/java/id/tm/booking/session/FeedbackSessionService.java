package id.tm.booking.session;

import static id.tm.booking.BookingError.DAY_FULL;
import static id.tm.booking.BookingError.MODE_NOT_OFFERED;
import static id.tm.booking.BookingError.NOT_A_SLOT;
import static id.tm.booking.BookingError.OWN_SESSION;
import static id.tm.booking.BookingError.SESSION_NOT_FOUND;
import static id.tm.booking.BookingError.SLOT_TAKEN;
import static id.tm.booking.BookingError.SLOT_TOO_FAR;
import static id.tm.booking.BookingError.SLOT_TOO_SOON;

import id.tm.booking.BookingConfig;
import id.tm.booking.SessionMode;
import id.tm.booking.schedule.PractitionerSettings;
import id.tm.booking.schedule.Practitioners;
import id.tm.booking.schedule.SettingsService;
import id.tm.booking.schedule.Slot;
import id.tm.booking.schedule.SlotQueries;
import id.tm.booking.schedule.UserSchedule;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Everything that happens to a session, from its booking to its end. */
@ApplicationScoped
class FeedbackSessionService {

    private final Practitioners practitioners;
    private final SettingsService settings;
    private final SlotQueries slots;
    private final SessionLog log;
    private final SessionMails mails;
    private final Event<SessionScheduled> scheduled;
    private final Event<SessionClosed> closed;
    private final BookingConfig config;
    private final Clock clock;

    FeedbackSessionService(
            Practitioners practitioners,
            SettingsService settings,
            SlotQueries slots,
            SessionLog log,
            SessionMails mails,
            Event<SessionScheduled> scheduled,
            Event<SessionClosed> closed,
            BookingConfig config,
            Clock clock) {
        this.practitioners = practitioners;
        this.settings = settings;
        this.slots = slots;
        this.log = log;
        this.mails = mails;
        this.scheduled = scheduled;
        this.closed = closed;
        this.config = config;
        this.clock = clock;
    }

    @RetryConflicts
    @Transactional
    FeedbackSession book(UUID memberId, FeedbackSessionRequest request) {
        if (memberId.equals(request.practitionerId())) throw OWN_SESSION.with();
        practitioners.require(request.practitionerId());
        BookingLocks.take(memberId, request.practitionerId());
        Slot slot = requireFree(request.practitionerId(), request.startsAt(), null);
        PractitionerSettings place = settings.of(request.practitionerId());
        if (request.mode() == SessionMode.OFFLINE && place.address == null) {
            throw MODE_NOT_OFFERED.with(request.mode());
        }
        FeedbackSession session = FeedbackSession.book(memberId, slot, request.mode(), place.address, config.policy());
        session.persistAndFlush();
        UserSchedule.book(session.id, memberId, slot);
        log.write(session, SessionAct.BOOKED, null, SessionActor.MEMBER, null);
        scheduled.fire(new SessionScheduled(session));
        mails.booked(session);
        return session;
    }

    @RetryConflicts
    @Transactional
    FeedbackSession reschedule(UUID id, UUID memberId, Instant startsAt, String reason) {
        UUID practitionerId = practitionerOf(id, memberId);
        BookingLocks.take(memberId, practitionerId);
        FeedbackSession session = FeedbackSession.lockOfMember(id, memberId);
        Instant now = clock.instant();
        session.requireReschedulable(now);
        Slot slot = requireFree(practitionerId, startsAt, id);
        Instant oldStartsAt = session.startsAt();
        session.reschedule(slot, now);
        // The old time goes first, so that a session may move by half an hour into itself.
        UserSchedule.release(id, now);
        UserSchedule.book(id, memberId, slot);
        log.write(session, SessionAct.RESCHEDULED, SessionState.SCHEDULED, SessionActor.MEMBER, reason);
        scheduled.fire(new SessionScheduled(session));
        mails.rescheduled(session, oldStartsAt);
        return flushed(session);
    }

    @RetryConflicts
    @Transactional
    FeedbackSession cancelByMember(UUID id, UUID memberId, String reason) {
        FeedbackSession session = FeedbackSession.lockOfMember(id, memberId);
        Instant now = clock.instant();
        session.cancelByMember(now, reason);
        return cancelled(session, SessionActor.MEMBER, now);
    }

    @RetryConflicts
    @Transactional
    FeedbackSession cancelByPractitioner(UUID id, UUID practitionerId, String reason) {
        FeedbackSession session = FeedbackSession.lockOfPractitioner(id, practitionerId);
        Instant now = clock.instant();
        session.cancelByPractitioner(now, reason);
        return cancelled(session, SessionActor.PRACTITIONER, now);
    }

    private FeedbackSession cancelled(FeedbackSession session, SessionActor by, Instant now) {
        UserSchedule.release(session.id, now);
        log.write(session, SessionAct.CANCELLED, SessionState.SCHEDULED, by, session.closeReason());
        closed.fire(new SessionClosed(session));
        mails.cancelled(session);
        return flushed(session);
    }

    @RetryConflicts
    @Transactional
    FeedbackSession start(UUID id, UUID practitionerId) {
        FeedbackSession session = FeedbackSession.lockOfPractitioner(id, practitionerId);
        SessionState before = session.state();
        session.start(clock.instant(), config.policy().joinBefore());
        log.write(session, SessionAct.STARTED, before, SessionActor.PRACTITIONER, null);
        return flushed(session);
    }

    @RetryConflicts
    @Transactional
    FeedbackSession complete(UUID id, UUID practitionerId, String notes) {
        return close(
                FeedbackSession.lockOfPractitioner(id, practitionerId),
                SessionAct.COMPLETED,
                SessionActor.PRACTITIONER,
                (session, now) -> session.complete(now, notes, config.rating().window()));
    }

    @RetryConflicts
    @Transactional
    FeedbackSession memberDidNotCome(UUID id, UUID practitionerId) {
        return close(
                FeedbackSession.lockOfPractitioner(id, practitionerId),
                SessionAct.NO_SHOW_MEMBER,
                SessionActor.PRACTITIONER,
                FeedbackSession::memberDidNotCome);
    }

    @RetryConflicts
    @Transactional
    FeedbackSession practitionerDidNotCome(UUID id, UUID memberId) {
        return close(
                FeedbackSession.lockOfMember(id, memberId),
                SessionAct.NO_SHOW_PRACTITIONER,
                SessionActor.MEMBER,
                FeedbackSession::practitionerDidNotCome);
    }

    @RetryConflicts
    @Transactional
    FeedbackSession fail(UUID id, UUID practitionerId, String reason) {
        return close(
                FeedbackSession.lockOfPractitioner(id, practitionerId),
                SessionAct.FAILED,
                SessionActor.PRACTITIONER,
                (session, now) -> session.fail(now, reason));
    }

    private FeedbackSession close(
            FeedbackSession session, SessionAct act, SessionActor by, BiConsumer<FeedbackSession, Instant> end) {
        SessionState before = session.state();
        end.accept(session, clock.instant());
        log.write(session, act, before, by, session.closeReason());
        closed.fire(new SessionClosed(session));
        return flushed(session);
    }

    /** Replaces the practitioner's own room by a link of this session only, or goes back to it. */
    @RetryConflicts
    @Transactional
    FeedbackSession changeMeetingLink(UUID id, UUID practitionerId, String meetingLink) {
        FeedbackSession session = FeedbackSession.lockOfPractitioner(id, practitionerId);
        if (session.mode != SessionMode.ONLINE) throw MODE_NOT_OFFERED.with(SessionMode.ONLINE);
        session.meetingLink = meetingLink;
        return flushed(session);
    }

    private Slot requireFree(UUID practitionerId, Instant startsAt, UUID except) {
        Slot slot = slots.at(practitionerId, startsAt, except).orElseThrow(NOT_A_SLOT::with);
        if (slot.taken()) throw SLOT_TAKEN.with();
        if (slot.dayFull()) throw DAY_FULL.with();
        if (slot.tooSoon()) throw SLOT_TOO_SOON.with();
        if (slot.tooFar()) throw SLOT_TOO_FAR.with();
        return slot;
    }

    private static UUID practitionerOf(UUID id, UUID memberId) {
        return FeedbackSession.find(
                        "select s.practitionerId from FeedbackSession s where s.id = ?1 and s.memberId = ?2",
                        id,
                        memberId)
                .project(UUID.class)
                .firstResultOptional()
                .orElseThrow(SESSION_NOT_FOUND::with);
    }

    private static FeedbackSession flushed(FeedbackSession session) {
        Panache.flush();
        return session;
    }
}
