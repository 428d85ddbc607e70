package id.tm.support.reminder;

import id.tm.platform.job.JobRunner;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** The in-process schedule of the jobs; a job never overlaps itself in one process. */
@ApplicationScoped
class JobSchedule {

    private static final String TRIGGER = "SCHEDULE";

    private final JobRunner runner;

    JobSchedule(JobRunner runner) {
        this.runner = runner;
    }

    @Scheduled(
            identity = "invoice-reminders",
            every = "{tm.jobs.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = ScheduledElsewhere.class)
    void invoiceReminders() {
        runner.runOnce("invoice-reminders", TRIGGER);
    }

    @Scheduled(
            identity = "feedback-reminders",
            every = "{tm.jobs.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = ScheduledElsewhere.class)
    void feedbackReminders() {
        runner.runOnce("feedback-reminders", TRIGGER);
    }

    @Scheduled(
            identity = "rating-reminders",
            every = "{tm.jobs.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = ScheduledElsewhere.class)
    void ratingReminders() {
        runner.runOnce("rating-reminders", TRIGGER);
    }

    @Scheduled(
            identity = "dispatch",
            every = "{tm.jobs.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = ScheduledElsewhere.class)
    void dispatch() {
        runner.runOnce("dispatch", TRIGGER);
    }
}
