package id.tm.support.reminder;

import id.tm.support.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record ReminderView(
        UUID id,
        @Schema(examples = "INVOICE") String kind,
        @Schema(examples = "D-7") String step,
        @Schema(examples = "BILLING") String audience,
        @Schema(examples = "P-7D") String offset,
        @Schema(examples = "09:00:00") LocalTime localTime,
        List<Channel> channels,
        @Schema(examples = "invoice-reminder-before") String templateKey,
        @Schema(examples = "P2D") String catchUp,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static ReminderView of(Reminder r) {
        return new ReminderView(
                r.id,
                r.kind,
                r.step,
                r.audience,
                r.distance,
                r.localTime,
                List.copyOf(r.channels),
                r.templateKey,
                r.catchUp,
                r.active,
                r.createdAt,
                r.updatedAt);
    }
}
