package id.tm.finance.payment;

import id.tm.platform.job.Job;
import id.tm.platform.job.JobConfig;
import id.tm.platform.job.JobRunner;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The in-process schedule of what payments need. */
@ApplicationScoped
class PaymentSchedule {

    private final CallbackWorker callbacks;
    private final RefundSender refunds;
    private final JobRunner runner;
    private final JobConfig jobs;
    private final Clock clock;

    PaymentSchedule(CallbackWorker callbacks, RefundSender refunds, JobRunner runner, JobConfig jobs, Clock clock) {
        this.callbacks = callbacks;
        this.refunds = refunds;
        this.runner = runner;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Goes on in every process, also where cron runs the business's jobs: somebody waits for it. */
    @Scheduled(
            identity = "payment-callbacks",
            every = "{tm.finance.callbacks.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void callbacks() {
        workOff(callbacks);
        workOff(refunds);
    }

    @Scheduled(
            identity = "payment-polling",
            every = "{tm.jobs.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = ScheduledElsewhere.class)
    void polling() {
        runner.runOnce("payment-polling", "SCHEDULE");
    }

    private void workOff(Job job) {
        while (job.run(clock.instant(), jobs.batchSize()).claimed() > 0) {
            // until none is due
        }
    }
}
