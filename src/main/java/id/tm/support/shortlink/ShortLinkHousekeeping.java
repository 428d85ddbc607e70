package id.tm.support.shortlink;

import id.tm.platform.job.JobRunner;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Goes on in every process, also where cron runs the business's jobs. */
@ApplicationScoped
class ShortLinkHousekeeping {

    private final JobRunner runner;

    ShortLinkHousekeeping(JobRunner runner) {
        this.runner = runner;
    }

    @Scheduled(identity = "short-link-visitors", every = "6h", delayed = "20m")
    void forgetVisitors() {
        runner.runOnce("short-link-visitors", "SCHEDULE");
    }
}
