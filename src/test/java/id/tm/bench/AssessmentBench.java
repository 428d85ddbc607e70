package id.tm.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.testing.DatabaseServer;
import id.tm.testing.LoginStorm;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.Sql;
import id.tm.testing.TestTakers;
import id.tm.testing.TestTakers.Question;
import id.tm.testing.TestTakers.Taker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Answers saved one by one beside what the database gives at best, and people who take a test from its start to its result. */
final class AssessmentBench {

    private static final String ADMIN = "admin@tm.example";
    private static final String PASSWORD = "sebuah kata sandi yang panjang";
    private static final int CONNECTIONS = 16;

    /** A multiple of the connections: so each run is answered over one of them, as by one device. */
    private static final int RUNS = 208;

    /** Each takes one test; the second entitlement is for what is measured before. */
    private static final int MEMBERS = 2_000;

    private static final int EACH = 2;
    private static final int ROUNDS = 3;
    private static final int BAR = 800;
    private static final int BAR_MILLIS = 40;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(15);

    private final Report report;
    private final Sql sql;
    private final Database database;
    private final ServicePack.Instance instance;
    private final URI service;
    private final AtomicInteger numbers = new AtomicInteger();
    private final JsonNode themes = read("talent-themes");
    private final JsonNode typologies = read("st-30");

    private AssessmentBench(Report report, Database database, ServicePack.Instance instance) {
        this.report = report;
        this.database = database;
        this.sql = new Sql(database);
        this.instance = instance;
        this.service = URI.create("http://127.0.0.1:" + instance.awaitReady());
    }

    static void run() {
        Report report = new Report("assessment", "Tests that are taken");
        report.note("Service, PostgreSQL 17 (fsync and synchronous_commit on) and the load share the machine");
        Path directory = Bench.directory("assessment");
        Path log = directory.resolve("log");
        try (DatabaseServer server = Bench.database(directory, StatementLog.settings(log))) {
            Database database = server.freshDatabase();
            Map<String, String> settings = Map.of(
                    "TM_ADMIN_EMAIL",
                    ADMIN,
                    "TM_ADMIN_PASSWORD",
                    PASSWORD,
                    "TM_JOBS_SCHEDULED",
                    "false",
                    "TM_SECURITY_TOKENS_LIFETIME",
                    "PT2H");
            try (ServicePack pack = Bench.pack(directory, database, settings)) {
                AssessmentBench bench = new AssessmentBench(report, database, pack.begin("assessment", Map.of()));
                bench.measure(new StatementLog(log, database));
            }
        }
        report.write();
    }

    private void measure(StatementLog log) {
        int port = service.getPort();
        LoginStorm.prepare(sql, port, MEMBERS, PASSWORD);
        String admin = TestTakers.client(port, null)
                .body(Map.of("login", ADMIN, "password", PASSWORD))
                .post("/admin/auth/tokens")
                .path("accessToken");
        TestTakers takers = new TestTakers(sql, port, admin);
        List<String> tokens = takers.tokens(MEMBERS, PASSWORD);
        List<Taker> ofThemes = takers.entitle(themes, tokens, EACH);
        List<Taker> ofTypologies = takers.entitle(typologies, tokens, EACH);
        sql.execute("analyze");
        oneByOne(log, ofThemes.subList(0, RUNS));
        new TakersLoad(report, sql, instance, service)
                .run(ofThemes, TestTakers.questions(themes), ofTypologies, TestTakers.statements(typologies));
    }

    private void oneByOne(StatementLog log, List<Taker> takers) {
        List<String> runs = new ArrayList<>();
        for (Taker taker : takers) {
            runs.add(TestTakers.client(service.getPort(), taker.token())
                    .body(Map.of("entitlementId", taker.entitlements().get(EACH - 1)))
                    .post("/me/assessments")
                    .path("id"));
        }
        List<Question> questions = TestTakers.questions(themes);
        IntFunction<Question> question = n -> questions.get(n / RUNS % questions.size());
        IntFunction<String> option = n -> question.apply(n).option(n / RUNS / questions.size());
        IntFunction<String> path = n -> "/api/v1/me/assessments/" + runs.get(n % RUNS) + "/answers/"
                + question.apply(n).code();
        IntFunction<String> body = n -> "{\"option\":\"" + option.apply(n) + "\",\"sequence\":" + n + "}";
        HttpLoad load = new HttpLoad(
                        service,
                        CONNECTIONS,
                        n -> path.apply(n + numbers.get()),
                        n -> body.apply(n + numbers.get()),
                        200,
                        Map.of("Content-Type", "application/json"))
                .put(n -> Map.of(
                        "Authorization",
                        "Bearer " + takers.get((n + numbers.get()) % RUNS).token()));
        List<StatementLog.Statement> statements = log.queriesOf(() -> one(path.apply(0), body.apply(0), takers.get(0)));
        report.note("Statements of one answer, beside begin and commit: " + statements.size());
        statements.forEach(each -> report.note("`" + each.sql() + "`"));
        AnswerLoop loop = new AnswerLoop(
                database,
                statements,
                runs.get(0),
                n -> runs.get(n % RUNS),
                n -> "[{\"question\":\""
                        + question.apply(n).code() + "\",\"option\":\"" + option.apply(n)
                        + "\",\"least\":null,\"sequence\":"
                        + n + "}]");
        numbers.addAndGet(RUNS);
        counted(load.asFastAsPossible(WARM_UP));
        report.section(
                "One answer, saved durably (" + CONNECTIONS + " connections, " + ROUND.toSeconds() + " s each)",
                "round",
                "bar",
                "saved per second",
                "p50 ms",
                "p99 ms (bar " + BAR_MILLIS + ")",
                "the same statements over JDBC",
                "ratio");
        for (int round = 1; round <= ROUNDS; round++) {
            double reference = counted(loop.asFastAsPossible(ROUND, CONNECTIONS, numbers.get()))
                    .perSecond();
            HttpLoad.Result result = counted(load.asFastAsPossible(ROUND));
            report.row(
                    round,
                    BAR,
                    result.perSecond(),
                    result.milliseconds(0.5),
                    result.milliseconds(0.99),
                    reference,
                    result.perSecond() / reference);
        }
        HttpLoad.Result steady = counted(load.atRate(ROUND, BAR));
        report.section(
                "One answer at " + BAR + " a second", "saved per second", "p50 ms", "p99 ms (bar " + BAR_MILLIS + ")");
        report.row(steady.perSecond(), steady.milliseconds(0.5), steady.milliseconds(0.99));
    }

    /** Further numbers than any connection has come to, and whole rounds of the runs. */
    private HttpLoad.Result counted(HttpLoad.Result result) {
        long most = result.answers() * 4 / RUNS * RUNS + 10L * RUNS;
        numbers.addAndGet(Math.toIntExact(most));
        return result;
    }

    private void one(String path, String body, Taker taker) {
        TestTakers.client(service.getPort(), taker.token())
                .basePath("")
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    private static JsonNode read(String code) {
        try (InputStream in =
                AssessmentBench.class.getClassLoader().getResourceAsStream("instruments/" + code + ".json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
