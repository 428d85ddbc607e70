package id.tm.testing;

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
import java.util.UUID;

/**
 * A PostgreSQL server of its own for tests that stop one, and for measurements: it writes as durably as a real one
 * (fsync and synchronous commit, which a server for tests usually leaves out). It can be stopped and started again on
 * the same port with the same data.
 */
public final class DatabaseServer implements AutoCloseable {

    public static final String USER = "postgres";

    private final Path directory;
    private final Map<String, String> settings;
    private EmbeddedPostgres server;

    private DatabaseServer(Path directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** @param settings of postgresql.conf, beyond or instead of those above */
    public static DatabaseServer start(Path directory, Map<String, String> settings) {
        DatabaseServer database = new DatabaseServer(directory.toAbsolutePath(), settings);
        database.server = database.open(0);
        return database;
    }

    public int port() {
        return server.getPort();
    }

    /** Ends every connection, as an administrator's restart does; it may take a moment until it answers again. */
    public void restart() {
        int port = port();
        shut();
        server = open(port);
    }

    /** A new database with nothing in it. */
    public Database freshDatabase() {
        String name = "tm_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = new Database(port(), "postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Database(port(), name);
    }

    @Override
    public void close() {
        shut();
    }

    private EmbeddedPostgres open(int port) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        if (port != 0) builder.setPort(port);
        settings.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shut() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One database of the server. */
    public record Database(int port, String name) {

        public String jdbcUrl() {
            return "jdbc:postgresql://localhost:" + port + "/" + name;
        }

        /** The settings that make the service use it. */
        public Map<String, String> environment() {
            return Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(),
                    "QUARKUS_DATASOURCE_USERNAME", USER,
                    "QUARKUS_DATASOURCE_PASSWORD", USER);
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), USER, USER);
        }

        public void execute(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The one number a query answers with. */
        public long number(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                if (!rows.next()) throw new IllegalStateException("no row: " + sql);
                return rows.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
