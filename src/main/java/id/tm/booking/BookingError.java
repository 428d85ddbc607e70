package id.tm.booking;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong in booking, with the status a client gets. Texts: messages/booking_{id,en}.properties. */
public enum BookingError implements ErrorCode {
    PRACTITIONER_NOT_FOUND(404),
    SCHEDULE_NOT_FOUND(404),
    SESSION_NOT_FOUND(404),
    RATING_NOT_FOUND(404),
    SLOT_TAKEN(409),
    MEMBER_BUSY(409),
    DAY_FULL(409),
    SESSION_BEGUN(409),
    TIMES_OVERLAP(422),
    TOO_MANY_SCHEDULES(422),
    NOT_A_SLOT(422),
    SLOT_TOO_SOON(422),
    SLOT_TOO_FAR(422),
    MODE_NOT_OFFERED(422),
    OWN_SESSION(422),
    RESCHEDULE_TOO_LATE(422),
    RESCHEDULES_USED_UP(422),
    SESSION_TOO_EARLY(422),
    RATING_CLOSED(422);

    private final int status;

    BookingError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
