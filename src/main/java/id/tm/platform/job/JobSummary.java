package id.tm.platform.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** How one run of a job went; what {@code --job=<name>} prints as one line of JSON. */
@RegisterForReflection
public record JobSummary(
        String job,
        UUID runId,
        String state,
        long claimed,
        long sent,
        long skipped,
        long failed,
        long millis,
        String error) {

    public static final String DONE = "DONE";
    public static final String FAILED = "FAILED";
}
