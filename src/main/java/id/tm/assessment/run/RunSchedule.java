package id.tm.assessment.run;

import id.tm.platform.job.JobRunner;
import id.tm.platform.job.ScheduledElsewhere;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** The in-process schedule of the sweep. */
@ApplicationScoped
class RunSchedule {

    private final JobRunner runner;

    RunSchedule(JobRunner runner) {
        this.runner = runner;
    }

    @Scheduled(
            identity = "assessment-time",
            every = "{tm.jobs.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = ScheduledElsewhere.class)
    void sweep() {
        runner.runOnce("assessment-time", "SCHEDULE");
    }
}
