package id.tm.bench;

import id.tm.testing.DatabaseServer;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.Sql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of what PostgreSQL can answer arrives at a client of the service, and how soon after the start. */
final class ReadsBench {

    private static final int PRACTITIONERS = 1_000;
    /** pgbench takes at most 128 scripts: one for each row that is read. */
    private static final int ROWS_READ = 100;

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(150);
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final int STARTS = 5;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ReadsBench() {}

    static void run() throws IOException {
        if (Report.output("pgbench", "--version").isEmpty()) {
            System.err.println("pgbench is not on the PATH; Debian has it in the package postgresql");
            System.exit(2);
        }
        Report report = new Report("reads", "Reads of one row by id");
        report.note("Service, PostgreSQL 17 and the load share the machine; " + Report.output("pgbench", "--version"));
        Path directory = Bench.directory("reads");
        Path log = directory.resolve("log");
        try (DatabaseServer server = Bench.database(directory, StatementLog.settings(log))) {
            Database database = server.freshDatabase();
            try (ServicePack pack = Bench.pack(
                    directory,
                    database,
                    Map.of(
                            "TM_JOBS_SCHEDULED", "false",
                            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", Integer.toString(CONNECTIONS),
                            "QUARKUS_DATASOURCE_JDBC_MIN_SIZE", Integer.toString(CONNECTIONS)))) {
                pack.migrate();
                List<String> paths = practitioners(new Sql(database)).stream()
                        .map(id -> "/api/v1/practitioners/" + id)
                        .toList();
                ServicePack.Instance instance = pack.begin("reads", Map.of());
                URI service = URI.create("http://127.0.0.1:" + instance.awaitReady());
                compare(report, service, paths, new StatementLog(log, database), database, directory);
                conditional(report, service, paths);
                instance.kill();
                start(report, pack, paths.get(0));
            }
        }
        report.write();
    }

    private static void compare(
            Report report, URI service, List<String> paths, StatementLog log, Database database, Path directory)
            throws IOException {
        get(service, paths.get(0));
        List<String> statements = log.selectsOf(() -> get(service, paths.get(1)));
        report.note("Statements of one read: " + statements.size());
        statements.forEach(statement -> report.note("`" + statement + "`"));
        List<Path> scripts = new ArrayList<>();
        String logged = paths.get(1).replaceFirst(".*/", "");
        for (String path : paths) {
            String script = String.join(";\n", statements).replace(logged, path.replaceFirst(".*/", "")) + ";\n";
            scripts.add(Files.writeString(directory.resolve("read-" + scripts.size() + ".sql"), script));
        }

        HttpLoad load = new HttpLoad(service, CONNECTIONS, n -> paths.get(n % paths.size()), 200, Map.of());
        load.asFastAsPossible(WARM_UP);
        report.section(
                "Reads per second over " + CONNECTIONS + " connections (" + ROUND.toSeconds() + " s each, warm)",
                "round",
                "pgbench -M prepared",
                "service",
                "ratio",
                "service p50 ms",
                "service p99 ms");
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            double reference = pgbench(database, scripts);
            HttpLoad.Result result = load.asFastAsPossible(ROUND);
            ratios.add(result.perSecond() / reference);
            report.row(
                    round,
                    reference,
                    result.perSecond(),
                    result.perSecond() / reference,
                    result.milliseconds(0.5),
                    result.milliseconds(0.99));
        }
        ratios.sort(null);
        report.row("median", "", "", ratios.get(ROUNDS / 2), "", "");
    }

    private static void conditional(Report report, URI service, List<String> paths) {
        String tag = get(service, paths.get(0)).headers().firstValue("ETag").orElseThrow();
        HttpLoad load = new HttpLoad(service, CONNECTIONS, n -> paths.get(0), 304, Map.of("If-None-Match", tag));
        load.atRate(Duration.ofSeconds(5), 2_000);
        HttpLoad.Result result = load.atRate(ROUND, 2_000);
        report.section("Conditional reads (304) at 2,000 a second", "answers per second", "p50 ms", "p99 ms");
        report.row(result.perSecond(), result.milliseconds(0.5), result.milliseconds(0.99));
    }

    private static void start(Report report, ServicePack pack, String path) throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            URI service = URI.create("http://127.0.0.1:" + port);
            long begin = System.nanoTime();
            ServicePack.Instance instance = pack.begin("start", Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));
            org.awaitility.Awaitility.await()
                    .pollInterval(Duration.ofMillis(10))
                    .pollDelay(Duration.ZERO)
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> get(service, path).statusCode() == 200);
            seconds.add((System.nanoTime() - begin) / 1e9);
            instance.kill();
        }
        seconds.sort(null);
        report.section(
                "JVM start to the first 200 that read PostgreSQL, schema current",
                "starts",
                "fastest s",
                "median s",
                "slowest s");
        report.row(STARTS, seconds.get(0), seconds.get(STARTS / 2), seconds.get(STARTS - 1));
    }

    private static HttpResponse<String> get(URI service, String path) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(service.resolve(path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Transactions per second, connecting not counted. */
    private static double pgbench(Database database, List<Path> scripts) {
        Matcher url = Pattern.compile("jdbc:postgresql://([^:]+):(\\d+)/(.+)").matcher(database.jdbcUrl());
        if (!url.matches()) throw new IllegalStateException(database.jdbcUrl());
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-h",
                url.group(1),
                "-p",
                url.group(2),
                "-U",
                database.username(),
                "-c",
                Integer.toString(CONNECTIONS),
                "-j",
                Integer.toString(Runtime.getRuntime().availableProcessors()),
                "-T",
                Long.toString(ROUND.toSeconds())));
        scripts.forEach(script -> command.addAll(List.of("-f", script.toString())));
        command.add(url.group(3));
        String output = Report.output(command.toArray(String[]::new));
        Matcher rate = Pattern.compile("tps = ([0-9.]+)").matcher(output);
        if (!rate.find()) throw new IllegalStateException("pgbench failed: " + String.join(" ", command));
        return Double.parseDouble(rate.group(1));
    }

    /** Some practitioners as the directory shows them; the ids of those that are read. */
    private static List<String> practitioners(Sql sql) {
        sql.execute("""
                create temporary table fresh on commit drop as
                select n, gen_random_uuid() as id, now() as at from generate_series(1, %1$d) n;
                insert into users (id, version, created_at, updated_at, email, password_hash, status, email_verified_at)
                select id, 0, at, at, 'practitioner' || n || '@tm.example', '-', 'ACTIVE', at from fresh;
                insert into profiles (id, version, created_at, updated_at, user_id, full_name, bio, zone, locale)
                select gen_random_uuid(), 0, at, at, id, 'Psikolog ' || n, 'Konsultasi karier dan minat.', 'Asia/Jakarta', 'id'
                from fresh;
                insert into user_roles (user_id, role_id)
                select f.id, r.id from fresh f, roles r where r.name = 'practitioner' and r.realm = 'USERS';
                insert into user_roles (user_id, role_id)
                select f.id, r.id from fresh f, roles r where r.name = 'member' and r.realm = 'USERS';
                insert into practitioner_settings (id, version, created_at, updated_at, practitioner_id,
                        minimum_notice_minutes, window_days)
                select gen_random_uuid(), 0, at, at, id, 720, 60 from fresh;
                """.formatted(PRACTITIONERS));
        sql.execute("analyze");
        return sql.texts(
                "select practitioner_id from practitioner_settings order by practitioner_id limit " + ROWS_READ);
    }
}
