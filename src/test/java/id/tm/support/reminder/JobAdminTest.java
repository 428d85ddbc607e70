package id.tm.support.reminder;

import static id.tm.support.reminder.ReminderFixture.person;
import static id.tm.support.reminder.TestSubjects.BILL;
import static id.tm.support.reminder.TestSubjects.CALL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import id.tm.platform.job.JobCounts;
import id.tm.platform.job.JobRunner;
import id.tm.platform.security.AccessTokens;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.support.ReminderConfig;
import id.tm.testing.ServiceTest;
import id.tm.testing.Strangers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jobs, their log, and what can be seen of them from outside. */
@ServiceTest
class JobAdminTest {

    private static final String JOBS = "/api/v1/admin/jobs";

    @Inject
    ReminderFixture fixture;

    @Inject
    ReminderConfig config;

    @Inject
    JobRunner runner;

    @Inject
    JobRuns runs;

    @Inject
    ReminderFigures figures;

    @Inject
    @Readiness
    ReminderReadiness readiness;

    @Inject
    MeterRegistry metrics;

    @Inject
    AccessTokens tokens;

    @BeforeEach
    @AfterEach
    void clean() {
        fixture.clean();
    }

    @Test
    void aJobIsRunByHandAndItsRunIsWrittenDown() {
        Response answer = admin("jobs:run").post(JOBS + "/rating-reminders/runs");

        answer.then()
                .statusCode(202)
                .body("job", equalTo("rating-reminders"))
                .body("trigger", equalTo("MANUAL"))
                .body("state", equalTo("DONE"));
        admin("jobs:read").get(answer.header("Location")).then().statusCode(200).body("id", equalTo(answer.path("id")));
        admin("jobs:read")
                .queryParam("limit", 200)
                .get(JOBS + "/rating-reminders/runs")
                .then()
                .statusCode(200)
                .body("items.id", hasItems((String) answer.path("id")));
        admin("jobs:read")
                .get(JOBS)
                .then()
                .statusCode(200)
                .body("items.name", hasItems("dispatch", "feedback-reminders", "invoice-reminders", "rating-reminders"))
                .body("items.find { it.name == 'rating-reminders' }.lastRun.state", equalTo("DONE"));
    }

    @Test
    void dispatchServesAllKinds() {
        fixture.define(BILL, "H-1", "PT-1H", "P2D");
        fixture.define(CALL, "H-1", "PT-1H", "P2D");
        fixture.at(ReminderFixture.TUESDAY);
        for (String kind : new String[] {BILL, CALL}) {
            fixture.plan(kind, fixture.subject(person()), fixture.now().plus(Duration.ofHours(1)));
        }

        var summary = runner.runOnce("dispatch", "COMMAND_LINE");

        assertThat(summary.state()).isEqualTo("DONE");
        assertThat(summary.sent()).isGreaterThanOrEqualTo(2);
        ReminderLog log = find(summary.runId());
        assertThat(log.trigger).isEqualTo("COMMAND_LINE");
        assertThat(log.sent).isEqualTo(summary.sent());
        assertThat(log.finishedAt).isNotNull();
    }

    @Test
    void aScheduledRunWithNothingToDoLeavesNoTrace() {
        UUID idle = runs.started("invoice-reminders", "SCHEDULE", fixture.now());
        runs.progress(JobCounts.NONE, fixture.now());
        runs.finished(idle, JobCounts.NONE, fixture.now(), null);
        UUID busy = runs.started("invoice-reminders", "SCHEDULE", fixture.now());
        runs.progress(new JobCounts(3, 1, 1, 1), fixture.now());
        assertThat(find(busy).shownState(fixture.now(), config.runLease())).isEqualTo("RUNNING");
        runs.finished(busy, new JobCounts(3, 1, 1, 1), fixture.now(), null);
        UUID broken = runs.started("invoice-reminders", "SCHEDULE", fixture.now());
        runs.finished(broken, JobCounts.NONE, fixture.now(), "no database");

        assertThat(find(idle)).isNull();
        assertThat(find(busy).shownState(fixture.now(), config.runLease())).isEqualTo("DONE");
        assertThat(find(busy).claimed).isEqualTo(3);
        assertThat(find(broken).shownState(fixture.now(), config.runLease())).isEqualTo("FAILED");
        assertThat(find(broken).error).isEqualTo("no database");
    }

