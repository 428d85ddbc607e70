package id.tm.platform.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** One finished run; {@code state} is DONE or FAILED, {@code error} the reason of the latter. */
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
