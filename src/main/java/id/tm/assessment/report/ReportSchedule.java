package id.tm.assessment.report;

import id.tm.platform.job.JobRunner;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** The in-process schedule of the reports. */
@ApplicationScoped
class ReportSchedule {

    private final JobRunner runner;

    ReportSchedule(JobRunner runner) {
        this.runner = runner;
    }

    @Scheduled(
            identity = "assessment-reports",
            every = "{tm.jobs.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = ScheduledElsewhere.class)
    void make() {
        runner.runOnce("assessment-reports", "SCHEDULE");
    }
}
