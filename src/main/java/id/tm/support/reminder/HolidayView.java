package id.tm.support.reminder;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record HolidayView(
        UUID id,
        @Schema(examples = "2027-03-12") LocalDate date,

        @Schema(examples = "Cuti Bersama Idul Fitri 1448 Hijriah")
        String name,

        boolean collectiveLeave) {

    static HolidayView of(PublicHoliday h) {
        return new HolidayView(h.id, h.date, h.name, h.collectiveLeave);
    }
}
