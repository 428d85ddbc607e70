package id.tm.booking.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A weekday rule; without {@code zone} the practitioner's own, without {@code validFrom} from today. */
public record PractitionerScheduleRequest(
        @NotNull DayOfWeek weekday,
        LocalDate validFrom,
        LocalDate validUntil,
        @Schema(examples = "Asia/Makassar") @Size(max = 64) String zone,
        @NotEmpty @Size(max = 24) List<@Valid @NotNull ScheduleTimeRequest> times) {

    @JsonIgnore
    @AssertTrue(message = "must not end before it begins")
    @Schema(hidden = true)
    public boolean isValidityInOrder() {
        return validFrom == null || validUntil == null || !validUntil.isBefore(validFrom);
    }
}
