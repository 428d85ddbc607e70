package id.tm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.tm.assessment.AssessmentSteps;
import id.tm.assessment.report.ReportAgain;
import id.tm.testing.AnswerLog;
import id.tm.testing.LoginStorm;
import id.tm.testing.Patience;
import id.tm.testing.Replicas;
import id.tm.testing.Sql;
import id.tm.testing.TestTakers;
import id.tm.testing.TestTakers.Question;
import id.tm.testing.TestTakers.Taker;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** T4 for tests: processes die by SIGKILL while people answer, pick and submit, and while
 * their reports are drawn; what was acknowledged is there, and counts, and nobody lacks a report. */
class AnswersCrashIT {

    private static final int TAKERS = 8;
    private static final int TESTS_EACH = 100;
    private static final int KILLS = 4;

    /** What is acknowledged at least before the next process is killed, and at most until it is there again. */
    private static final int STRETCH = 60;

    private static final int BATCH = 20;

    /** About so many of the runs have their reports drawn a second time. */
    private static final int DRAWN_AGAIN = 20;

    private final JsonNode instrument = AssessmentSteps.joined(AssessmentSteps.shipped("talent-themes"), "st-30");
    private final List<Question> questions = TestTakers.questions(instrument);
    private final List<String> statements = TestTakers.statements(instrument);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    /** Nobody says more than so much, so that those who begin again are not kept from it, nor the end far away. */
    private final AtomicLong allowed = new AtomicLong(STRETCH);

    private Replicas replicas;

    @Test
    void whatWasAcknowledgedIsThereAndCounts()
            throws InterruptedException, ExecutionException, JsonProcessingException, SQLException {
        try (Replicas two = replicas().open("first", "second")) {
            replicas = two;
            Sql sql = two.sql();
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
                Patience.await(wanted + " messages").until(() -> {
                    allowed.set(acknowledged.get() + STRETCH);
                    return acknowledged.get() >= wanted || taking.stream().anyMatch(Future::isDone);
                });
                // At last nobody is left who might have the same report in hand.
                List<Integer> doors = kill < KILLS ? List.of(kill % 2) : List.of(0, 1);
                halfReported(() -> doors.forEach(two::kill));
                doors.forEach(two::awaitReady);
            }
            over.set(true);
            allowed.set(Long.MAX_VALUE);
            List<String> said = new ArrayList<>();
            for (Future<List<String>> each : taking) said.addAll(each.get());
            people.shutdown();
            Patience.await("all reports").until(() -> withoutReport(sql) == 0);
            List<String> runs = sql.texts("select id from user_assessment where started_at is not null order by id");
            assertSound(sql, said);
            assertReported(sql, runs);
            assertScoredTheSameAgain(runs);
        }
    }

    /** Acts while a result has its report in one language, and cannot get the other one. */
    private void halfReported(Runnable act) throws SQLException {
        String half = "select r.id from user_assessment r where 1 = (select count(*) from user_assessment_reports p"
                + " where p.user_assessment_id = r.id) limit 1 for update of r skip locked";
        try (Connection connection = replicas.sql().database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Patience.await("a report in one language")
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> {
                        allowed.set(acknowledged.get() + STRETCH);
                        connection.rollback();
                        String run = first(statement, half);
                        // Now that it is locked, it must still be so.
                        return run != null
                                && "1"
                                        .equals(first(
                                                statement,
                                                "select count(*) from user_assessment_reports where user_assessment_id = '"
                                                        + run + "'"));
                    });
            act.run();
            connection.rollback();
        }
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static long withoutReport(Sql sql) {
        return sql.number("select count(*) from user_assessment r where r.started_at is not null"
                + " and 2 > (select count(*) from user_assessment_reports p where p.user_assessment_id = r.id)");
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
                .containsExactly("REPORT_READY");
        assertThat(
                        sql.texts(
                                "select result_version || ' ' || count(*) from user_assessment_results group by result_version"))
                .as("each is scored once")
                .containsExactly("1 " + runs);
        assertThat(sql.number("select count(*) from entitlements where state = 'COMPLETED'"))
                .isEqualTo(runs);
    }

    /** Nobody has asked for them: they are the job's, which was killed with the processes. */
    private void assertReported(Sql sql, List<String> runs) throws JsonProcessingException {
        assertThat(sql.texts("""
                        select r.id || ' ' || l.locale from user_assessment r cross join (values ('id'), ('en')) l (locale)
                        where r.started_at is not null and 1 <> (select count(*) from user_assessment_reports p
                            where p.user_assessment_id = r.id and p.locale = l.locale and p.tier = 'FULL'
                              and p.result_version = 1)
                        """))
                .as("each result has its report once in each language")
                .isEmpty();
        assertThat(sql.number("select count(*) from user_assessment_reports"))
                .as("reports, and no others")
                .isEqualTo(2L * runs.size());
        String admin = replicas.admin();
        ReportAgain again = new ReportAgain(sql, instrument);
        for (int i = 0; i < runs.size(); i++) {
            String run = runs.get(i);
            for (String language : List.of("id", "en")) {
                Response answer = replicas.insist(i, admin, client -> client.accept("application/pdf")
                        .get("/admin/user-assessments/" + run + "/report.pdf?lang=" + language));
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
                byte[] pdf = answer.asByteArray();
                assertThat(new String(pdf, StandardCharsets.ISO_8859_1).strip())
                        .startsWith("%PDF-")
                        .endsWith("%%EOF");
                if (i % (runs.size() / DRAWN_AGAIN + 1) == 0) {
                    assertThat(pdf).as("report of %s", run).isEqualTo(again.pdf(run, "Member", language));
                }
            }
        }
    }

    private void assertScoredTheSameAgain(List<String> runs) {
        String admin = replicas.admin();
        for (String run : runs) {
            Response again = replicas.insist(0, admin, client -> client.body(Map.of("reason", "Is it the same?"))
                    .post("/admin/user-assessments/" + run + "/rescore"));
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
            Response begun =
                    replicas.insist(number, taker.token(), client -> client.body(Map.of("entitlementId", entitlement))
                            .post("/me/assessments"));
            assertThat(begun.statusCode()).as(begun.asString()).isIn(200, 201);
            take(number, taker, begun.path("id"), random, said);
        }
        // More than enough, unless the processes take very long to begin again: then the last of them find less to do.
        return said;
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
                replicas.insist(door, taker.token(), client -> client.post("/me/assessments/" + run + "/submission"));
        assertThat(submitted.statusCode()).as(submitted.asString()).isEqualTo(200);
        Response result =
                replicas.insist(door, taker.token(), client -> client.get("/me/assessments/" + run + "/result"));
        assertThat(result.statusCode()).as(result.asString()).isEqualTo(200);
    }

    private void saved(int door, Taker taker, String path, Map<String, Object> body) {
        Patience.await("a turn").until(() -> acknowledged.get() < allowed.get());
        Response answer =
                replicas.insist(door, taker.token(), client -> client.body(body).put("/me/assessments/" + path));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        acknowledged.incrementAndGet();
    }

    private List<Taker> takers(Sql sql) {
        LoginStorm.prepare(sql, replicas.port(0), TAKERS, Replicas.PASSWORD);
        TestTakers takers = new TestTakers(sql, replicas.port(0), replicas.admin());
        return takers.entitle(instrument, takers.tokens(TAKERS, Replicas.PASSWORD), TESTS_EACH);
    }

    private static Replicas replicas() {
        Map<String, String> settings = new HashMap<>(ReportAgain.settings());
        settings.put("TM_JOBS_EVERY", "1s");
        return Replicas.with(settings);
    }
}
