package id.tm.booking.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Hours of a day in the schedule's zone; {@code end} 00:00 is the midnight that ends the day. */
public record ScheduleTimeRequest(
        @Schema(examples = "09:00", type = SchemaType.STRING) @NotNull
        LocalTime start,

        @Schema(examples = "12:00", type = SchemaType.STRING) @NotNull
        LocalTime end,

        @Schema(examples = "60", defaultValue = "60") @Min(10) @Max(480)
        Integer slotMinutes,

        @Schema(examples = "0", defaultValue = "0") @Min(0) @Max(240)
        Integer bufferBeforeMinutes,

        @Schema(examples = "0", defaultValue = "0") @Min(0) @Max(240)
        Integer bufferAfterMinutes) {

    @JsonIgnore
    @AssertTrue(message = "must end after it starts, in whole minutes")
    @Schema(hidden = true)
    public boolean isInOrder() {
        if (start == null || end == null) return true;
        boolean wholeMinutes = start.truncatedTo(ChronoUnit.MINUTES).equals(start)
                && end.truncatedTo(ChronoUnit.MINUTES).equals(end);
        return wholeMinutes && (end.equals(LocalTime.MIDNIGHT) || end.isAfter(start));
    }

    PractitionerScheduleTime toEntity() {
        PractitionerScheduleTime time = new PractitionerScheduleTime();
        time.starts = start;
        time.ends = end;
        time.slotMinutes = slotMinutes == null ? 60 : slotMinutes;
        time.bufferBeforeMinutes = bufferBeforeMinutes == null ? 0 : bufferBeforeMinutes;
        time.bufferAfterMinutes = bufferAfterMinutes == null ? 0 : bufferAfterMinutes;
        return time;
    }
}
