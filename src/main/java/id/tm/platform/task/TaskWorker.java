package id.tm.platform.task;

import id.tm.platform.change.Causer;
import id.tm.platform.change.Changes;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.problem.Texts;
import id.tm.platform.problem.TmException;
import id.tm.platform.work.Claim;
import id.tm.platform.work.WorkQueue;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Job {@code tasks}: works off what was asked for, one task after the other. */
@ApplicationScoped
class TaskWorker implements Job {

    private static final Logger LOG = Logger.getLogger(TaskWorker.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int BEATS_PER_LEASE = 4;

    private final Map<String, TaskKind> kinds;
    private final Tasks tasks;
    private final TaskConfig config;
    private final Texts texts;
    private final Clock clock;
    private final Changes changes;
    private final Semaphore places;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(beat -> {
        Thread thread = new Thread(beat, "task-heart");
        thread.setDaemon(true);
        // Not that of whoever happens to run the first task.
        thread.setContextClassLoader(TaskWorker.class.getClassLoader());
        return thread;
    });

    TaskWorker(@All List<TaskKind> kinds, Tasks tasks, TaskConfig config, Texts texts, Clock clock, Changes changes) {
        this.kinds = kinds.stream().collect(Collectors.toMap(TaskKind::name, Function.identity()));
        this.tasks = tasks;
        this.config = config;
        this.texts = texts;
        this.clock = clock;
        this.changes = changes;
        this.places = new Semaphore(config.parallel());
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        List<Claim> claims = QuarkusTransaction.requiringNew()
                .call(() -> Task.QUEUE.claim(now, config.lease(), 1, "true", Map.of()));
        if (claims.isEmpty()) return JobCounts.NONE;
        boolean well = work(claims.get(0));
        return new JobCounts(1, well ? 1 : 0, 0, well ? 0 : 1);
    }

    /** Goes on in every process, also where cron runs the business's jobs: somebody waits for it. */
    @Scheduled(identity = "tasks", every = "{tm.tasks.every}")
    void whenAskedFor() {
        if (!places.tryAcquire()) return;
        try {
            while (run(clock.instant(), 1).claimed() > 0) {
                // until none is left
            }
        } finally {
            places.release();
        }
    }

    private boolean work(Claim claim) {
        ScheduledFuture<?> beating = beat(claim);
        try {
            Task task = QuarkusTransaction.requiringNew().call(() -> Task.findById(claim.id()));
            TaskKind kind = kinds.get(task.kind);
            if (kind == null) throw new IllegalStateException("this version knows no task of kind " + task.kind);
            if (claim.attempts() > config.attempts()) throw new IllegalStateException("begun too often, never ended");
            // What it changes, its owner changes.
            changes.causedBy(
                    Causer.of(task.ownerRealm, task.ownerId),
                    () -> kind.run(new TaskRun(tasks, task, claim, clock, config.lease())));
            return end(claim, TaskState.DONE, null);
        } catch (TaskLostException e) {
            LOG.warn(e.getMessage());
            return false;
        } catch (TmException e) {
            end(claim, TaskState.FAILED, text(e));
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(e, "task %s failed", claim.id());
            failed(claim, e.getClass().getSimpleName());
            return false;
        } finally {
            beating.cancel(false);
        }
    }

    private void failed(Claim claim, String error) {
        if (claim.attempts() >= config.attempts()) {
            end(claim, TaskState.FAILED, error);
            return;
        }
        Instant now = clock.instant();
        Instant again = now.plus(WorkQueue.backOff(claim.attempts(), FIRST_WAIT, LONGEST_WAIT));
        QuarkusTransaction.requiringNew().run(() -> Task.QUEUE.retry(claim, again, error, now));
    }

    private boolean end(Claim claim, TaskState state, String problem) {
        Instant now = clock.instant();
        int ended = QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery("update tasks set state = :state, finished_at = :now, lease_until = null,"
                        + " input = null, last_error = cast(:problem as text), updated_at = :now, version = version + 1"
                        + " where id = :id and fence = :fence and state = 'RUNNING'")
                .setParameter("state", state.name())
                .setParameter("now", now)
                .setParameter("problem", problem)
                .setParameter("id", claim.id())
                .setParameter("fence", claim.fence())
                .executeUpdate());
        return ended == 1;
    }

    private String text(TmException e) {
        String bundle = e.error().bundle();
        String code = e.error().code();
        String title = texts.find(bundle, code, Locale.ENGLISH).orElse(code);
        return code + ": "
                + texts.find(bundle, code + ".detail", Locale.ENGLISH, e.args()).orElse(title);
    }

    /** A task that takes long is not a dead one. */
    private ScheduledFuture<?> beat(Claim claim) {
        long millis = Math.max(1, config.lease().toMillis() / BEATS_PER_LEASE);
        return heart.scheduleAtFixedRate(() -> prolong(claim), millis, millis, TimeUnit.MILLISECONDS);
    }

    private void prolong(Claim claim) {
        try {
            QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                    .createNativeQuery("update tasks set lease_until = :until"
                            + " where id = :id and fence = :fence and state = 'RUNNING'")
                    .setParameter("until", clock.instant().plus(config.lease()))
                    .setParameter("id", claim.id())
                    .setParameter("fence", claim.fence())
                    .executeUpdate());
        } catch (RuntimeException e) {
            LOG.warnf("the lease of task %s was not prolonged: %s", claim.id(), e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        heart.shutdownNow();
    }
}
