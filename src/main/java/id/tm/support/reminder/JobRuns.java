package id.tm.support.reminder;

import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobLog;
import id.tm.support.ReminderConfig;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Writes job runs down in reminder_logs: each that somebody asked for from its start, a scheduled one only once it has
 * found something to do. A run works in one thread, by which its progress is told.
 */
@ApplicationScoped
public class JobRuns implements JobLog {

    private static final String SCHEDULE = "SCHEDULE";

    private static final class Run {
        final UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        final String job;
        final String trigger;
        final Instant startedAt;
        boolean written;
        Instant seenAt;
        JobCounts counts = JobCounts.NONE;

        Run(String job, String trigger, Instant startedAt) {
            this.job = job;
            this.trigger = trigger;
            this.startedAt = startedAt;
            this.seenAt = startedAt;
        }
    }

    private final ReminderConfig config;
    private final Map<UUID, Run> active = new ConcurrentHashMap<>();
    private final ThreadLocal<Run> current = new ThreadLocal<>();
    private final ThreadLocal<Consumer<UUID>> listener = new ThreadLocal<>();
    private volatile String instance;

    JobRuns(ReminderConfig config) {
        this.config = config;
    }

    /** The next run of this thread tells its id as soon as it has one. */
    void announceTo(Consumer<UUID> next) {
        listener.set(next);
    }

    @Override
    public UUID started(String job, String trigger, Instant at) {
        Run run = new Run(job, trigger, at);
        if (!trigger.equals(SCHEDULE)) QuarkusTransaction.requiringNew().run(() -> write(run));
        active.put(run.id, run);
        current.set(run);
        Consumer<UUID> next = listener.get();
        listener.remove();
        if (next != null) next.accept(run.id);
        return run.id;
    }

    /** A job that works in several rounds says what each did. */
    void progress(JobCounts more, Instant now) {
        Run run = current.get();
        if (run == null) return;
        run.counts = run.counts.plus(more);
        boolean busy = more.claimed() > 0 || more.failed() > 0;
        if (!run.written && busy) {
            run.seenAt = now;
            QuarkusTransaction.requiringNew().run(() -> write(run));
        } else if (run.written
                && run.seenAt.plus(config.runLease().dividedBy(10)).isBefore(now)) {
            run.seenAt = now;
            QuarkusTransaction.requiringNew().run(() -> update(run, "RUNNING", null, null));
        }
    }

    @Override
    public void finished(UUID runId, JobCounts counts, Instant at, String error) {
        current.remove();
        Run run = active.remove(runId);
        if (run == null) return;
        run.counts = counts;
        run.seenAt = at;
        boolean silent = !run.written && counts.claimed() == 0 && counts.failed() == 0 && error == null;
        if (silent) return;
        QuarkusTransaction.requiringNew().run(() -> {
            if (!run.written) write(run);
            update(run, error == null ? "DONE" : "FAILED", at, error);
        });
    }

    private void write(Run run) {
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into reminder_logs (id, created_at, updated_at, job, trigger, state, instance, started_at,
                            seen_at, claimed, sent, skipped, failed)
                        values (:id, :seen, :seen, :job, :trigger, 'RUNNING', :instance, :started, :seen, :claimed, :sent,
                            :skipped, :failed)
                        """)
                .setParameter("id", run.id)
                .setParameter("job", run.job)
                .setParameter("trigger", run.trigger)
                .setParameter("instance", instance())
                .setParameter("started", run.startedAt)
                .setParameter("seen", run.seenAt)
                .setParameter("claimed", run.counts.claimed())
                .setParameter("sent", run.counts.sent())
                .setParameter("skipped", run.counts.skipped())
                .setParameter("failed", run.counts.failed())
                .executeUpdate();
        run.written = true;
    }

    private static void update(Run run, String state, Instant finishedAt, String error) {
        Panache.getEntityManager()
                .createNativeQuery("""
                        update reminder_logs
                        set state = :state, finished_at = cast(:finished as timestamptz), error = cast(:error as text),
                            seen_at = :seen, updated_at = :seen, claimed = :claimed, sent = :sent, skipped = :skipped,
                            failed = :failed, version = version + 1
                        where id = :id
                        """)
                .setParameter("id", run.id)
                .setParameter("state", state)
                .setParameter("finished", finishedAt == null ? null : finishedAt.toString())
                .setParameter("error", error)
                .setParameter("seen", run.seenAt)
                .setParameter("claimed", run.counts.claimed())
                .setParameter("sent", run.counts.sent())
                .setParameter("skipped", run.counts.skipped())
                .setParameter("failed", run.counts.failed())
                .executeUpdate();
    }

    /** Which process it was, for whoever looks for its log. */
    private String instance() {
        if (instance == null) {
            String host;
            try {
                host = InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                host = "unknown";
            }
            instance = host + "/" + ProcessHandle.current().pid();
        }
        return instance;
    }
}
