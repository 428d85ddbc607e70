package id.tm.booking.schedule;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A single day as its practitioner sees it. */
@RegisterForReflection
public record ScheduleExceptionView(
        UUID id,
        LocalDate date,
        ExceptionKind kind,
        @Schema(examples = "Asia/Makassar") String zone,
        List<ScheduleTimeView> times,
        String note,
        int version) {

    static ScheduleExceptionView of(PractitionerSchedule s) {
        return new ScheduleExceptionView(
                s.id,
                s.exceptionDate,
                ExceptionKind.valueOf(s.kind.name()),
                s.zone,
                s.times().stream().map(ScheduleTimeView::of).toList(),
                s.note,
                s.version);
    }
}
