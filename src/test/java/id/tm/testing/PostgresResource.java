package id.tm.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One PostgreSQL server for the whole test run, on a random port, and a fresh database on it for each application that
 * starts. With QUARKUS_DATASOURCE_JDBC_URL (and _USERNAME, _PASSWORD) in the environment that server is used instead;
 * its user must be allowed to create databases.
 *
 * <p>The databases belong to a user with a password and without privileges beyond them, and the service has a login that
 * owns nothing, as they would in production.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /**
     * How to reach one database: as the owner, who migrates and may do everything with it, and as the service. A server
     * from outside has one login for both.
     */
    public record Database(
            String jdbcUrl, String username, String password, String serviceUsername, String servicePassword) {

        /** As the owner. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, username, password);
        }

        public Connection connectAsService() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, serviceUsername, servicePassword);
        }

        public boolean hasTwoRoles() {
            return !username.equals(serviceUsername);
        }

        /** As the environment of a process that is to use it. */
        public Map<String, String> environment() {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl,
                    "QUARKUS_DATASOURCE_USERNAME", serviceUsername,
                    "QUARKUS_DATASOURCE_PASSWORD", servicePassword));
            if (hasTwoRoles()) {
                environment.put("QUARKUS_FLYWAY_USERNAME", username);
                environment.put("QUARKUS_FLYWAY_PASSWORD", password);
            } else {
                environment.put("TM_DATABASE_SINGLE_ROLE", "true");
            }
            return environment;
        }
    }

    private static final String USER = "tm";
    private static final String SERVICE = "tm_service";
    private static final String PASSWORD = "tm-test";
    /** Test classes and test resources may be loaded by different class loaders; a system property is seen by all. */
    private static final String SERVER_PORT = "tm.test.postgres.port";

    private static final String CURRENT_URL = "tm.test.postgres.url";

    @Override
    public Map<String, String> start() {
        Database database = freshDatabase("app");
        System.setProperty(CURRENT_URL, database.jdbcUrl());
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.serviceUsername(),
                "quarkus.datasource.password", database.servicePassword(),
                "tm.local.data-directory",
                        Path.of("target", "test-data").toAbsolutePath().toString()));
        if (database.hasTwoRoles()) {
            settings.put("quarkus.flyway.username", database.username());
            settings.put("quarkus.flyway.password", database.password());
        }
        return settings;
    }

    @Override
    public void stop() {
        // The server serves the next application too, and ends with this JVM.
        System.clearProperty(CURRENT_URL);
    }

    /** Changes the database of the application under test as a superuser, past every trigger; one statement a text. */
    public static void asSuperuser(String... statements) {
        String url = withDatabase(admin().jdbcUrl(), current().jdbcUrl().replaceFirst(".*/([^/?]*).*", "$1"));
        try (Connection connection = DriverManager.getConnection(url, admin().username(), admin().password());
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String each : statements) statement.execute(each);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database of the application under test. */
    public static Database current() {
        String url = System.getProperty(CURRENT_URL);
        if (url == null) throw new IllegalStateException("no application with PostgresResource is running");
        return database(url);
    }

    /** Whether it is that of the application under test. */
    static boolean isCurrent(Database database) {
        return database.jdbcUrl().equals(System.getProperty(CURRENT_URL));
    }

    /** A new, empty database; starts the server if this is the first one. */
    public static Database freshDatabase(String prefix) {
        String name = prefix.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_") + "_"
                + UUID.randomUUID().toString().substring(0, 8);
        Database admin = admin();
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner \"" + username() + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " cannot be created at " + admin.jdbcUrl(), e);
        }
        Database fresh = database(withDatabase(admin.jdbcUrl(), name));
        if (fresh.hasTwoRoles()) givePlaceForProbes(admin, fresh, name);
        return fresh;
    }

    /** The service may make no table among its own; those that tests let it make stand in a schema beside. */
    private static void givePlaceForProbes(Database admin, Database fresh, String name) {
        try (Connection connection = DriverManager.getConnection(fresh.jdbcUrl(), admin.username(), admin.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + SERVICE + " authorization " + SERVICE);
            statement.execute("grant create on database " + name + " to " + SERVICE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database admin() {
        String external = externalUrl();
        if (external != null) return database(external);
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + serverPort() + "/postgres", "postgres", "", "postgres", "");
    }

    private static Database database(String url) {
        return externalUrl() == null
                ? new Database(url, USER, PASSWORD, SERVICE, PASSWORD)
                : new Database(url, username(), password(), username(), password());
    }

    private static int serverPort() {
        synchronized (System.getProperties()) {
            Integer port = Integer.getInteger(SERVER_PORT);
            if (port == null) {
                port = startServer();
                System.setProperty(SERVER_PORT, port.toString());
            }
            return port;
        }
    }

    // The server is closed by the shutdown hook that it registers itself.
    @SuppressWarnings("resource")
    private static int startServer() {
        Path data =
                Path.of("target", "test-postgres", UUID.randomUUID().toString()).toAbsolutePath();
        try {
            Files.createDirectories(data.getParent());
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setDataDirectoryCustomizer(directory -> askForPasswords(directory.toPath()))
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    // Killed services are tested, a machine that loses its power is not.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("checkpoint_timeout", "30min")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", data.toString())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role " + USER + " login createdb password '" + PASSWORD + "'");
                statement.execute("create role " + SERVICE + " login password '" + PASSWORD + "'");
                // so that tests read the probes too
                statement.execute("grant " + SERVICE + " to " + USER);
                statement.execute("alter role " + USER + " set search_path = public, " + SERVICE);
            }
            return server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void askForPasswords(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), """
                    host all postgres 127.0.0.1/32 trust
                    host all postgres ::1/128 trust
                    host all all 127.0.0.1/32 scram-sha-256
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withDatabase(String jdbcUrl, String name) {
        return jdbcUrl.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
    }

    private static String externalUrl() {
        return System.getenv("QUARKUS_DATASOURCE_JDBC_URL");
    }

    private static String username() {
        return externalUrl() == null ? USER : System.getenv("QUARKUS_DATASOURCE_USERNAME");
    }

    private static String password() {
        return externalUrl() == null ? PASSWORD : System.getenv("QUARKUS_DATASOURCE_PASSWORD");
    }
}
