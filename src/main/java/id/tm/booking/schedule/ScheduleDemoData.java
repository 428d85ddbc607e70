package id.tm.booking.schedule;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.platform.mode.DemoData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Hours on every day of the week for the demo practitioners, so that tomorrow can be booked on any day. */
@ApplicationScoped
class ScheduleDemoData implements DemoData {

    private static final int FLOOR = 80;
    private static final LocalDate LONG_AGO = LocalDate.of(2026, 1, 1);

    private final People people;
    private final ScheduleService schedules;
    private final SettingsService settings;

    ScheduleDemoData(People people, ScheduleService schedules, SettingsService settings) {
        this.people = people;
        this.schedules = schedules;
        this.settings = settings;
    }

    @Override
    public int order() {
        return FLOOR;
    }

    @Override
    public void load() {
        people.findByEmail("sari@demo.tm.local")
                .ifPresent(sari -> works(
                        sari,
                        List.of(hours(9, 12, 60, 0), hours(13, 17, 60, 0)),
                        "https://meet.example.com/sari",
                        "Jl. Merdeka Barat 17, Jakarta Pusat"));
        people.findByEmail("daniel@demo.tm.local")
                .ifPresent(daniel -> works(
                        daniel,
                        List.of(hours(8, 12, 45, 15), hours(19, 21, 45, 15)),
                        "https://meet.example.com/daniel",
                        null));
    }

    private void works(Person practitioner, List<ScheduleTimeRequest> times, String meetingLink, String address) {
        for (DayOfWeek day : DayOfWeek.values()) {
            schedules.create(practitioner.id(), new PractitionerScheduleRequest(day, LONG_AGO, null, null, times));
        }
        PractitionerSettings own = settings.of(practitioner.id());
        own.meetingLink = meetingLink;
        own.address = address;
    }

    private static ScheduleTimeRequest hours(int from, int until, int slotMinutes, int bufferAfterMinutes) {
        return new ScheduleTimeRequest(
                LocalTime.of(from, 0), LocalTime.of(until, 0), slotMinutes, 0, bufferAfterMinutes);
    }
}
