package id.tm.platform.job;

import java.time.Instant;
import java.util.UUID;

/** Where runs are written down; implemented by the floor that owns the table. Each call is a transaction of its own. */
public interface JobLog {

    UUID started(String job, String trigger, Instant at);

    void finished(UUID runId, JobCounts counts, Instant at, String error);
}
