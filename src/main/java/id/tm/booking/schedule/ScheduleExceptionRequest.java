package id.tm.booking.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A single day: EXTRA hours, or CLOSED (all day without {@code times}). Without {@code zone} the practitioner's own. */
public record ScheduleExceptionRequest(
        @NotNull LocalDate date,
        @NotNull ExceptionKind kind,
        @Schema(examples = "Asia/Makassar") @Size(max = 64) String zone,
        @Size(max = 24) List<@Valid @NotNull ScheduleTimeRequest> times,
        @Schema(examples = "Cuti") @Size(max = 200) String note) {

    public ScheduleExceptionRequest {
        times = times == null ? List.of() : times;
    }

    @JsonIgnore
    @AssertTrue(message = "extra hours need times")
    @Schema(hidden = true)
    public boolean isComplete() {
        return kind != ExceptionKind.EXTRA || !times.isEmpty();
    }
}
