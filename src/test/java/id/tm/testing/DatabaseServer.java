package id.tm.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * A PostgreSQL server of its own, for tests that stop one and for measurements: it writes as durably as a real one
 * (fsync and synchronous commit, which a server for tests usually does without). It can be stopped and started again on
 * the same port with the same data, and ends with this JVM at the latest.
 */
public final class DatabaseServer implements AutoCloseable {

    private static final String USER = "postgres";
    private static final String SERVICE = "tm_service";

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
        new Sql(database.database("postgres")).execute("create role " + SERVICE + " login");
        return database;
    }

    /** Ends every connection and, for a moment, every answer, as an administrator's restart does. */
    public void restart() {
        int port = server.getPort();
        close();
        server = open(port);
    }

    /** A new database with nothing in it. */
    public PostgresResource.Database freshDatabase() {
        String name = "tm_" + UUID.randomUUID().toString().substring(0, 8);
        new Sql(database("postgres")).execute("create database " + name);
        return database(name);
    }

    /** A new database with what that one holds; waits until nobody is connected to that one any more. */
    public PostgresResource.Database copyOf(PostgresResource.Database original) {
        String template = original.jdbcUrl().replaceFirst(".*/", "");
        String name = "tm_" + UUID.randomUUID().toString().substring(0, 8);
        Sql sql = new Sql(database("postgres"));
        Patience.await("nobody is connected to " + template)
                .until(() ->
                        sql.number("select count(*) from pg_stat_activity where datname = '" + template + "'") == 0);
        sql.execute("create database " + name + " template " + template);
        return database(name);
    }

    /** Returns when the server has ended, also when its last checkpoint takes longer than the library waits for it. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Patience.await("the server has ended").until(() -> Files.notExists(directory.resolve("postmaster.pid")));
    }

    private PostgresResource.Database database(String name) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
        // anybody on this machine may log in; the service wants a password all the same
        return new PostgresResource.Database(url, USER, USER, SERVICE, SERVICE);
    }

    private EmbeddedPostgres open(int port) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Patience.MOST)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "");
        if (port != 0) builder.setPort(port);
        settings.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
