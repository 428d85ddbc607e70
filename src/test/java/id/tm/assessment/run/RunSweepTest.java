package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.joined;
import static id.tm.assessment.AssessmentSteps.shipped;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.answer;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.entitled;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.read;
import static id.tm.assessment.run.RunSteps.save;
import static id.tm.assessment.run.RunSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.job.JobRunner;
import id.tm.platform.job.JobSummary;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.AnswerLog;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who do not come back are closed, whatever is the matter with others, and nobody's answer falls between. */
@ServiceTest
class RunSweepTest {

    private static final Duration OVER = Duration.ofMinutes(10).plus(RunTime.GRACE);
    private static final int RACERS = 16;

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @Inject
    @All
    List<PersonalData> rooms;

    @AfterEach
    void asItWas() {
        clock.move(Duration.ZERO);
    }

    @Test
    void oneThatCannotBeClosedKeepsNoOtherOpen() {
        Actor member = Actors.member();
        String test = offered(small(), RunSweepTest::limited);
        String broken = begun(member, test);
        sql().execute("update user_assessment set content_key = null where id = '" + broken + "'");
        clock.move(Duration.ofSeconds(30));
        String fine = begun(member, test);
        clock.move(Duration.ofSeconds(30).plus(OVER).plusSeconds(1));
        JobSummary swept = jobs.runOnce("assessment-time");
        assertThat(swept.failed()).isGreaterThanOrEqualTo(1);
        assertThat(state(fine)).isEqualTo("SCORED");
        assertThat(state(broken)).isEqualTo("IN_PROGRESS");
        Actors.admin("user-assessments:write")
                .given()
                .body(Map.of("reason", "Broken by a test"))
                .post(STAFF + "/" + broken + "/void")
                .then()
                .statusCode(200);
    }

