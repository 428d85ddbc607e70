package id.tm.support.reminder;

import id.tm.platform.job.JobCounts;
import id.tm.platform.work.Claim;
import id.tm.support.ReminderConfig;
import id.tm.support.ReminderSubject;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Runs the kinds side by side: what is due becomes deliveries, and deliveries leave in batches of a fair share each. */
@ApplicationScoped
class ReminderEngine {

    private static final Logger LOG = Logger.getLogger(ReminderEngine.class);

    /** Below this a batch costs more than it carries. */
    private static final int SMALLEST_BATCH = 10;

    private record Batch(ReminderSubject subject, List<Claim> claims) {}

    private final ReminderConfig config;
    private final ReminderSubjects subjects;
    private final PlanExpansion expansion;
    private final DeliverySettlement settlement;
    private final DeliveryWorker worker;
    private final ReminderMetrics metrics;
    private final ExecutorService workers;
    private final AtomicInteger turn = new AtomicInteger();
    private int running;
    private volatile boolean stopping;

    ReminderEngine(
            ReminderConfig config,
            ReminderSubjects subjects,
            PlanExpansion expansion,
            DeliverySettlement settlement,
            DeliveryWorker worker,
            ReminderMetrics metrics) {
        this.config = config;
        this.subjects = subjects;
        this.expansion = expansion;
        this.settlement = settlement;
        this.worker = worker;
        this.metrics = metrics;
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(config.workers(), task -> {
            Thread thread = new Thread(task, "reminders-" + number.incrementAndGet());
            thread.setDaemon(true);
            // Not that of whoever happens to be the first to ask for work.
            thread.setContextClassLoader(ReminderEngine.class.getClassLoader());
            return thread;
        });
    }

    /** The kinds somebody speaks for, all of them. */
    List<String> kinds() {
        return subjects.kinds();
    }

    /**
     * One round: a batch of due plans of each kind is expanded, then up to {@code limit} deliveries leave. Kinds nobody
     * speaks for are left alone.
     */
    JobCounts run(Collection<String> kinds, Instant now, int limit) {
        if (!enter()) return JobCounts.NONE;
        try {
            List<ReminderSubject> served =
                    kinds.stream().flatMap(kind -> subjects.find(kind).stream()).toList();
            JobCounts total = JobCounts.NONE;
            for (ReminderSubject subject : served) total = total.plus(expand(subject, now));
            return total.plus(deliver(served, now, limit));
        } finally {
            leave();
        }
    }

    JobCounts expand(ReminderSubject subject, Instant now) {
        List<UUID> due = expansion.due(subject.planType(), now, config.expandBatch());
        if (due.isEmpty()) return JobCounts.NONE;
        JobCounts counts;
        try {
            counts = expansion.expand(subject, due, now).orElse(JobCounts.NONE);
        } catch (RuntimeException e) {
            LOG.warnf("a batch of %s plans is expanded one by one after %s", subject.kind(), e);
            counts = expandOneByOne(subject, due, now);
        }
        metrics.expanded(subject.kind(), counts);
        return counts;
    }

    private JobCounts expandOneByOne(ReminderSubject subject, List<UUID> due, Instant now) {
        JobCounts total = JobCounts.NONE;
        for (UUID planId : due) {
            try {
                total = total.plus(
                        expansion.expand(subject, List.of(planId), now).orElse(JobCounts.NONE));
            } catch (RuntimeException e) {
                expansion.setAside(subject.kind(), planId, e, now);
                total = total.plus(new JobCounts(1, 0, 0, 1));
            }
        }
        return total;
    }

    JobCounts deliver(List<ReminderSubject> served, Instant now, int limit) {
        List<Batch> batches = claim(served, now, limit);
        List<Future<JobCounts>> underWay = batches.stream()
                .map(batch -> workers.submit(() -> worker.deliver(batch.subject, batch.claims)))
                .toList();
        JobCounts total = JobCounts.NONE;
        RuntimeException failure = null;
        for (Future<JobCounts> each : underWay) {
            try {
                total = total.plus(each.get());
            } catch (ExecutionException e) {
                failure = new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = new IllegalStateException("interrupted", e);
            }
        }
        if (failure != null) throw failure;
        return total;
    }

    /** Every kind gets its share first; what one does not need goes to the others. The smallest batches start first. */
    private List<Batch> claim(List<ReminderSubject> served, Instant now, int limit) {
        List<Batch> claimed = new ArrayList<>();
        if (served.isEmpty()) return claimed;
        int share = Math.max(1, limit / served.size());
        int left = limit;
        List<ReminderSubject> hungry = new ArrayList<>();
        for (ReminderSubject subject : inTurn(served)) {
            int most = Math.min(share, left);
            if (most == 0) break;
            List<Claim> claims = settlement.claim(subject.kind(), now, most);
            left -= claims.size();
            if (!claims.isEmpty()) claimed.add(new Batch(subject, claims));
            if (claims.size() == most) hungry.add(subject);
        }
        for (ReminderSubject subject : hungry) {
            if (left == 0) break;
            List<Claim> claims = settlement.claim(subject.kind(), now, left);
            left -= claims.size();
            if (!claims.isEmpty()) claimed.add(new Batch(subject, claims));
        }
        return split(claimed, Math.max(SMALLEST_BATCH, (limit + config.workers() - 1) / config.workers()));
    }

    private List<ReminderSubject> inTurn(List<ReminderSubject> served) {
        int first = Math.floorMod(turn.getAndIncrement(), served.size());
        List<ReminderSubject> turned = new ArrayList<>(served.subList(first, served.size()));
        turned.addAll(served.subList(0, first));
        return turned;
    }

    private static List<Batch> split(List<Batch> claimed, int most) {
        List<Batch> parts = new ArrayList<>();
        for (Batch batch : claimed) {
            for (int from = 0; from < batch.claims.size(); from += most) {
                int to = Math.min(batch.claims.size(), from + most);
                parts.add(new Batch(batch.subject, batch.claims.subList(from, to)));
            }
        }
        parts.sort(Comparator.comparingInt(part -> part.claims.size()));
        return parts;
    }

    void delayed(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    /** Nothing new is claimed; what was begun is finished, within limits. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        long until = System.nanoTime() + config.shutdownWait().toNanos();
        synchronized (this) {
            while (running > 0) {
                long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (millis <= 0) break;
                wait(millis);
            }
            if (running > 0) LOG.warnf("%d reminder runs did not finish before the stop", running);
        }
        workers.shutdown();
    }

    private synchronized boolean enter() {
        if (stopping) return false;
        running++;
        return true;
    }

    private synchronized void leave() {
        running--;
        notifyAll();
    }
}
