package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.again;
import static id.tm.assessment.run.RunSteps.answer;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.read;
import static id.tm.assessment.run.RunSteps.save;
import static id.tm.assessment.run.RunSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.platform.job.JobRunner;
import id.tm.platform.security.Realm;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock of the service decides, and what it says is the same for a reader, a writer and the sweep. */
@ServiceTest
class RunTimeTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @AfterEach
    void asItWas() {
        clock.move(Duration.ZERO);
    }

    @Test
    void theDeadlineIsTheStartTheLimitTheExtraTimeAndThePauses() {
        RunTime time = new RunTime(
                Duration.ofMinutes(30),
                true,
                START,
                Duration.ofMinutes(5),
                List.of(new RunTime.Pause(at(10), at(12)), new RunTime.Pause(at(20), null)));
        // 30 + 5 + 2, and from minute 20 on it stands still
        assertThat(time.deadline(at(15))).contains(at(37));
        assertThat(time.deadline(at(25))).contains(at(42));
        assertThat(time.remaining(at(20))).contains(Duration.ofMinutes(17));
        assertThat(time.remaining(at(500))).contains(Duration.ofMinutes(17));
        assertThat(time.isOver(at(500))).isFalse();
        assertThat(time.isPaused()).isTrue();
        // a pause before the start of a section is none of the section's
        RunTime section = new RunTime(
                Duration.ofMinutes(5), true, at(11), Duration.ZERO, List.of(new RunTime.Pause(at(2), at(12))));
        assertThat(section.deadline(at(13))).contains(at(17));
        assertThat(section.isOver(at(17).plus(RunTime.GRACE))).isFalse();
        assertThat(section.isOver(at(17).plus(RunTime.GRACE).plusMillis(1))).isTrue();
        assertThat(new RunTime(Duration.ofMinutes(5), false, START, Duration.ZERO, List.of()).isOver(at(99)))
                .isFalse();
        assertThat(new RunTime(null, false, START, Duration.ZERO, List.of()).remaining(at(1)))
                .isEmpty();
        assertThat(new RunTime(Duration.ofMinutes(5), true, null, Duration.ZERO, List.of()).remaining(at(1)))
                .contains(Duration.ofMinutes(5));
    }

    @Test
    void whenAHardLimitIsOverTheAnswersAreClosedAsTheyAre() {
        Actor member = Actors.member();
        String run = begun(member, timed("PT10M", true));
        read(member, run).then().body("hardLimit", equalTo(true)).body("deadline", notNullValue());
        save(member, run, answer("a1", "3", 1)).then().statusCode(200);
        clock.move(Duration.ofMinutes(10).plusSeconds(8));
        // within the grace for the network
        save(member, run, answer("a2", "3", 2)).then().statusCode(200);
        clock.move(Duration.ofMinutes(10).plusSeconds(12));
        save(member, run, answer("b1", "3", 3)).then().statusCode(409).body("code", equalTo("run-time-over"));
        Response seen = read(member, run);
        seen.then().body("state", equalTo("SCORED")).body("submittedAt", notNullValue());
        assertThat(Duration.between(Instant.parse(seen.path("startedAt")), Instant.parse(seen.path("submittedAt"))))
                .isEqualTo(Duration.ofMinutes(10));
        // A: 3 + (4 - 3); of B nothing
        member.given()
                .get(MINE + "/" + run + "/result")
                .then()
                .statusCode(200)
                .body("sections[0].scores.scales[0].score", equalTo(4));
        submit(member, run).then().statusCode(200);
    }

    @Test
    void theSweepClosesWhatNobodyLooksAt() {
        Actor member = Actors.member();
        String test = timed("PT10M", true);
        String over = begun(member, test);
        String extended = begun(member, test);
        String soft = begun(member, timed("PT10M", false));
        Actor staff = Actors.admin("user-assessments:write", "user-assessments:read");
        more(staff, extended, "PT5M").then().statusCode(200);
        clock.move(Duration.ofMinutes(11));
        jobs.runOnce("assessment-time");
        assertThat(state(over)).isEqualTo("SCORED");
        assertThat(state(extended)).isEqualTo("IN_PROGRESS");
        assertThat(state(soft)).isEqualTo("IN_PROGRESS");
        read(member, soft).then().body("expired", equalTo(true)).body("remaining", equalTo("PT0S"));
        save(member, soft, answer("a1", "1", 1)).then().statusCode(200);
        clock.move(Duration.ofMinutes(16));
        jobs.runOnce("assessment-time");
        assertThat(state(extended)).isEqualTo("SCORED");
    }

    @Test
    void staffGivesTimeAndLetsTheClockStandStill() {
        Actor member = Actors.member();
        Actor staff = Actors.admin("user-assessments:write", "user-assessments:read");
        String run = begun(member, timed("PT10M", true));
        Map<String, Object> reason = Map.of("reason", "Power failure");
        staff.given()
                .body(reason)
                .post(STAFF + "/" + run + "/resumption")
                .then()
                .statusCode(409)
                .body("code", equalTo("run-not-paused"));
        clock.move(Duration.ofMinutes(4));
        staff.given()
                .body(reason)
                .post(STAFF + "/" + run + "/pause")
                .then()
                .statusCode(200)
                .body("paused", equalTo(true));
        staff.given()
                .body(reason)
                .post(STAFF + "/" + run + "/pause")
                .then()
                .statusCode(409)
                .body("code", equalTo("run-paused"));
        save(member, run, answer("a1", "1", 1)).then().statusCode(409).body("code", equalTo("run-paused"));
        clock.move(Duration.ofMinutes(14));
        jobs.runOnce("assessment-time");
        assertThat(state(run)).isEqualTo("IN_PROGRESS");
        staff.given()
                .body(reason)
                .post(STAFF + "/" + run + "/resumption")
                .then()
                .statusCode(200)
                .body("paused", equalTo(false));
        Response seen = read(member, run);
        assertThat(Duration.parse(seen.path("remaining")))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6).plusSeconds(5));
        save(member, run, answer("a1", "1", 1)).then().statusCode(200);
        more(staff, run, "PT1H").then().statusCode(200);
        clock.move(Duration.ofMinutes(14 + 40));
        member = again(member, Realm.USERS);
        staff = again(staff, Realm.ADMINS);
        save(member, run, answer("a2", "1", 2)).then().statusCode(200);
        staff.given()
                .get(STAFF + "/" + run + "/time-changes")
                .then()
                .statusCode(200)
                .body("items.kind", contains("PAUSE", "EXTRA_TIME"))
                .body("items.reason", contains("Power failure", "Reads slowly"))
                .body("items[0].time", startsWith("PT10M"))
                .body("items[0].until", notNullValue())
                .body("items[1].time", equalTo("PT1H"))
                .body("items[1].by", equalTo(staff.id().toString()));
        staff.given()
                .body(reason)
                .post(STAFF + "/" + run + "/void")
                .then()
                .statusCode(200)
                .body("state", equalTo("VOID"));
        staff.given().body(reason).post(STAFF + "/" + run + "/void").then().statusCode(409);
        more(staff, run, "PT1H").then().statusCode(409);
        assertThat(sql().texts(
                                "select reason from activity_log where subject_type = 'UserAssessment' and subject_id = '"
                                        + run + "' and after ->> 'state' = 'VOID'"))
                .containsExactly("Power failure");
    }

    @Test
    void aSectionHasAClockOfItsOwnFromTheFirstLookOn() {
        Actor member = Actors.member();
        // small: five minutes for the section "choice"
        String run = begun(member, offered(small(), wishes -> {}));
        clock.move(Duration.ofMinutes(30));
        member = again(member, Realm.USERS);
        member.given()
                .queryParam("section", "choice")
                .get(MINE + "/" + run + "/questions")
                .then()
                .statusCode(200);
        clock.move(Duration.ofMinutes(34));
        save(member, run, answer("c1", "x", 1)).then().statusCode(200);
        clock.move(Duration.ofMinutes(36));
        member.given()
                .queryParam("section", "choice")
                .get(MINE + "/" + run + "/questions")
                .then()
                .statusCode(200);
        save(member, run, answer("c1", "y", 2)).then().statusCode(409).body("code", equalTo("run-time-over"));
        save(member, run, answer("a1", "1", 3)).then().statusCode(200);
    }

    @Test
    void anotherScoringIsAnotherVersion() {
        Actor member = Actors.member();
        Actor staff = Actors.admin("user-assessments:read", "user-assessments:rescore", "user-assessments:results");
        String run = begun(member, offered(small(), wishes -> {}));
        Map<String, Object> reason = Map.of("reason", "New norms");
        staff.given()
                .body(reason)
                .post(STAFF + "/" + run + "/rescore")
                .then()
                .statusCode(409)
                .body("code", equalTo("result-not-ready"));
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 1), answer("b1", "1", 1), answer("c1", "x", 1));
        submit(member, run).then().statusCode(200);
        String group = sql().texts("select question_group_id::text from user_assessment where id = '" + run + "'")
                .get(0);
        Actors.admin("question-groups:publish")
                .given()
                .body(Map.of("reason", "None any more", "norms", List.of()))
                .post("/api/v1/admin/question-groups/" + group + "/revisions")
                .then()
                .statusCode(201);
        staff.given()
                .body(reason)
                .post(STAFF + "/" + run + "/rescore")
                .then()
                .statusCode(200)
                .body("before.norms", equalTo(1))
                .body("changes.what", hasItems("z", "percentile"));
        staff.given()
                .get(STAFF + "/" + run + "/result")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("scorings.version", contains(2, 1))
                .body("scorings[0].reason", equalTo("New norms"));
        assertThat(sql().number("select count(*) from user_assessment_results where user_assessment_id = '" + run
                        + "'"))
                .isEqualTo(2);
        staff.given().queryParam("userId", member.id()).get(STAFF).then().body("items.id", contains(run));
        staff.given().get(STAFF + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void normsAreThoseOfThePersonsSexAndAge() {
        Actor member = Actors.member();
        sql().execute("update profiles set sex = 'P', birth_date = '2000-01-31' where user_id = '" + member.id() + "'");
        ObjectNode file = small();
        ArrayNode norms = (ArrayNode) file.get("norms");
        norms.add(((ObjectNode) norms.get(0).deepCopy()).put("code", "men").put("sex", "MALE"));
        norms.add(((ObjectNode) norms.get(0).deepCopy())
                .put("code", "women")
                .put("sex", "FEMALE")
                .put("ageFrom", 20));
        String run = begun(member, offered(file, wishes -> {}));
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 1), answer("b1", "1", 1), answer("c1", "x", 1));
        submit(member, run).then().statusCode(200);
        member.given()
                .get(MINE + "/" + run + "/result")
                .then()
                .body("madeFrom.normGroup", equalTo("women"))
                // (5 - 4.5) / 1.5
                .body("sections[0].scores.scales[0].norm.percentile", equalTo(63));
    }

    private static String timed(String limit, boolean hard) {
        return offered(small(), test -> {
            test.put("timeLimit", limit);
            test.put("hardLimit", hard);
        });
    }

    private static Response more(Actor staff, String run, String time) {
        Map<String, Object> body = new HashMap<>();
        body.put("time", time);
        body.put("reason", "Reads slowly");
        return staff.given().body(body).post(STAFF + "/" + run + "/extra-time");
    }

    private static String state(String run) {
        return sql().texts("select state from user_assessment where id = '" + run + "'")
                .get(0);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
