package id.tm.platform.probe;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.problem.PlatformError;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Acts that can be counted, with which the tests see whether a repetition acted again. */
@Path("/api/v1/probe/acts")
public class ActsResource {

    /** {@code what}: how the act ends; {@code gate}: the name of a gate it waits at once it has begun. */
    public record Act(
            String subject,
            String what,
            String gate,
            @Max(9) int count) {}

    public record Done(String subject, int times) {}

    private static final Map<String, CountDownLatch[]> GATES = new ConcurrentHashMap<>();

    private final ActLog log;

    ActsResource(ActLog log) {
        this.log = log;
    }

    /** A place where the next act that names it waits until {@link #open}. */
    public static void close(String gate) {
        GATES.put(gate, new CountDownLatch[] {new CountDownLatch(1), new CountDownLatch(1)});
    }

    public static void awaitArrival(String gate) throws InterruptedException {
        if (!GATES.get(gate)[0].await(20, TimeUnit.SECONDS)) throw new IllegalStateException("nobody came to " + gate);
    }

    public static void open(String gate) {
        GATES.get(gate)[1].countDown();
    }

    @POST
    @PermitAll
    @Operation(hidden = true)
    public Response act(@Valid Act act) {
        return carryOut(act);
    }

    @POST
    @Path("member")
    @RolesAllowed("member")
    @Operation(hidden = true)
    public Response memberAct(Act act) {
        return carryOut(act);
    }

    @POST
    @Path("required")
    @PermitAll
    @IdempotencyRequired
    @Operation(hidden = true)
    public Response requiredAct(Act act) {
        return carryOut(act);
    }

    @POST
    @Path("nothing")
    @PermitAll
    @Transactional
    @Operation(hidden = true)
    public void nothing() {
        log.write("nothing");
    }

    private Response carryOut(Act act) {
        switch (act.what()) {
            case "refuse" -> throw PlatformError.FORBIDDEN.with();
            case "rule" -> {
                log.write(act.subject());
                throw PlatformError.RULE_BROKEN.with();
            }
            case "fail" -> {
                waitAt(act.gate());
                throw new IllegalStateException("failed before anything was written");
            }
            case "write-and-fail" -> {
                log.write(act.subject());
                throw new IllegalStateException("failed after the commit");
            }
            case "nested" ->
                QuarkusTransaction.requiringNew().run(() -> {
                    log.write(act.subject());
                    QuarkusTransaction.requiringNew().run(() -> log.write(act.subject() + "-inner"));
                    log.touch(act.subject());
                });
            case "read" -> {
                log.times(act.subject());
                throw new IllegalStateException("failed after reading");
            }
            case "wait-inside" ->
                QuarkusTransaction.requiringNew().run(() -> {
                    waitAt(act.gate());
                    log.write(act.subject());
                });
            default -> {
                waitAt(act.gate());
                log.write(act.subject());
            }
        }
        return Response.created(URI.create("/api/v1/probe/acts/" + act.subject()))
                .entity(new Done(act.subject(), log.times(act.subject())))
                .tag("3")
                .build();
    }

    private static void waitAt(String gate) {
        CountDownLatch[] latches = gate == null ? null : GATES.get(gate);
        if (latches == null) return;
        latches[0].countDown();
        try {
            if (!latches[1].await(20, TimeUnit.SECONDS))
                throw new IllegalStateException("gate " + gate + " stayed shut");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
