package id.tm.support.reminder;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one holiday. */
public record HolidayRequest(
        @NotNull @Schema(examples = "2027-03-12") LocalDate date,

        @NotBlank @Size(max = 120) @Schema(examples = "Cuti Bersama Idul Fitri 1448 Hijriah")
        String name,

        @Schema(examples = "true", description = "Cuti bersama rather than a national holiday")
        boolean collectiveLeave) {

    void applyTo(PublicHoliday holiday) {
        holiday.date = date;
        holiday.name = name.strip();
        holiday.collectiveLeave = collectiveLeave;
    }
}