    @Test
    void whatSomebodyLeftUnfinishedIsVoidOnceTheyAreErased() {
        Actor member = Actors.member();
        String test = offered(small(), RunSweepTest::limited);
        entitled(member, test);
        String begun = begun(member, test);
        save(member, begun, answer("a1", "1", 1)).then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> rooms.stream()
                .filter(each -> each.section().equals("assessments"))
                .forEach(each -> each.erase(member.id())));
        assertThat(sql().texts(
                                "select distinct state || coalesce(content_key, '') from user_assessment where user_id = '"
                                        + member.id() + "'"))
                .containsExactly("VOID");
        save(member, begun, answer("a1", "2", 2)).then().statusCode(409);
        clock.move(OVER.plusSeconds(1));
        assertThat(jobs.runOnce("assessment-time").failed()).isZero();
        assertThat(state(begun)).isEqualTo("VOID");
    }

    @Test
    void aTestOfAnyKindCloses() {
        Actor member = Actors.member();
        String ofAllKinds = begun(member, offered(joined(small(), "work-style", "st-30"), RunSweepTest::limited));
        String means = begun(member, offered(shipped("talent-themes"), RunSweepTest::limited));
        clock.move(OVER.plusSeconds(1));
        jobs.runOnce("assessment-time");
        for (String run : List.of(ofAllKinds, means)) {
            read(member, run).then().body("state", equalTo("SCORED"));
            member.given().get(MINE + "/" + run + "/result").then().statusCode(200);
        }
    }

    /** An answer that is being saved while the sweep comes is waited for, and counts. */
    @Test
    void theSweepWaitsForAnAnswer() throws Exception {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), RunSweepTest::limited));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<JobSummary> sweep;
        try (Connection device = PostgresResource.current().connect()) {
            device.setAutoCommit(false);
            try (Statement statement = device.createStatement()) {
                statement.execute("select from user_assessment where id = '" + run + "' for share");
                clock.move(OVER.plusSeconds(1));
                sweep = thread.submit(() -> jobs.runOnce("assessment-time"));
                Awaitility.await("the sweep waits")
                        .until(() -> sql().number("select count(*) from pg_stat_activity where datname ="
                                        + " current_database() and wait_event_type = 'Lock'"
                                        + " and query like '%user_assessment%'")
                                > 0);
                statement.execute("insert into user_assessment_answer_logs"
                        + " (id, created_at, user_assessment_id, question_code, option_code, sequence)"
                        + " values (gen_random_uuid(), now(), '" + run + "', 'b1', '3', 5)");
                statement.execute("insert into user_assessment_answers"
                        + " (id, version, created_at, updated_at, user_assessment_id, question_code, option_code, sequence)"
                        + " values (gen_random_uuid(), 0, now(), now(), '" + run + "', 'b1', '3', 5)");
            }
            device.commit();
        }
        assertThat(sweep.get(30, TimeUnit.SECONDS).failed()).isZero();
        thread.shutdown();
        // B: 3 * 2 of weight 2, for weight 3 that is 9
        member.given()
                .get(MINE + "/" + run + "/result")
                .then()
                .statusCode(200)
                .body("sections[0].scores.scales.find { it.scale == 'B' }.score", equalTo(9));
    }

    /** Answers, readers, the person's own end and the sweep, while the last moment of the time goes by. */
    @Test
    void whoeverClosesItEverythingThatWasAcknowledgedCounts() {
        for (boolean complete : List.of(true, false)) {
            clock.move(Duration.ZERO);
            Actor member = Actors.member();
            String run = begun(member, offered(small(), RunSweepTest::limited));
            if (complete) {
                save(
                                member,
                                run,
                                answer("a1", "1", 1),
                                answer("a2", "1", 1),
                                answer("b1", "1", 1),
                                answer("c1", "x", 1))
                        .then()
                        .statusCode(200);
            }
            // a third of a second before the end of the grace
            clock.move(OVER.minusMillis(333).minus(sinceStart(run)));
            List<List<Integer>> answers = Race.calls(RACERS, number -> racer(member, run, number));
            long saved = answers.stream()
                    .flatMap(List::stream)
                    .filter(status -> status == 200)
                    .count();
            read(member, run).then().body("state", equalTo("SCORED"));
            String where = " where user_assessment_id = '" + run + "'";
            assertThat(sql().number("select count(*) from user_assessment_answer_logs" + where))
                    .isEqualTo(2 * saved + (complete ? 4 : 0));
            AnswerLog.assertTellsAll(sql(), "select '" + run + "'::uuid");
            assertThat(sql().number("select count(*) from user_assessment_results" + where))
                    .isOne();
            assertThat(sql().number("select count(*) from activity_log where subject_type = 'UserAssessment'"
                            + " and subject_id = '" + run + "' and after ->> 'state' = 'SCORED'"))
                    .isOne();
            // the answers as they stand now come to what they came to then
            Actors.admin("user-assessments:rescore")
                    .given()
                    .body(Map.of("reason", "Once more"))
                    .post(STAFF + "/" + run + "/rescore")
                    .then()
                    .statusCode(200)
                    .body("changes", empty());
        }
    }

    /** Answers until it is told that it is too late; some others look, sweep, or end it. */
    private List<Integer> racer(Actor member, String run, int number) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 1; statuses.isEmpty() || statuses.get(statuses.size() - 1) == 200; i++) {
            Response answer = save(
                    member,
                    run,
                    answer("a1", Integer.toString(1 + (i + number) % 3), 100L * i + number),
                    answer("b1", Integer.toString(1 + i % 3), 100L * i + number));
            statuses.add(answer.statusCode());
            if (number == 0) jobs.runOnce("assessment-time");
            if (number == 1) read(member, run).then().statusCode(200);
            if (number == 2 && i == 3) {
                assertThat(submit(member, run).statusCode()).isIn(200, 422);
            }
        }
        assertThat(statuses.get(statuses.size() - 1)).isEqualTo(409);
        return statuses;
    }

    private Duration sinceStart(String run) {
        return Duration.between(
                Instant.parse(
                        sql().texts("select to_char(started_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                                        + " from user_assessment where id = '" + run + "'")
                                .get(0)),
                clock.instant());
    }

    private static void limited(Map<String, Object> test) {
        test.put("timeLimit", "PT10M");
        test.put("hardLimit", true);
    }

    private static String state(String run) {
        return sql().texts("select state from user_assessment where id = '" + run + "'")
                .get(0);
    }
}
