package id.tm.booking.schedule;

/** What happens on a single day. */
public enum ExceptionKind {
    EXTRA,
    CLOSED;

    ScheduleKind asSchedule() {
        return ScheduleKind.valueOf(name());
    }
}
