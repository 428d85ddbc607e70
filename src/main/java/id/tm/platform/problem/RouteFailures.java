package id.tm.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/** Gives failures that never reach the REST layer (a body over the limit, say) the same problem document. */
@ApplicationScoped
class RouteFailures {

    /** Before the framework's own look at the size, which answers without a body. */
    private static final int BEFORE_UPLOAD_LIMIT = Integer.MIN_VALUE + 20;

    void register(@Observes Router router, ProblemMapper problems, Config config) {
        long limit = config.getValue("quarkus.http.limits.max-body-size", MemorySize.class)
                .asLongValue();
        router.route().order(BEFORE_UPLOAD_LIMIT).handler(context -> {
            if (declaredLength(context) > limit) {
                context.response().putHeader("Connection", "close");
                problems.respond(context, PlatformError.PAYLOAD_TOO_LARGE.with());
            } else context.next();
        });
        router.route().order(BEFORE_UPLOAD_LIMIT + 1).failureHandler(problems::onRouteFailure);
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
