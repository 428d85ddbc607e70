package id.tm.assessment.report;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.again;
import static id.tm.assessment.run.RunSteps.read;
import static id.tm.assessment.run.RunSteps.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import id.tm.platform.job.JobRunner;
import id.tm.platform.security.Realm;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A report that cannot be drawn is tried for a while and then given up, and keeps nobody else waiting. */
@ServiceTest
class ReportOrderTest {

    private static final String ORDERS = "/api/v1/admin/report-orders";
    private static final String JOB = "assessment-reports";
    private static final int ATTEMPTS = 6;
    private static final Map<String, Object> REASON = Map.of("reason", "The key is back");

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void asItWas() {
        clock.move(Duration.ZERO);
    }

    @Test
    void oneThatCannotBeDrawnIsGivenUpAndTheOthersAreMade() {
        Actor member = Actors.member();
        String broken = scored(member);
        String key = brokenBy(broken);
        String fine = scored(Actors.member());
        double givenUp = count("FAILED");
        Errors errors = new Errors();
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                jobs.runOnce(JOB);
                // what was put off is left alone until it is due
                jobs.runOnce(JOB);
                assertThat(orders(broken, "state || ' ' || attempts"))
                        .containsOnly((attempt < ATTEMPTS ? "WAITING " : "FAILED ") + attempt);
                clock.move(Duration.ofHours(2L * attempt));
            }
            jobs.runOnce(JOB);
            assertThat(orders(broken, "locale || state || attempts")).containsExactly("enFAILED6", "idFAILED6");
        } finally {
            errors.stop();
        }
        assertThat(orders(fine, "state || ' ' || attempts")).containsExactly("MADE 1", "MADE 1");
        assertThat(sql().number("select count(*) from user_assessment_reports where user_assessment_id = '" + fine
                        + "'"))
                .isEqualTo(2);
        assertThat(errors.of(broken)).hasSize(2);
        assertThat(count("FAILED")).isEqualTo(givenUp + 2);
        assertThat(orders(broken, "last_error"))
                .allMatch(each -> each.matches("[A-Za-z]+ at [A-Za-z]+\\.[A-Za-z$0-9]+"), "a class and a place");
        clock.move(Duration.ZERO);
        readersAreTold(member, broken, 409, "report-failed");
        staffSeesItAndOrdersItAgain(member, broken, key);
    }

    private void staffSeesItAndOrdersItAgain(Actor member, String broken, String key) {
        Actor staff = Actors.admin("user-assessments:read", "user-assessments:write");
        Response failed = staff.given()
                .queryParam("state", "FAILED")
                .queryParam("userAssessmentId", broken)
                .get(ORDERS);
        failed.then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.attempts", everyItem(equalTo(ATTEMPTS)))
                .body("items.reason", everyItem(containsString(" at ")));
        List<String> ids = failed.path("items.id");
        String order = ORDERS + "/" + ids.get(0);
        String tag = staff.given().get(order).then().statusCode(200).extract().header("ETag");
        // nobody else does, nor blindly
        anonymous().body(REASON).post(order + "/retry").then().statusCode(401);
        member.given().body(REASON).post(order + "/retry").then().statusCode(403);
        member.given().get(ORDERS).then().statusCode(403);
        Actors.admin("user-assessments:read")
                .given()
                .header("If-Match", tag)
                .body(REASON)
                .post(order + "/retry")
                .then()
                .statusCode(403);
        staff.given().body(REASON).post(order + "/retry").then().statusCode(428);
        staff.given()
                .header("If-Match", "\"99999\"")
                .body(REASON)
                .post(order + "/retry")
                .then()
                .statusCode(412);
        for (String body : List.of("", "{}", "{\"reason\": \"\"}", "{\"reason\": \"a\\u0000\"}", "{\"reason\": 1}x")) {
            assertThat(staff.given()
                            .header("If-Match", tag)
                            .body(body)
                            .post(order + "/retry")
                            .statusCode())
                    .as(body)
                    .isBetween(400, 422);
        }
        assertThat(orders(broken, "state")).containsOnly("FAILED");

        sql().execute("update user_assessment set content_key = '" + key + "' where id = '" + broken + "'");
        staff.given()
                .header("If-Match", tag)
                .body(REASON)
                .post(order + "/retry")
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITING"))
                .body("attempts", equalTo(0));
        staff.given()
                .header("If-Match", "*")
                .body(REASON)
                .post(order + "/retry")
                .then()
                .statusCode(409)
                .body("currentState", equalTo("WAITING"));
        jobs.runOnce(JOB);
        assertThat(orders(broken, "state")).containsExactlyInAnyOrder("MADE", "FAILED");
        assertThat(sql().texts("select reason from activity_log where subject_type = 'ReportOrder' and subject_id = '"
                        + ids.get(0) + "' and before ->> 'state' = 'FAILED'"))
                .containsExactly("The key is back");
        read(member, broken).then().body("state", equalTo("REPORT_READY"));
        String made = sql().texts("select locale from user_assessment_report_orders where id = '" + ids.get(0) + "'")
                .get(0);
        report(member, broken, made).then().statusCode(200);
    }

    @Test
    void whoAsksBeforeItIsGivenUpIsToldToComeBack() {
        Actor member = Actors.member();
        String run = scored(member);
        String key = brokenBy(run);
        readersAreTold(member, run, 503, "report-delayed");
        jobs.runOnce(JOB);
        assertThat(orders(run, "state || ' ' || attempts")).containsExactly("WAITING 1", "WAITING 1");
        Response asked = report(member, run, "id");
        asked.then().statusCode(503).body("code", equalTo("report-delayed"));
        assertThat(Integer.parseInt(asked.header("Retry-After"))).isBetween(1, 92);
        // who asks costs no attempt
        assertThat(orders(run, "attempts")).containsOnly("1");
        // a depth that nobody tried in vain is tried, and left to the job from then on
        member.given()
                .accept("*/*")
                .get(MINE + "/" + run + "/report.pdf?lang=id&tier=SHORT")
                .then()
                .statusCode(503);
        assertThat(orders(run, "tier || state || attempts"))
                .containsExactly("FULLWAITING1", "FULLWAITING1", "SHORTWAITING0");
        sql().execute("update user_assessment set content_key = '" + key + "' where id = '" + run + "'");
        clock.move(Duration.ofMinutes(3));
        jobs.runOnce(JOB);
        assertThat(orders(run, "state")).containsExactly("MADE", "MADE", "MADE");
        report(member, run, "id").then().statusCode(200);
    }

    @Test
    void whatIsGoneOrVoidIsNotDrawnAnyMore() {
        String run = scored(Actors.member());
        brokenBy(run);
        jobs.runOnce(JOB);
        Actors.admin("user-assessments:write")
                .given()
                .body(Map.of("reason", "Taken by somebody else"))
                .post(STAFF + "/" + run + "/void")
                .then()
                .statusCode(200);
        clock.move(Duration.ofMinutes(3));
        jobs.runOnce(JOB);
        assertThat(orders(run, "state || coalesce(last_error, '')")).containsExactly("DROPPED", "DROPPED");
    }

    @Test
    void whatAnotherHasTakenThePlaceOfIsNotDrawnAnyMore() {
        String run = scored(Actors.member());
        String key = brokenBy(run);
        jobs.runOnce(JOB);
        sql().execute("update user_assessment set content_key = '" + key + "' where id = '" + run + "'");
        String group = sql().texts("select question_group_id::text from user_assessment where id = '" + run + "'")
                .get(0);
        Actors.admin("question-groups:publish")
                .given()
                .body(Map.of("reason", "None any more", "norms", List.of()))
                .post("/api/v1/admin/question-groups/" + group + "/revisions")
                .then()
                .statusCode(201);
        Actors.admin("user-assessments:rescore")
                .given()
                .body(Map.of("reason", "New norms"))
                .post(STAFF + "/" + run + "/rescore")
                .then()
                .statusCode(200)
                .body("renewed", equalTo(true));
        clock.move(Duration.ofMinutes(3));
        jobs.runOnce(JOB);
        assertThat(orders(run, "result_version || state"))
                .containsExactlyInAnyOrder("1DROPPED", "1DROPPED", "2MADE", "2MADE");
    }

    @Test
    void anEarlierEditionIsNotDrawnAnyMore() {
        String run = scored(Actors.member());
        jobs.runOnce(JOB);
        sql().execute("update user_assessment_report_orders set state = 'WAITING', edition = 'earlier'"
                + " where user_assessment_id = '" + run + "'");
        jobs.runOnce(JOB);
        assertThat(orders(run, "state")).containsExactly("DROPPED", "DROPPED");
    }

    /** T4: it took its process down each time, or the machine. */
    @Test
    void oneThatNeverEndsIsGivenUpAsWell() {
        String run = scored(Actors.member());
        brokenBy(run);
        jobs.runOnce(JOB);
        sql().execute("update user_assessment_report_orders set state = 'DRAWING', attempts = " + ATTEMPTS
                + ", lease_until = now() - interval '1 second' where user_assessment_id = '" + run + "'");
        jobs.runOnce(JOB);
        assertThat(orders(run, "state || ' ' || attempts")).containsExactly("FAILED 7", "FAILED 7");
        voided(run);
    }

    /** T1, T5: each is drawn by one of them. */
    @Test
    void ofManyWorkersAtOnceOneDrawsIt() {
        String run = scored(Actors.member());
        Race.calls(8, number -> jobs.runOnce(JOB));
        assertThat(orders(run, "state || ' ' || attempts || ' ' || fence")).containsExactly("MADE 1 1", "MADE 1 1");
    }

    @Test
    void strangeOrdersAreNotThere() {
        Actor staff = Actors.admin("user-assessments:read", "user-assessments:write");
        staff.given()
                .get(ORDERS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("report-order-not-found"));
        staff.given()
                .header("If-Match", "*")
                .body(REASON)
                .post(ORDERS + "/" + UUID.randomUUID() + "/retry")
                .then()
                .statusCode(404);
        staff.given().queryParam("state", "LOST").get(ORDERS).then().statusCode(400);
        staff.given().queryParam("colour", "red").get(ORDERS).then().statusCode(400);
    }

    @Test
    void onlyTheseMovesAreMade() {
        Map<ReportOrderState, Set<ReportOrderState>> moves = Map.of(
                ReportOrderState.WAITING, Set.of(ReportOrderState.DRAWING),
                ReportOrderState.DRAWING,
                        Set.of(
                                ReportOrderState.WAITING,
                                ReportOrderState.MADE,
                                ReportOrderState.DROPPED,
                                ReportOrderState.FAILED),
                ReportOrderState.FAILED, Set.of(ReportOrderState.WAITING));
        for (ReportOrderState from : ReportOrderState.values()) {
            for (ReportOrderState to : ReportOrderState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s -> %s", from, to)
                        .isEqualTo(moves.getOrDefault(from, Set.of()).contains(to));
            }
        }
        Set<String> known = new TreeSet<>();
        Matcher values = Pattern.compile("'([A-Z_]+)'")
                .matcher(sql().texts("select pg_get_constraintdef(oid) from pg_constraint"
                                + " where conname = 'ck_user_assessment_report_orders_state'")
                        .get(0));
        while (values.find()) known.add(values.group(1));
        assertThat(known)
                .isEqualTo(new TreeSet<>(
                        Arrays.stream(ReportOrderState.values()).map(Enum::name).toList()));
    }

    /** In both ways, whatever its language, and nothing is written down as read. */
    private void readersAreTold(Actor member, String run, int status, String code) {
        Actor staff = Actors.admin("user-assessments:results");
        for (String kind : List.of("/report.pdf", "/report.html")) {
            for (String lang : List.of("id", "en")) {
                String address = "/" + run + kind + "?lang=" + lang;
                member.given()
                        .accept("*/*")
                        .get(MINE + address)
                        .then()
                        .statusCode(status)
                        .body("code", equalTo(code));
                staff.given()
                        .accept("*/*")
                        .get(STAFF + address)
                        .then()
                        .statusCode(status)
                        .body("code", equalTo(code));
            }
        }
        assertThat(sql().number("select count(*) from user_assessment_reads where user_assessment_id = '" + run + "'"))
                .isZero();
    }

    private Response report(Actor member, String run, String lang) {
        return again(member, Realm.USERS).given().accept("*/*").get(MINE + "/" + run + "/report.pdf?lang=" + lang);
    }

    /** The key of another run opens nothing of this one; gives back its own. */
    private static String brokenBy(String run) {
        String of = " from user_assessment where id = '";
        String key = sql().texts("select content_key" + of + run + "'").get(0);
        String other = scored(Actors.member());
        sql().execute("update user_assessment set content_key = (select content_key" + of + other + "') where id = '"
                + run + "'");
        return key;
    }

    private static void voided(String run) {
        Actors.admin("user-assessments:write")
                .given()
                .body(Map.of("reason", "Broken by a test"))
                .post(STAFF + "/" + run + "/void")
                .then()
                .statusCode(200);
    }

    private static List<String> orders(String run, String what) {
        return sql().texts("select " + what + " from user_assessment_report_orders where user_assessment_id = '" + run
                + "' order by tier, locale");
    }

    private double count(String outcome) {
        return metrics.counter("tm.assessment.reports", "outcome", outcome).count();
    }

    /** What the log says at the level of an error. */
    private static final class Errors extends Handler {

        private final Logger logger = Logger.getLogger(ReportOrders.class.getName());
        private final List<String> said = new CopyOnWriteArrayList<>();

        Errors() {
            logger.addHandler(this);
        }

        List<String> of(String run) {
            return said.stream().filter(each -> each.contains(run)).toList();
        }

        void stop() {
            logger.removeHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                String parameters = entry.getParameters() == null ? "" : Arrays.toString(entry.getParameters());
                said.add(entry.getMessage() + parameters);
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // there is nothing to be closed
        }
    }
}
