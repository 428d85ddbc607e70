package id.tm.support.reminder;

import id.tm.platform.job.JobCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** What is due, how late, and what became of it, per kind. */
@ApplicationScoped
class ReminderMetrics {

    private static final Logger LOG = Logger.getLogger(ReminderMetrics.class);

    private final MeterRegistry registry;
    private final ReminderFigures figures;
    private final ReminderSubjects subjects;
    private final Clock clock;
    private final AtomicBoolean asking = new AtomicBoolean();

    ReminderMetrics(MeterRegistry registry, ReminderFigures figures, ReminderSubjects subjects, Clock clock) {
        this.registry = registry;
        this.figures = figures;
        this.subjects = subjects;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        for (String kind : subjects.kinds()) {
            gauge("tm.reminders.due", "Planned steps and deliveries that could leave now", kind, due -> due.count());
            gauge(
                    "tm.reminders.lag.seconds",
                    "How long the oldest of them has waited",
                    kind,
                    due -> due.lag(clock.instant()).toMillis() / 1000.0);
            delivered(kind, JobCounts.NONE, 0);
        }
    }

    void expanded(String kind, JobCounts counts) {
        count(kind, counts);
    }

    void delivered(String kind, JobCounts counts, long nanos) {
        count(kind, counts);
        if (counts.claimed() > 0) {
            registry.timer("tm.reminders.duration", "kind", kind).record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void count(String kind, JobCounts counts) {
        registry.counter("tm.reminders.sent", "kind", kind).increment(counts.sent());
        registry.counter("tm.reminders.skipped", "kind", kind).increment(counts.skipped());
        registry.counter("tm.reminders.failed", "kind", kind).increment(counts.failed());
    }

    private void gauge(String name, String description, String kind, ToDoubleFunction<ReminderFigures.Due> value) {
        io.micrometer.core.instrument.Gauge.builder(
                        name, () -> value.applyAsDouble(snapshot().of(kind)))
                .description(description)
                .tag("kind", kind)
                .register(registry);
    }

    /** On a thread that must not block, what is known, and news for the next who asks. */
    private ReminderFigures.Snapshot snapshot() {
        if (BlockingOperationControl.isBlockingAllowed()) return figures.current();
        ReminderFigures.Snapshot known = figures.known();
        if (!figures.isFresh(known) && asking.compareAndSet(false, true)) {
            CompletableFuture.runAsync(figures::current).whenComplete((snapshot, failure) -> {
                asking.set(false);
                if (failure != null) LOG.warn("reminder figures could not be read", failure);
            });
        }
        return known == null ? new ReminderFigures.Snapshot(clock.instant(), java.util.Map.of()) : known;
    }
}
