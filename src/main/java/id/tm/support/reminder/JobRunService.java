package id.tm.support.reminder;

import static id.tm.platform.problem.PlatformError.OVERLOADED;
import static id.tm.support.SupportError.JOB_NOT_FOUND;
import static id.tm.support.SupportError.JOB_RUN_NOT_FOUND;

import id.tm.platform.job.JobConfig;
import id.tm.platform.job.JobRunner;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.support.ReminderConfig;
import io.quarkus.panache.common.Sort;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the back office sees of the jobs, and its hand on them. */
@ApplicationScoped
class JobRunService {

    private static final ListSpec<ReminderLog> LIST =
            ListSpec.of(ReminderLog.class).sortByInstant("startedAt", log -> log.startedAt);

    /** As many jobs may run by hand at a time in one process; more wait. */
    private static final int BY_HAND = 4;

    private static final long START_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 3;

    private final JobRunner runner;
    private final JobRuns runs;
    private final JobConfig jobs;
    private final ReminderConfig config;
    private final Scheduler scheduler;
    private final Clock clock;
    private final ExecutorService byHand = Executors.newFixedThreadPool(BY_HAND, task -> {
        Thread thread = new Thread(task, "job-by-hand");
        thread.setDaemon(true);
        // Not that of whoever happens to be the first to ask for work.
        thread.setContextClassLoader(JobRunService.class.getClassLoader());
        return thread;
    });

    JobRunService(
            JobRunner runner, JobRuns runs, JobConfig jobs, ReminderConfig config, Scheduler scheduler, Clock clock) {
        this.runner = runner;
        this.runs = runs;
        this.jobs = jobs;
        this.config = config;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Transactional
    List<JobView> jobs() {
        Map<String, Trigger> triggers = scheduler.getScheduledJobs().stream()
                .collect(java.util.stream.Collectors.toMap(Trigger::getId, trigger -> trigger, (a, b) -> a));
        return runner.names().stream()
                .map(name -> {
                    Optional<ReminderLog> last = ReminderLog.find("job", Sort.descending("startedAt", "id"), name)
                            .firstResultOptional();
                    Instant next = jobs.scheduled() && triggers.containsKey(name)
                            ? triggers.get(name).getNextFireTime()
                            : null;
                    return new JobView(name, last.map(this::view).orElse(null), next);
                })
                .toList();
    }

    @Transactional
    Page<JobRunView> list(String job, UriInfo uri) {
        requireJob(job);
        return LIST.list(uri, "e.job = :job", Map.of("job", job), this::view);
    }

    @Transactional
    JobRunView find(String job, UUID runId) {
        requireJob(job);
        Optional<ReminderLog> log =
                ReminderLog.find("id = ?1 and job = ?2", runId, job).firstResultOptional();
        return log.map(this::view).orElseThrow(JOB_RUN_NOT_FOUND::with);
    }

    /** Starts a run of its own; returns its id once it has begun, and at the latest a moment later when it is still at work. */
    UUID start(String job) {
        requireJob(job);
        CompletableFuture<UUID> begun = new CompletableFuture<>();
        Future<?> work = byHand.submit(() -> {
            runs.announceTo(begun::complete);
            try {
                runner.runOnce(job);
            } catch (RuntimeException e) {
                begun.completeExceptionally(e);
                throw e;
            }
        });
        try {
            UUID runId = begun.get(START_SECONDS, TimeUnit.SECONDS);
            awaitFor(work);
            return runId;
        } catch (TimeoutException busy) {
            work.cancel(false);
            throw OVERLOADED.with().retryAfter(START_SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitFor(Future<?> work) throws InterruptedException, ExecutionException {
        try {
            work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stillAtWork) {
            // its row says how far it is
        }
    }

    private void requireJob(String job) {
        if (!runner.names().contains(job)) throw JOB_NOT_FOUND.with(String.join(", ", runner.names()));
    }

    private JobRunView view(ReminderLog log) {
        return JobRunView.of(log, clock.instant(), config.runLease());
    }

    @PreDestroy
    void stop() {
        byHand.shutdown();
    }
}
