package id.tm.support.reminder;

import id.tm.platform.work.Claim;
import id.tm.support.ReminderConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Prolongs the leases of what this process is handing over: a slow mail server is not a dead worker. */
@ApplicationScoped
class LeaseKeeper {

    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private final ReminderConfig config;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Map<UUID, Claim> kept = new ConcurrentHashMap<>();
    private ScheduledExecutorService timer;

    LeaseKeeper(ReminderConfig config, Deliveries deliveries, Clock clock) {
        this.config = config;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void keep(Collection<Claim> claims) {
        claims.forEach(claim -> kept.put(claim.id(), claim));
        start();
    }

    void release(Collection<Claim> claims) {
        claims.forEach(claim -> kept.remove(claim.id(), claim));
    }

    /** Called by the timer. */
    void prolong() {
        if (kept.isEmpty()) return;
        Rows rows = Deliveries.rows(kept.values());
        try {
            QuarkusTransaction.requiringNew().run(() -> deliveries.prolong(rows, clock.instant(), config.lease()));
        } catch (RuntimeException e) {
            LOG.warn("leases could not be prolonged", e);
        }
    }

    private synchronized void start() {
        if (timer != null) return;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "reminder-leases");
            thread.setDaemon(true);
            return thread;
        });
        long millis = Math.max(1, config.lease().toMillis() / 3);
        timer.scheduleWithFixedDelay(this::prolong, millis, millis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    synchronized void stop() {
        if (timer != null) timer.shutdownNow();
    }
}
