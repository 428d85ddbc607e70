package id.tm.support.reminder;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record JobRunView(
        UUID id,
        @Schema(examples = "invoice-reminders") String job,

        @Schema(examples = "MANUAL", description = "SCHEDULE, MANUAL or COMMAND_LINE")
        String trigger,

        @Schema(examples = "DONE", description = "RUNNING, DONE, FAILED, or LOST when its process has fallen silent")
        String state,

        @Schema(description = "The process that ran it", examples = "tm-service-5d8f7c/1")
        String instance,

        Instant startedAt,
        Instant finishedAt,

        @Schema(description = "Planned steps expanded and deliveries taken up")
        long claimed,

        long sent,
        long skipped,
        long failed,
        String error) {

    static JobRunView of(ReminderLog log, Instant now, java.time.Duration lease) {
        return new JobRunView(
                log.id,
                log.job,
                log.trigger,
                log.shownState(now, lease),
                log.instance,
                log.startedAt,
                log.finishedAt,
                log.claimed,
                log.sent,
                log.skipped,
                log.failed,
                log.error);
    }
}
