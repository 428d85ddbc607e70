package id.tm.testing;

import static id.tm.testing.TestTakers.client;

import id.tm.testing.PostgresResource.Database;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Processes of the packaged service over a database of their own, for tests that kill: instances behind doors, which are
 * asked until one answers, and whatever else {@link #pack()} begins. The database server is the same for all of them and
 * ends with this JVM.
 */
public final class Replicas implements AutoCloseable {

    /** The first admin, who may do anything. */
    public static final String ADMIN = "first.admin@tm.example";

    public static final String PASSWORD = "Sungai-Musi-1407";

    /** Nothing is to be fast; many of them are to start soon in little memory. */
    private static final String[] SMALL = {"-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};

    /** These mean that the request was not served, now or by this process. */
    private static final Set<String> ASK_AGAIN = Set.of("idempotency-key-in-flight", "concurrent-change");

    private static Path directory;
    private static DatabaseServer server;
    private static Database migrated;

    private final Database database;
    private final ServicePack pack;
    private final List<ServicePack.Instance> instances = new CopyOnWriteArrayList<>();
    private final List<Integer> ports = new CopyOnWriteArrayList<>();

    private Replicas(Database database, ServicePack pack) {
        this.database = database;
        this.pack = pack;
    }

    /** @param settings of all processes, as environment variables */
    public static Replicas with(Map<String, String> settings) {
        return with(settings, SMALL);
    }

    public static synchronized Replicas with(Map<String, String> settings, String... jvmOptions) {
        if (server == null) start();
        Database database = server.copyOf(migrated);
        return new Replicas(database, pack(database, settings, jvmOptions));
    }

    /** The database server ends every connection and comes back. */
    public static synchronized void restartDatabase() {
        server.restart();
    }

    public Sql sql() {
        return new Sql(database);
    }

    public ServicePack pack() {
        return pack;
    }

    /** Begins these instances and waits until all are ready; each is behind the next door, from 0. */
    public Replicas open(String... names) {
        List<ServicePack.Instance> fresh =
                List.of(names).stream().map(name -> pack.begin(name, Map.of())).toList();
        instances.addAll(fresh);
        fresh.forEach(instance -> ports.add(instance.awaitReady()));
        return this;
    }

    public int port(int door) {
        return ports.get(door);
    }

    /** SIGKILL to the instance behind the door, which begins again without being waited for. */
    public void kill(int door) {
        instances.get(door).kill();
        instances.get(door).beginAgain();
    }

    /** Waits for the instance that was killed. */
    public void awaitReady(int door) {
        ports.set(door, instances.get(door).awaitReady());
    }

    /** SIGKILL to all instances that are behind doors. */
    public void killAll() {
        instances.forEach(ServicePack.Instance::kill);
    }

    /** The first answer that is one; whoever gets none asks again, at the next door. */
    public Response insist(int door, String token, Function<RequestSpecification, Response> request) {
        AtomicInteger tries = new AtomicInteger(door);
        AtomicReference<Response> answer = new AtomicReference<>();
        Patience.await("an answer")
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> {
                    int port = ports.get(Math.floorMod(tries.getAndIncrement(), ports.size()));
                    answer.set(request.apply(client(port, token)));
                    return isServed(answer.get());
                });
        return answer.get();
    }

    public static boolean says(Response answer, String code) {
        return answer.statusCode() == 409 && code.equals(answer.path("code"));
    }

    /** The access token of a member or, at {@code /admin/auth/tokens}, of an admin; everybody has the same password. */
    public String login(String path, String name) {
        Response tokens = insist(0, null, anybody -> anybody.body(Map.of("login", name, "password", PASSWORD))
                .post(path));
        tokens.then().statusCode(200);
        return tokens.path("accessToken");
    }

    public String admin() {
        return login("/admin/auth/tokens", ADMIN);
    }

    @Override
    public void close() {
        pack.close();
    }

    private static boolean isServed(Response answer) {
        return answer.statusCode() < 500 && ASK_AGAIN.stream().noneMatch(code -> says(answer, code));
    }

    private static void start() {
        try {
            directory = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "replicas").toAbsolutePath()), "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DatabaseServer starting = DatabaseServer.start(directory.resolve("postgres"), Map.of("max_connections", "200"));
        Database fresh = starting.freshDatabase();
        try (ServicePack pack = pack(fresh, Map.of(), SMALL)) {
            pack.migrate();
        }
        migrated = fresh;
        server = starting;
    }

    private static ServicePack pack(Database database, Map<String, String> settings, String... jvmOptions) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TM_MODE", "local");
        environment.put("TM_LOCAL_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("TM_DEMO_ENABLED", "false");
        environment.put("TM_ADMIN_EMAIL", ADMIN);
        environment.put("TM_ADMIN_PASSWORD", PASSWORD);
        // A process or a database that stands still for a while is no reason to give up.
        environment.put("TM_SECURITY_TOKENS_LIFETIME", "PT12H");
        environment.put("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "PT2M");
        environment.putAll(settings);
        return ServicePack.in(directory.resolve(database.jdbcUrl().replaceFirst(".*/", "")), environment, jvmOptions);
    }
}
