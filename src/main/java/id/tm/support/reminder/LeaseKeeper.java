package id.tm.support.reminder;

import id.tm.platform.work.Claim;
import id.tm.platform.work.Lease;
import id.tm.support.ReminderConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Prolongs the leases of what this process has in hand: a slow mail server is not a dead worker. And knows which of them
 * it has lost: a worker that was stopped for a while, or cut off from the database, is dead to the others.
 */
@ApplicationScoped
class LeaseKeeper {

    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private record Held(Claim claim, Lease lease) {}

    private final ReminderConfig config;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Map<UUID, Held> kept = new ConcurrentHashMap<>();
    private ScheduledExecutorService timer;

    LeaseKeeper(ReminderConfig config, Deliveries deliveries, Clock clock) {
        this.config = config;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** To be called before the statement that writes the lease, so that it is never thought longer than it is. */
    void keep(Collection<Claim> claims) {
        Lease lease = Lease.of(config.lease());
        claims.forEach(claim -> kept.put(claim.id(), new Held(claim, lease)));
        start();
    }

    void release(Collection<Claim> claims) {
        claims.forEach(claim ->
                kept.computeIfPresent(claim.id(), (id, held) -> held.claim().equals(claim) ? null : held));
    }

    /** Whether nobody else can have taken the delivery over by now. */
    boolean holds(UUID deliveryId) {
        Held held = kept.get(deliveryId);
        return held != null && held.lease().isSafe();
    }

    /** Called by the timer. */
    void prolong() {
        List<Claim> claims = kept.values().stream().map(Held::claim).toList();
        if (claims.isEmpty()) return;
        Lease lease = Lease.of(config.lease());
        try {
            Set<UUID> held = QuarkusTransaction.requiringNew()
                    .call(() -> deliveries.prolong(Deliveries.rows(claims), clock.instant(), config.lease()));
            for (Claim claim : claims) {
                kept.computeIfPresent(claim.id(), (id, current) -> {
                    if (!current.claim().equals(claim)) return current;
                    return held.contains(id) ? new Held(claim, lease) : null;
                });
            }
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
        long millis = Math.max(1, config.lease().toMillis() / 6);
        timer.scheduleWithFixedDelay(this::prolong, millis, millis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    synchronized void stop() {
        if (timer != null) timer.shutdownNow();
    }
}
