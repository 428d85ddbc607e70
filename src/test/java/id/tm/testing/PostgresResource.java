package id.tm.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL server of the tests: an embedded one below target/, or the one that QUARKUS_DATASOURCE_JDBC_URL names.
 * The application under test gets a fresh database on it; a test that starts processes of its own takes another one.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** How to log in to one database. */
    public record Database(String url, String user, String password) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        /** The settings that make the service use it. */
        public Map<String, String> settings() {
            return Map.of(
                    "quarkus.datasource.jdbc.url", url,
                    "quarkus.datasource.username", user,
                    "quarkus.datasource.password", password);
        }
    }

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Database server;

    @Override
    public Map<String, String> start() {
        return freshDatabase("tm").settings();
    }

    @Override
    public void stop() {
        // The server outlives the application under test: other databases on it may still be in use. It ends with the
        // JVM.
    }

    /** An empty database of its own for the caller. */
    public static Database freshDatabase(String prefix) {
        Database admin = server();
        String name = prefix + "_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a test database", e);
        }
        String url = admin.url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
        return new Database(url, admin.user, admin.password);
    }

    private static synchronized Database server() {
        if (server == null) server = given(System.getenv("QUARKUS_DATASOURCE_JDBC_URL"));
        return server;
    }

    private static Database given(String url) {
        if (url == null) return embedded();
        String user = System.getenv().getOrDefault("QUARKUS_DATASOURCE_USERNAME", "postgres");
        return new Database(url, user, System.getenv().getOrDefault("QUARKUS_DATASOURCE_PASSWORD", ""));
    }

    private static Database embedded() {
        try {
            Path directory = Path.of("target", "test-postgres").toAbsolutePath();
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(directory.toFile())
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("timezone", "UTC")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return new Database(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
