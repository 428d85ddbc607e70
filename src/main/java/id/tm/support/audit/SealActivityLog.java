package id.tm.support.audit;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Job {@code audit-seal}: adds the new rows of the activity log to its chain. */
@ApplicationScoped
class SealActivityLog implements Job {

    private final Sealing sealing;

    SealActivityLog(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public String name() {
        return "audit-seal";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        return new JobCounts(sealing.sealAll(), 0, 0, 0);
    }
}
