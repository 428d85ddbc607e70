package id.tm.finance.withdrawal;

import id.tm.platform.job.JobRunner;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** The in-process schedule of payouts. */
@ApplicationScoped
class WithdrawalSchedule {

    private final JobRunner runner;

    WithdrawalSchedule(JobRunner runner) {
        this.runner = runner;
    }

    @Scheduled(
            identity = "payouts",
            every = "{tm.jobs.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = ScheduledElsewhere.class)
    void payouts() {
        runner.runOnce("payouts", "SCHEDULE");
    }
}
