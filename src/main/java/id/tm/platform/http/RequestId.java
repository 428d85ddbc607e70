package id.tm.platform.http;

import id.tm.platform.crypto.SecretTokens;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id: the caller's X-Request-Id when it is plain, else a fresh one; in the answer and every log line. */
@ApplicationScoped
class RequestId {

    private static final String HEADER = "X-Request-Id";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 10).handler(context -> {
            String given = context.request().getHeader(HEADER);
            String id = given != null && PLAIN.matcher(given).matches() ? given : SecretTokens.random(12);
            context.put("requestId", id);
            MDC.put("requestId", id);
            context.response().putHeader(HEADER, id);
            context.next();
        });
    }
}
