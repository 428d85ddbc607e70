package id.tm.finance.simulator;

import id.tm.finance.gateway.GatewayCalls;
import id.tm.finance.gateway.GatewayConfig;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobCounts;
import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.work.Claim;
import id.tm.platform.work.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.HttpServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Sends the simulated provider's callbacks to the service, and again when they are not taken: those of one payment one
 * after the other, those of several side by side, as a provider does.
 */
@ApplicationScoped
class SimulatorSender implements Job {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int ATTEMPTS = 6;
    private static final int A_FEW = 100;
    private static final int SIDE_BY_SIDE = 8;

    private final GatewayConfig config;
    private final ModeConfig mode;
    private final HttpServer server;
    private final Clock clock;
    private final Map<URI, SimulatorTarget> targets = new ConcurrentHashMap<>();
    private final ManagedExecutor threads;

    SimulatorSender(GatewayConfig config, ModeConfig mode, HttpServer server, Clock clock, ManagedExecutor threads) {
        this.config = config;
        this.mode = mode;
        this.server = server;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "simulator-callbacks";
    }

    @Scheduled(
            identity = "simulator-callbacks",
            every = "{tm.finance.callbacks.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        while (run(clock.instant(), A_FEW).claimed() > 0) {
            // until none is due
        }
    }

    @Override
    public JobCounts run(Instant now, int limit) {
        if (mode.mode() != Mode.LOCAL) return JobCounts.NONE;
        List<Claim> claims = QuarkusTransaction.requiringNew()
                .call(() -> SimulatorCallback.QUEUE.claim(now, LEASE, limit, "true", Map.of()));
        Semaphore places = new Semaphore(SIDE_BY_SIDE);
        List<CompletableFuture<Long>> sending = new ArrayList<>();
        for (List<Outgoing> ofOne : byReference(claims)) {
            places.acquireUninterruptibly();
            sending.add(
                    threads.supplyAsync(() -> ofOne.stream().filter(this::send).count())
                            .whenComplete((sent, failure) -> places.release()));
        }
        long sent = sending.stream().mapToLong(CompletableFuture::join).sum();
        return new JobCounts(claims.size(), sent, 0, claims.size() - sent);
    }

    private record Outgoing(Claim claim, SimulatorCallback callback) {}

    private static Collection<List<Outgoing>> byReference(List<Claim> claims) {
        return QuarkusTransaction.requiringNew()
                .call(() -> claims.stream()
                        .map(claim -> new Outgoing(claim, SimulatorCallback.byId(claim.id())))
                        .toList())
                .stream()
                .sorted(Comparator.comparing(outgoing -> outgoing.callback().dueAt))
                .collect(Collectors.groupingBy(
                        outgoing -> outgoing.callback().reference, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private boolean send(Outgoing outgoing) {
        Claim claim = outgoing.claim();
        String error = error(outgoing.callback());
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            if (error == null) return SimulatorCallback.QUEUE.settle(claim, "SENT", now);
            Duration wait = WorkQueue.backOff(claim.attempts(), FIRST_WAIT, LONGEST_WAIT);
            if (claim.attempts() < ATTEMPTS) SimulatorCallback.QUEUE.retry(claim, now.plus(wait), error, now);
            else SimulatorCallback.QUEUE.bury(claim, error, now);
            return false;
        });
    }

    /** Null when it was taken. */
    private String error(SimulatorCallback callback) {
        SimulatorTarget target = targets.computeIfAbsent(
                address(), url -> GatewayCalls.client(SimulatorTarget.class, url, config.timeout()));
        String topic = callback.path.substring(callback.path.lastIndexOf('/') + 1);
        Uni<Response> request = callback.token == null
                ? target.midtrans(callback.body)
                : target.xendit(callback.token, topic, callback.body);
        try {
            int status = request.map(Response::getStatus).await().atMost(config.timeout());
            return status / 100 == 2 ? null : "answered " + status;
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    /** A process without a port of its own, as one that runs a job, speaks to the one that people reach. */
    private URI address() {
        return config.simulator().callbackUrl().orElseGet(() -> {
            int port = server.getPort();
            return port > 0 ? URI.create("http://localhost:" + port) : mode.publicUrl();
        });
    }
}
