package id.tm.platform.change;

import id.tm.platform.security.Caller;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Notes who makes a request that may change something, before any transaction begins. */
@ApplicationScoped
class ChangeFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestCause cause;
    private final Caller caller;

    ChangeFilter(RequestCause cause, Caller caller) {
        this.cause = cause;
        this.caller = caller;
    }

    @ServerRequestFilter(priority = 4_900)
    void note(ContainerRequestContext request, HttpServerRequest connection) {
        cause.requestId(connection.response().headers().get("X-Request-Id"));
        boolean anonymous =
                request.getHeaderString("Authorization") == null && request.getHeaderString("X-Api-Key") == null;
        if (READING.contains(request.getMethod()) || anonymous) return;
        try {
            caller.apiKeyId()
                    .map(key -> new Causer(CauserType.API_KEY, key.toString()))
                    .or(() -> caller.find().map(Causer::of))
                    .ifPresent(cause::causer);
        } catch (AuthenticationFailedException | AuthenticationCompletionException e) {
            // a bad token at a public address: nobody in particular
        }
    }
}
