package id.tm.platform.mode;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Tells whoever has just started the service on their machine where to look. */
@ApplicationScoped
class LocalBanner {

    private static final Logger LOG = Logger.getLogger(LocalBanner.class);

    private final LocalConfig config;
    private final HttpServer server;

    LocalBanner(LocalConfig config, HttpServer server) {
        this.config = config;
        this.server = server;
    }

    void listening(@ObservesAsync HttpServerStart event) {
        if (!config.active()) return;
        String base = "http://localhost:" + server.getPort();
        String data = config.embeddedDatabase()
                ? Path.of(config.dataDirectory()).toAbsolutePath().normalize().toString()
                : "the database of QUARKUS_DATASOURCE_JDBC_URL";
        LOG.infof(
                "Local mode: data in %s, Swagger UI at %s/q/swagger-ui, caught mails at %s/dev/mails",
                data, base, base);
    }
}
