package id.tm.platform.idempotency;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Job {@code idempotency-keys}: forgets stored answers whose time is over. */
@ApplicationScoped
class ForgetIdempotencyKeys implements Job {

    private final IdempotencyKeys keys;

    ForgetIdempotencyKeys(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        return new JobCounts(keys.removeExpired(now, limit), 0, 0, 0);
    }
}
