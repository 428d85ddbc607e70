package id.tm.booking.schedule;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A weekday rule as its practitioner sees it. */
@RegisterForReflection
public record PractitionerScheduleView(
        UUID id,
        DayOfWeek weekday,
        LocalDate validFrom,
        LocalDate validUntil,
        @Schema(examples = "Asia/Makassar") String zone,
        List<ScheduleTimeView> times,
        int version) {

    static PractitionerScheduleView of(PractitionerSchedule s) {
        return new PractitionerScheduleView(
                s.id,
                s.weekday(),
                s.validFrom,
                s.validUntil,
                s.zone,
                s.times().stream().map(ScheduleTimeView::of).toList(),
                s.version);
    }
}
