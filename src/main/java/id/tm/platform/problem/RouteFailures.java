package id.tm.platform.problem;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives failures that never reach the REST layer (a body over the limit, say) the same problem document. */
@ApplicationScoped
class RouteFailures {

    void register(@Observes Router router, ProblemMapper problems) {
        router.route("/api/*").order(Integer.MIN_VALUE + 1000).failureHandler(problems::onRouteFailure);
    }
}
