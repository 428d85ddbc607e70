package id.tm.finance.withdrawal;

import id.tm.platform.job.JobConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The in-process schedule of payouts. */
@ApplicationScoped
class WithdrawalSchedule {

    private final WithdrawalSender sender;
    private final JobConfig jobs;
    private final Clock clock;

    WithdrawalSchedule(WithdrawalSender sender, JobConfig jobs, Clock clock) {
        this.sender = sender;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Goes on in every process, also where cron runs the business's jobs: somebody waits for the money. */
    @Scheduled(
            identity = "payouts",
            every = "{tm.finance.callbacks.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void payouts() {
        while (sender.run(clock.instant(), jobs.batchSize()).claimed() > 0) {
            // until none is due
        }
    }
}
