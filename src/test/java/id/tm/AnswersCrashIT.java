package id.tm;

import static id.tm.testing.TestTakers.client;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.tm.assessment.AssessmentSteps;
import id.tm.testing.AnswerLog;
import id.tm.testing.DatabaseServer;
import id.tm.testing.LoginStorm;
import id.tm.testing.PostgresResource.Database;
import id.tm.testing.ServicePack;
import id.tm.testing.Sql;
import id.tm.testing.TestTakers;
import id.tm.testing.TestTakers.Question;
import id.tm.testing.TestTakers.Taker;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** T4 for tests: processes die by SIGKILL while people answer, pick and submit; what was acknowledged is there, and counts. */
class AnswersCrashIT {

    private static final int TAKERS = 8;
    private static final int TESTS_EACH = 100;
    private static final int KILLS = 4;

    /** What is acknowledged between a process being ready and the next one being killed. */
    private static final int STRETCH = 60;

    private static final int BATCH = 20;
    private static final String ADMIN = "admin@tm.example";
    private static final String PASSWORD = "sebuah kata sandi yang panjang";

    private static DatabaseServer server;
    private static Path directory;

    private final JsonNode instrument = AssessmentSteps.joined(AssessmentSteps.shipped("talent-themes"), "st-30");
    private final List<Question> questions = TestTakers.questions(instrument);
    private final List<String> statements = TestTakers.statements(instrument);
    private final AtomicIntegerArray ports = new AtomicIntegerArray(2);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    @BeforeAll
    static void startDatabase() throws IOException {
        directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "answers").toAbsolutePath()), "run");
        server = DatabaseServer.start(directory.resolve("postgres"), Map.of("max_connections", "200"));
    }

    @AfterAll
    static void stopDatabase() {
        server.close();
    }

    @Test
    void whatWasAcknowledgedIsThereAndCounts() throws InterruptedException, ExecutionException {
        Database database = server.freshDatabase();
        try (ServicePack pack = pack(database)) {
            List<ServicePack.Instance> instances = new ArrayList<>();
            instances.add(pack.begin("first", Map.of()));
            ports.set(0, instances.get(0).awaitReady());
            instances.add(pack.begin("second", Map.of()));
            ports.set(1, instances.get(1).awaitReady());
            Sql sql = new Sql(database);
            List<Taker> takers = takers(sql);

            ExecutorService people = Executors.newFixedThreadPool(TAKERS);
            List<Future<List<String>>> taking = new ArrayList<>();
            for (int i = 0; i < TAKERS; i++) {
                int number = i;
                Callable<List<String>> takes = () -> takeAll(number, takers.get(number));
                taking.add(people.submit(takes));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                long wanted = acknowledged.get() + STRETCH;
                Awaitility.await(wanted + " messages")
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() ->
                                acknowledged.get() >= wanted || taking.stream().anyMatch(Future::isDone));
                ServicePack.Instance dying = instances.get(kill % 2);
                dying.kill();
                dying.beginAgain();
                ports.set(kill % 2, dying.awaitReady());
            }
            over.set(true);
            List<String> said = new ArrayList<>();
            for (Future<List<String>> each : taking) said.addAll(each.get());
            people.shutdown();
            assertSound(sql, said);
        }
    }

    private void assertSound(Sql sql, List<String> said) {
        Collections.sort(said);
        List<String> logged = new ArrayList<>(
                sql.texts(
                        "select user_assessment_id || ' ' || coalesce(question_code, 'stage ' || stage) || ' ' || sequence || ' '"
                                + " || coalesce(option_code, replace(picks::text, '\"', '')) from user_assessment_answer_logs"));
        Collections.sort(logged);
        assertThat(logged).as("the log is what was acknowledged").isEqualTo(said);
        AnswerLog.assertTellsAll(sql, "select id from user_assessment where started_at is not null");
        long runs = said.stream().map(each -> each.substring(0, 36)).distinct().count();
        assertThat(sql.number("select count(*) from user_assessment where started_at is not null"))
                .as("no test that was begun again is two")
                .isEqualTo(runs);
        assertThat(sql.texts("select distinct state from user_assessment where started_at is not null"))
                .containsExactly("SCORED");
        assertThat(
                        sql.texts(
                                "select result_version || ' ' || count(*) from user_assessment_results group by result_version"))
                .as("each is scored once")
                .containsExactly("1 " + runs);
        assertThat(sql.number("select count(*) from entitlements where state = 'COMPLETED'"))
                .isEqualTo(runs);
        String admin = login("/admin/auth/tokens", ADMIN);
        for (String run : sql.texts("select id from user_assessment where started_at is not null")) {
            Response again = client(ports.get(0), admin)
                    .body(Map.of("reason", "Is it the same?"))
                    .post("/admin/user-assessments/" + run + "/rescore");
            assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
            assertThat(again.<List<Object>>path("changes"))
                    .as("the result is of all that was said")
                    .isEmpty();
        }
    }

    /** One test after the other, until no process dies any more; every message that was acknowledged, as a line. */
    private List<String> takeAll(int number, Taker taker) {
        List<String> said = new ArrayList<>();
        Random random = new Random(number);
        for (UUID entitlement : taker.entitlements()) {
            if (over.get()) return said;
            Response begun = insist(number, port -> client(port, taker.token())
                    .body(Map.of("entitlementId", entitlement))
                    .post("/me/assessments"));
            assertThat(begun.statusCode()).as(begun.asString()).isIn(200, 201);
            take(number, taker, begun.path("id"), random, said);
        }
        throw new IllegalStateException("no tests are left to be taken");
    }

    private void take(int door, Taker taker, String run, Random random, List<String> said) {
        int sequence = 1;
        List<Question> all = new ArrayList<>(questions);
        Collections.shuffle(all, random);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Question> batch = all.subList(from, Math.min(from + BATCH, all.size()));
            // some say something else of what they have answered already
            for (int turn = random.nextInt(3) == 0 ? 0 : 1; turn < 2; turn++) {
                List<Map<String, Object>> answers = new ArrayList<>();
                for (Question question : batch) {
                    answers.add(Map.of(
                            "question",
                            question.code(),
                            "option",
                            question.option(random.nextInt()),
                            "sequence",
                            sequence++));
                }
                saved(door + from, taker, run + "/answers", Map.of("answers", answers));
                answers.forEach(each -> said.add(
                        run + " " + each.get("question") + " " + each.get("sequence") + " " + each.get("option")));
            }
        }
        List<String> free = new ArrayList<>(statements);
        Collections.shuffle(free, random);
        for (int stage = 1; stage <= 4; stage++) {
            List<String> picks = free.subList(7 * (stage - 1), 7 * (stage - 1) + 5 + random.nextInt(3));
            saved(door + stage, taker, run + "/stages/" + stage, Map.of("picks", picks, "sequence", sequence));
            said.add(run + " stage " + stage + " " + sequence++ + " " + picks);
        }
        Response submitted =
                insist(door, port -> client(port, taker.token()).post("/me/assessments/" + run + "/submission"));
        assertThat(submitted.statusCode()).as(submitted.asString()).isEqualTo(200);
        Response result = insist(door, port -> client(port, taker.token()).get("/me/assessments/" + run + "/result"));
        assertThat(result.statusCode()).as(result.asString()).isEqualTo(200);
    }

    private void saved(int door, Taker taker, String path, Map<String, Object> body) {
        Response answer =
                insist(door, port -> client(port, taker.token()).body(body).put("/me/assessments/" + path));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        acknowledged.incrementAndGet();
    }

    /** The first answer that is one; whoever gets none asks again, at the other door. */
    private Response insist(int door, Function<Integer, Response> request) {
        int[] tries = {door};
        Response[] answer = new Response[1];
        Awaitility.await("an answer")
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> {
                    answer[0] = request.apply(ports.get(Math.floorMod(tries[0]++, 2)));
                    return answer[0].statusCode() < 500
                            && !"idempotency-key-in-flight"
                                    .equals(answer[0].statusCode() == 409 ? answer[0].path("code") : "");
                });
        return answer[0];
    }

    private List<Taker> takers(Sql sql) {
        LoginStorm.prepare(sql, ports.get(0), TAKERS, PASSWORD);
        TestTakers takers = new TestTakers(sql, ports.get(0), login("/admin/auth/tokens", ADMIN));
        return takers.entitle(instrument, takers.tokens(TAKERS, PASSWORD), TESTS_EACH);
    }

    private String login(String path, String name) {
        return client(ports.get(0), null)
                .body(Map.of("login", name, "password", PASSWORD))
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private static ServicePack pack(Database database) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TM_MODE", "local");
        environment.put("TM_LOCAL_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("TM_DEMO_ENABLED", "false");
        environment.put("TM_ADMIN_EMAIL", ADMIN);
        environment.put("TM_ADMIN_PASSWORD", PASSWORD);
        environment.put("TM_JOBS_SCHEDULED", "false");
        return ServicePack.in(
                directory.resolve(database.jdbcUrl().replaceFirst(".*/", "")),
                environment,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }
}
