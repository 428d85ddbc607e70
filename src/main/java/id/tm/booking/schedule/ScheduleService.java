package id.tm.booking.schedule;

import static id.tm.booking.BookingError.SCHEDULE_NOT_FOUND;
import static id.tm.booking.BookingError.TIMES_OVERLAP;
import static id.tm.booking.BookingError.TOO_MANY_SCHEDULES;

import id.tm.account.People;
import id.tm.platform.http.ETags;
import id.tm.platform.problem.FieldError;
import id.tm.platform.problem.PlatformError;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Keeps a practitioner's working hours. Sessions that are booked already stay as they are. */
@ApplicationScoped
public class ScheduleService {

    private static final int MOST = 200;

    private final People people;
    private final Clock clock;

    ScheduleService(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @Transactional
    public PractitionerSchedule create(UUID practitionerId, PractitionerScheduleRequest request) {
        PractitionerSchedule schedule = begin(practitionerId, ScheduleKind.WEEKLY);
        fill(schedule, request);
        schedule.persistAndFlush();
        return schedule;
    }

    @Transactional
    PractitionerSchedule replace(UUID id, UUID practitionerId, String ifMatch, PractitionerScheduleRequest request) {
        PractitionerSchedule schedule = lock(id, practitionerId, true);
        ETags.requireMatch(ifMatch, schedule.version);
        fill(schedule, request);
        Panache.flush();
        return schedule;
    }

    @Transactional
    PractitionerSchedule createException(UUID practitionerId, ScheduleExceptionRequest request) {
        PractitionerSchedule day = begin(practitionerId, request.kind().asSchedule());
        fill(day, request);
        day.persistAndFlush();
        return day;
    }

    @Transactional
    PractitionerSchedule replaceException(
            UUID id, UUID practitionerId, String ifMatch, ScheduleExceptionRequest request) {
        PractitionerSchedule day = lock(id, practitionerId, false);
        ETags.requireMatch(ifMatch, day.version);
        fill(day, request);
        Panache.flush();
        return day;
    }

    /** Removes the rule or the single day; an absent {@code ifMatch} means whatever version it has. */
    @Transactional
    void delete(UUID id, UUID practitionerId, boolean weekly, String ifMatch) {
        PractitionerSchedule schedule = lock(id, practitionerId, weekly);
        if (ifMatch != null) ETags.requireMatch(ifMatch, schedule.version);
        schedule.delete();
    }

    @Transactional
    <V> V show(UUID id, UUID practitionerId, boolean weekly, Function<PractitionerSchedule, V> view) {
        return PractitionerSchedule.findOwn(id, practitionerId, weekly)
                .map(view)
                .orElseThrow(SCHEDULE_NOT_FOUND::with);
    }

    private static PractitionerSchedule lock(UUID id, UUID practitionerId, boolean weekly) {
        return PractitionerSchedule.lockOwn(id, practitionerId, weekly).orElseThrow(SCHEDULE_NOT_FOUND::with);
    }

    private static PractitionerSchedule begin(UUID practitionerId, ScheduleKind kind) {
        if (PractitionerSchedule.countOf(practitionerId) >= MOST) throw TOO_MANY_SCHEDULES.with(MOST);
        return PractitionerSchedule.of(practitionerId, kind);
    }

    private void fill(PractitionerSchedule schedule, PractitionerScheduleRequest request) {
        schedule.zone = zone(schedule.practitionerId, request.zone());
        schedule.weekday(request.weekday());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(schedule.zone));
        schedule.validFrom = within("validFrom", request.validFrom() == null ? today : request.validFrom());
        schedule.validUntil = within("validUntil", request.validUntil());
        if (schedule.validUntil != null && schedule.validUntil.isBefore(schedule.validFrom)) {
            throw malformed("validUntil", "before validFrom, which is today when absent");
        }
        schedule.replaceTimes(times(request.times()), clock.instant());
    }

    private void fill(PractitionerSchedule day, ScheduleExceptionRequest request) {
        day.kind = request.kind().asSchedule();
        day.zone = zone(day.practitionerId, request.zone());
        day.exceptionDate = within("date", request.date());
        day.note = request.note();
        day.replaceTimes(times(request.times()), clock.instant());
    }

    private String zone(UUID practitionerId, String asked) {
        String zone = Zones.parse(asked, people.require(practitionerId).zone()).getId();
        // One rule in a zone that the database does not know would break every search for slots.
        Panache.getEntityManager()
                .createNativeQuery("select cast(:now as timestamptz) at time zone :zone")
                .setParameter("now", clock.instant())
                .setParameter("zone", zone)
                .getSingleResult();
        return zone;
    }

    private static List<PractitionerScheduleTime> times(List<ScheduleTimeRequest> requests) {
        List<PractitionerScheduleTime> times = requests.stream()
                .map(ScheduleTimeRequest::toEntity)
                .sorted(Comparator.comparingInt(PractitionerScheduleTime::firstMinute))
                .toList();
        for (int i = 1; i < times.size(); i++) {
            if (times.get(i).firstMinute() < times.get(i - 1).endMinute()) throw TIMES_OVERLAP.with();
        }
        return times;
    }

    private static LocalDate within(String field, LocalDate date) {
        if (date == null || (date.getYear() >= 2000 && date.getYear() < 2200)) return date;
        throw malformed(field, "between 2000 and 2199");
    }

    private static RuntimeException malformed(String field, String message) {
        return PlatformError.INVALID_INPUT.with().fields(List.of(new FieldError(field, "range", message)));
    }
}
