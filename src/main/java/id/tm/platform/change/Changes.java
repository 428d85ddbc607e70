package id.tm.platform.change;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Knows who causes what is being changed now, for the activity log. */
@ApplicationScoped
public class Changes {

    /** What a transaction is told. */
    record Cause(
            Causer causer,
            @Nullable String requestId,
            @Nullable String reason) {}

    private final RequestCause request;
    private final ThreadLocal<@Nullable Causer> work = new ThreadLocal<>();

    Changes(RequestCause request) {
        this.request = request;
    }

    /** Does the work in the name of that causer, whoever makes the current request; in this thread only. */
    public <T> T causedBy(Causer causer, Supplier<T> what) {
        Causer before = work.get();
        work.set(causer);
        try {
            return what.get();
        } finally {
            if (before == null) work.remove();
            else work.set(before);
        }
    }

    /** As above, for work without a result. */
    public void causedBy(Causer causer, Runnable what) {
        causedBy(causer, () -> {
            what.run();
            return causer;
        });
    }

    /** For whoever finds out during a request who makes it, such as the check of an API key. */
    public void causedBy(Causer causer) {
        if (Arc.container().requestContext().isActive()) request.causer(causer);
    }

    /** Why the current request changes what it changes from here on, in the caller's words. */
    public void because(@Nullable String reason) {
        if (Arc.container().requestContext().isActive()) request.reason(reason);
    }

    /** Null where nobody is known: the database then knows that it was the service. */
    @Nullable
    Cause current() {
        Causer causer = work.get();
        boolean asked = Arc.container().requestContext().isActive();
        if (!asked) return causer == null ? null : new Cause(causer, null, null);
        return new Cause(Objects.requireNonNullElseGet(causer, request::causer), request.requestId(), request.reason());
    }
}
