package id.tm.support.reminder;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record JobView(
        @Schema(examples = "invoice-reminders") String name,

        @Schema(description = "The newest run that was asked for or found something to do")
        JobRunView lastRun,

        @Schema(description = "When this process runs it next by itself")
        Instant nextAt) {}
