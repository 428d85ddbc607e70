package id.tm.finance.refund;

import id.tm.platform.job.JobConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The in-process schedule of what refund requests need. */
@ApplicationScoped
class RefundRequestSchedule {

    private final RefundTransferSender sender;
    private final JobConfig jobs;
    private final Clock clock;

    RefundRequestSchedule(RefundTransferSender sender, JobConfig jobs, Clock clock) {
        this.sender = sender;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Goes on in every process, also where cron runs the business's jobs: a buyer waits for it. */
    @Scheduled(
            identity = "refund-requests",
            every = "{tm.finance.callbacks.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        while (sender.run(clock.instant(), jobs.batchSize()).claimed() > 0) {
            // until none is due
        }
    }
}
