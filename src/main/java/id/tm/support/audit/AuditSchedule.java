package id.tm.support.audit;

import id.tm.platform.job.JobRunner;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** What keeps the log going by itself; in every process that serves, also where cron runs the business's jobs. */
@ApplicationScoped
class AuditSchedule {

    private final JobRunner runner;
    private final Sealing sealing;

    AuditSchedule(JobRunner runner, Sealing sealing) {
        this.runner = runner;
        this.sealing = sealing;
    }

    /** Without a line in the log of the jobs, which would get one every few seconds. */
    @Scheduled(
            identity = "audit-seal",
            every = "{tm.audit.seal-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() {
        sealing.sealAll();
    }

    @Scheduled(identity = "log-partitions", every = "24h", delayed = "1m")
    void partitions() {
        runner.runOnce("log-partitions", "SCHEDULE");
    }
}