    @Test
    void aRunWhoseProcessDiedIsShownAsLostAndOneThatGivesSignsOfLifeIsNot() {
        UUID dead = runs.started("invoice-reminders", "MANUAL", fixture.now());
        fixture.later(config.runLease().dividedBy(2));
        runs.progress(new JobCounts(1, 1, 0, 0), fixture.now());
        fixture.later(config.runLease().dividedBy(2).plusSeconds(1));
        assertThat(find(dead).shownState(fixture.now(), config.runLease())).isEqualTo("RUNNING");

        fixture.later(config.runLease());

        assertThat(find(dead).shownState(fixture.now(), config.runLease())).isEqualTo("LOST");
        runs.finished(dead, JobCounts.NONE, fixture.now(), null);
    }

    @Test
    void whatIsDueCanBeMeasuredAndTurnsReadinessRedWhenItIsLate() {
        fixture.define(BILL, "H-1", "PT-1H", "P2D");
        fixture.at(ReminderFixture.TUESDAY);
        fixture.plan(BILL, fixture.subject(person()), fixture.now().plus(Duration.ofHours(1)));
        fixture.plan(BILL, fixture.subject(person()), fixture.now().plus(Duration.ofHours(1)));
        fixture.later(Duration.ofMinutes(1));

        assertThat(gauge("tm.reminders.due")).isEqualTo(2);
        assertThat(gauge("tm.reminders.lag.seconds")).isBetween(60.0, 130.0);
        assertThat(figures.current()).isSameAs(figures.current());
        assertThat(readiness
                        .call()
                        .getData()
                        .map(data -> data.containsKey(BILL))
                        .orElse(false))
                .isFalse();

        fixture.later(config.maxLag());
        var late = readiness.call();
        assertThat(late.getStatus()).isEqualTo(org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN);
        assertThat(late.getData().orElseThrow()).containsKey(BILL);

        double before = counter("tm.reminders.sent");
        fixture.run(BILL);
        fixture.later(config.figuresKept());
        assertThat(gauge("tm.reminders.due")).isZero();
        assertThat(counter("tm.reminders.sent") - before).isEqualTo(2);
        assertThat(metrics.get("tm.reminders.duration")
                        .tag("kind", BILL)
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void whatTheNightHoldsIsNotLate() {
        fixture.define(BILL, "H-1", "PT-1H", "P2D");
        fixture.at(java.time.Instant.parse("2026-09-08T15:00:00Z"));
        fixture.plan(BILL, fixture.subject(person()), fixture.now().plus(Duration.ofHours(1)));
        fixture.run(BILL);
        fixture.later(Duration.ofHours(3));

        assertThat(gauge("tm.reminders.due")).isZero();
    }

    @Test
    void theFiguresAreServedToPrometheus() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("tm_reminders_due{kind=\"SAMPLE_BILL\"}"));
        given().get("/q/health/ready").then().body("checks.name", hasItems("reminders"));
    }

    private double gauge(String name) {
        return metrics.get(name).tag("kind", BILL).gauge().value();
    }

    private double counter(String name) {
        return metrics.get(name).tag("kind", BILL).counter().count();
    }

    private static ReminderLog find(UUID runId) {
        return QuarkusTransaction.requiringNew().call(() -> ReminderLog.findById(runId));
    }

    private RequestSpecification admin(String permission) {
        Principal admin = Strangers.arrive(Realm.ADMINS, Set.of(), Set.of(permission));
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(tokens.sign(Realm.ADMINS, admin.id(), UUID.randomUUID()));
    }
}
