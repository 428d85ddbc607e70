package id.tm.platform.limit;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Job {@code rate-limits}: forgets those who have used nothing for a while. */
@ApplicationScoped
class ForgetRateLimits implements Job {

    private final RateLimits limits;

    ForgetRateLimits(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "rate-limits";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        return new JobCounts(limits.forgetUnused(now, limit), 0, 0, 0);
    }
}
