package id.tm.booking.schedule;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record ScheduleTimeView(
        @JsonFormat(pattern = "HH:mm") @Schema(examples = "09:00", type = SchemaType.STRING)
        LocalTime start,

        @JsonFormat(pattern = "HH:mm") @Schema(examples = "12:00", type = SchemaType.STRING)
        LocalTime end,

        int slotMinutes,
        int bufferBeforeMinutes,
        int bufferAfterMinutes) {

    static ScheduleTimeView of(PractitionerScheduleTime time) {
        return new ScheduleTimeView(
                time.starts, time.ends, time.slotMinutes, time.bufferBeforeMinutes, time.bufferAfterMinutes);
    }
}
