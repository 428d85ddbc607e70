package id.tm.embedded;

import id.tm.platform.mode.LocalDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * A PostgreSQL server of this machine's user on a loopback port, its data below the given directory. Anybody on this
 * machine may log in, as is usual for a developer's database.
 */
public final class EmbeddedDatabase implements LocalDatabase {

    private static final String OWNER = "tm";
    private static final String SERVICE = "tm_service";
    private static final String DATABASE = "tm";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Access open(Path directory) throws IOException {
        Path data = directory.resolve("postgres");
        PostgresBinaries binaries = PostgresBinaries.unpackedBelow(directory);
        ServerUsers.join(directory, binaries.command("pg_ctl", "-D", data.toString(), "stop", "-m", "fast", "-w"));
        Optional<Integer> running = runningServer(data);
        int port = running.isPresent() ? running.get() : start(directory, data, binaries);
        createDatabaseOnce(port);
        return new Access(url(port, DATABASE), SERVICE, SERVICE, OWNER, OWNER);
    }

    private static int start(Path directory, Path data, PostgresBinaries binaries) throws IOException {
        Path log = directory.resolve("postgres.log");
        if (!Files.exists(data.resolve("PG_VERSION"))) initialise(directory, data, binaries, log);
        int port = freePort();
        run(
                log,
                binaries.command(
                        "pg_ctl",
                        "-D",
                        data.toString(),
                        "-l",
                        log.toString(),
                        "-o",
                        "-p " + port,
                        "-t",
                        Long.toString(PATIENCE.toSeconds()),
                        "-w",
                        "start"));
        return port;
    }

    /** Done beside its final place, so that a first start that is cut off leaves nothing half made behind. */
    private static void initialise(Path directory, Path data, PostgresBinaries binaries, Path log) throws IOException {
        Path draft = directory.resolve("postgres-initialising");
        PostgresBinaries.delete(draft);
        run(
                log,
                binaries.command(
                        "initdb",
                        "-D",
                        draft.toString(),
                        "-U",
                        OWNER,
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        // the same order of texts on every operating system
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "max_connections=200"));
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of the server that runs on that directory, once it answers. */
    private static Optional<Integer> runningServer(Path data) throws IOException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        Optional<Postmaster> postmaster = Postmaster.of(data);
        while (postmaster.isPresent() && System.nanoTime() < giveUp) {
            int port = postmaster.get().port();
            if (answersFor(data, port)) return Optional.of(port);
            // it is recovering from a crash, or about to end
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            postmaster = Postmaster.of(data);
        }
        return Optional.empty();
    }

    private static boolean answersFor(Path data, int port) {
        try (Connection connection = connect(port, "postgres");
                Statement statement = connection.createStatement();
                ResultSet directory = statement.executeQuery("select current_setting('data_directory')")) {
            return directory.next() && Files.isSameFile(Path.of(directory.getString(1)), data);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    private static void createDatabaseOnce(int port) throws IOException {
        try (Connection connection = connect(port, "postgres");
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "select from pg_roles where rolname = '" + SERVICE + "'")) {
                statement.execute("create role " + SERVICE + " login");
            }
            if (isMissing(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new IOException("the embedded PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return !found.next();
        }
    }

    private static Connection connect(int port, String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", OWNER);
        login.setProperty("connectTimeout", "10");
        return new Driver().connect(url(port, database), login);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Output goes to the log: a pipe would be inherited, and so held open, by the server. */
    private static void run(Path log, List<String> command) throws IOException {
        int exit;
        try {
            exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (exit != 0) {
            throw new IOException("the embedded PostgreSQL failed; " + log + " ends with: " + lastLine(log)
                    + " (TM_MODE=local can be given QUARKUS_DATASOURCE_JDBC_URL instead)");
        }
    }

    private static String lastLine(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("");
        }
    }
}
