package id.tm.platform.job;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/**
 * For {@code @Scheduled(skipExecutionIf = ScheduledElsewhere.class)} on the schedule of each job that can be started
 * from the command line; housekeeping without such a command goes on in every process.
 */
@Singleton
public class ScheduledElsewhere implements Scheduled.SkipPredicate {

    private final JobConfig config;

    ScheduledElsewhere(JobConfig config) {
        this.config = config;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !config.scheduled();
    }
}
