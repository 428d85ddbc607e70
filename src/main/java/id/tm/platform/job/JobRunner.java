package id.tm.platform.job;

import id.tm.platform.change.Causer;
import id.tm.platform.change.Changes;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Runs a job once and writes the run down, whoever asked for it. */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final Map<String, Job> jobs;
    private final JobLog log;
    private final Clock clock;
    private final JobConfig config;
    private final Changes changes;

    JobRunner(@All List<Job> jobs, JobLog log, Clock clock, JobConfig config, Changes changes) {
        this.jobs = jobs.stream().collect(Collectors.toMap(Job::name, Function.identity(), (a, b) -> a, TreeMap::new));
        this.log = log;
        this.clock = clock;
        this.config = config;
        this.changes = changes;
    }

    public List<String> names() {
        return List.copyOf(jobs.keySet());
    }

    /** Runs batches until one claims nothing. Never throws for what the job itself does wrong: that is the summary's state. */
    public JobSummary runOnce(String name) {
        return runOnce(name, "MANUAL");
    }

    /** {@code trigger}: SCHEDULE, MANUAL or COMMAND_LINE, for the log. */
    public JobSummary runOnce(String name, String trigger) {
        Job job = jobs.get(name);
        if (job == null) throw new UnknownJobException(name, jobs.keySet());
        Instant start = clock.instant();
        UUID runId = log.started(name, trigger, start);
        JobCounts total = JobCounts.NONE;
        String error = null;
        try {
            JobCounts counts;
            do {
                counts = changes.causedBy(Causer.job(name), () -> job.run(clock.instant(), config.batchSize()));
                total = total.plus(counts);
            } while (counts.claimed() > 0);
        } catch (RuntimeException e) {
            LOG.errorf(e, "job %s failed", name);
            error = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        Instant end = clock.instant();
        log.finished(runId, total, end, error);
        return new JobSummary(
                name,
                runId,
                error == null ? JobSummary.DONE : JobSummary.FAILED,
                total.claimed(),
                total.sent(),
                total.skipped(),
                total.failed(),
                Duration.between(start, end).toMillis(),
                error);
    }
}
