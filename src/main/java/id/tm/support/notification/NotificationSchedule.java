package id.tm.support.notification;

import id.tm.platform.job.JobRunner;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** The in-process schedule of the job {@code notifications}. */
@ApplicationScoped
class NotificationSchedule {

    private final JobRunner runner;

    NotificationSchedule(JobRunner runner) {
        this.runner = runner;
    }

    @Scheduled(
            identity = "notifications",
            every = "{tm.jobs.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = ScheduledElsewhere.class)
    void release() {
        runner.runOnce("notifications", "SCHEDULE");
    }
}
