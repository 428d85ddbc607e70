package id.tm.platform.job;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Runs a job by its name, once. */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final Instance<Job> jobs;
    private final JobsConfig config;
    private final Clock clock;

    JobRunner(@Any Instance<Job> jobs, JobsConfig config, Clock clock) {
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    /** A failure of the job is part of the summary; only a name that no job has is thrown. */
    public JobSummary runOnce(String name) {
        Job job = jobs.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownJobException(
                        name, jobs.stream().map(Job::name).sorted().toList()));
        UUID runId = UUID.randomUUID();
        Instant begun = clock.instant();
        try {
            JobCounts counts = job.run(begun, config.limit());
            return new JobSummary(
                    name,
                    runId,
                    JobSummary.DONE,
                    counts.claimed(),
                    counts.sent(),
                    counts.skipped(),
                    counts.failed(),
                    millisSince(begun),
                    null);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Job %s failed", name);
            return new JobSummary(name, runId, JobSummary.FAILED, 0, 0, 0, 0, millisSince(begun), e.toString());
        }
    }

    private long millisSince(Instant begun) {
        return Duration.between(begun, clock.instant()).toMillis();
    }

    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock systemClock() {
        return Clock.systemUTC();
    }
}
