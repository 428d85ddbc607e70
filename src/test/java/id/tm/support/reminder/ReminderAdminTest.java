package id.tm.support.reminder;

import static id.tm.support.reminder.ReminderFixture.TUESDAY;
import static id.tm.support.reminder.ReminderFixture.person;
import static id.tm.support.reminder.TestSubjects.BILL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.security.AccessTokens;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.support.Recipient;
import id.tm.testing.ServiceTest;
import id.tm.testing.Strangers;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReminderAdminTest {

    private static final String BASE = "/api/v1/admin";

    @Inject
    ReminderFixture fixture;

    @Inject
    AccessTokens tokens;

    @Inject
    ReminderPersonalData personalData;

    @BeforeEach
    void onTuesday() {
        // Tokens are checked against the clock of the machine.
        fixture.clean();
    }

    @AfterEach
    void clean() {
        fixture.clean();
    }

    @Test
    void aStepIsCreatedReadReplacedAndSwitchedOff() {
        Response created = admin("reminders:write").body(step()).post(BASE + "/reminders");
        created.then()
                .statusCode(201)
                .body("kind", equalTo(BILL))
                .body("offset", equalTo("P-7D"))
                .body("localTime", equalTo("09:00:00"))
                .body("active", equalTo(true));
        String location = created.header("Location");
        String etag = created.header("ETag");

        admin("reminders:read").get(location).then().statusCode(200).header("ETag", etag);
        admin("reminders:read")
                .queryParam("kind", BILL)
                .get(BASE + "/reminders")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));

        Map<String, Object> changed = step();
        changed.put("offset", "PT-2H");
        changed.put("step", "H-2");
        admin("reminders:write").body(changed).put(location).then().statusCode(428);
        admin("reminders:write")
                .header("If-Match", "\"99\"")
                .body(changed)
                .put(location)
                .then()
                .statusCode(412);
        Response replaced =
                admin("reminders:write").header("If-Match", etag).body(changed).put(location);
        replaced.then().statusCode(200).body("offset", equalTo("PT-2H")).body("localTime", nullValue());

        admin("reminders:write").delete(location).then().statusCode(428);
        admin("reminders:write")
                .header("If-Match", replaced.header("ETag"))
                .delete(location)
                .then()
                .statusCode(204);
        admin("reminders:read").get(location).then().body("active", equalTo(false));
    }

    @Test
    void aStepThatMakesNoSenseIsRefused() {
        refused("offset", "D-7");
        refused("offset", "P2Y");
        refused("catchUp", "P60D");
        refused("catchUp", "PT0S");
        refused("catchUp", "soon");
        refused("channels", List.of());
        refused("channels", List.of("PIGEON"));
        refused("step", "d-7");
        refused("kind", null);
        refused("localTime", "25:00");
        Map<String, Object> exactWithTime = step();
        exactWithTime.put("offset", "PT-1H");
        exactWithTime.put("localTime", "09:00");
        admin("reminders:write")
                .body(exactWithTime)
                .post(BASE + "/reminders")
                .then()
                .statusCode(400)
                .body("errors.field", contains("localTime"));
        Map<String, Object> wordless = step();
        wordless.put("templateKey", "no-such-template");
        admin("reminders:write")
                .body(wordless)
                .post(BASE + "/reminders")
                .then()
                .statusCode(422)
                .body("code", equalTo("reminder-refused"))
                .body("detail", containsString("no-such-template"));
        Map<String, Object> unknown = step();
        unknown.put("colour", "red");
        admin("reminders:write")
                .body(unknown)
                .post(BASE + "/reminders")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-field"));
        admin("reminders:read")
                .queryParam("colour", "red")
                .get(BASE + "/reminders")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-parameter"));
        admin("reminders:read")
                .queryParam("active", "maybe")
                .get(BASE + "/reminders")
                .then()
                .statusCode(400);
    }

    @Test
    void aStepOfTheSameNameIsADuplicateAndTheKindIsForGood() {
        Response created = admin("reminders:write").body(step()).post(BASE + "/reminders");
        admin("reminders:write")
                .body(step())
                .post(BASE + "/reminders")
                .then()
                .statusCode(409)
                .body("code", equalTo("reminder-step-taken"));
        Map<String, Object> other = step();
        other.put("kind", "SAMPLE_CALL");
        admin("reminders:write")
                .header("If-Match", created.header("ETag"))
                .body(other)
                .put(created.header("Location"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("kind"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String id = UUID.randomUUID().toString();
        admin("reminders:read")
                .get(BASE + "/reminders/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("reminder-not-found"));
        admin("reminder-deliveries:read")
                .get(BASE + "/reminder-deliveries/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("reminder-delivery-not-found"));
        admin("reminder-deliveries:read")
                .get(BASE + "/reminder-histories/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("reminder-history-not-found"));
        admin("holidays:read")
                .get(BASE + "/holidays/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("holiday-not-found"));
        admin("jobs:read")
                .get(BASE + "/jobs/no-such-job/runs")
                .then()
                .statusCode(404)
                .body("code", equalTo("job-not-found"));
        admin("jobs:run")
                .post(BASE + "/jobs/no-such-job/runs")
                .then()
                .statusCode(404)
                .body("code", equalTo("job-not-found"));
        admin("jobs:read")
                .get(BASE + "/jobs/dispatch/runs/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("job-run-not-found"));
    }

    @Test
    void everyEndpointAsksForItsPermission() {
        String id = UUID.randomUUID().toString();
        Map<String, String> reads = Map.of(
                "/reminders",
                "reminders:read",
                "/reminders/" + id,
                "reminders:read",
                "/reminders/preview",
                "reminders:read",
                "/reminder-deliveries",
                "reminder-deliveries:read",
                "/reminder-histories",
                "reminder-deliveries:read",
                "/reminder-histories/" + id + "/rendering",
                "reminder-deliveries:read",
                "/jobs",
                "jobs:read",
                "/jobs/dispatch/runs",
                "jobs:read",
                "/holidays",
                "holidays:read");
        reads.forEach((path, permission) -> {
            given().get(BASE + path).then().statusCode(401);
            admin("bystanders:read").get(BASE + path).then().statusCode(403);
            assertThat(admin(permission).get(BASE + path).statusCode()).as(path).isIn(200, 404);
        });
        admin("reminders:read").body(step()).post(BASE + "/reminders").then().statusCode(403);
        admin("reminder-deliveries:read")
                .post(BASE + "/reminder-deliveries/" + id + "/retry")
                .then()
                .statusCode(403);
        admin("jobs:read").post(BASE + "/jobs/dispatch/runs").then().statusCode(403);
        admin("holidays:read")
                .body(Map.of("date", "2030-01-01", "name", "x"))
                .post(BASE + "/holidays")
                .then()
                .statusCode(403);
    }

    @Test
    void aFailedDeliveryIsListedAndTriedAgain() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        TestSubjects.VARIABLES.put(subject, Map.of());
        fixture.at(TUESDAY);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.run(BILL);
        ReminderRecipient failed = fixture.delivery(subject);
        String path = BASE + "/reminder-deliveries/" + failed.id;
        fixture.atMachineTime();

        admin("reminder-deliveries:read")
                .queryParam("subject", subject)
                .queryParam("state", "FAILED")
                .queryParam("kind", BILL)
                .get(BASE + "/reminder-deliveries")
                .then()
                .statusCode(200)
                .body("items.id", contains(failed.id.toString()))
                .body("items[0].lastError", containsString("missing"));
        TestSubjects.VARIABLES.remove(subject);
        admin("reminder-deliveries:retry")
                .post(path + "/retry")
                .then()
                .statusCode(200)
                .body("state", equalTo("QUEUED"))
                .body("attempts", equalTo(0));
        admin("reminder-deliveries:retry")
                .post(path + "/retry")
                .then()
                .statusCode(409)
                .body("code", equalTo("reminder-delivery-not-failed"))
                .body("currentState", equalTo("QUEUED"));
    }

    @Test
    void whatWasSentIsShownAgainUntilItsReaderIsErased() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.at(TUESDAY);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.run(BILL);
        fixture.atMachineTime();
        ReminderHistory history = fixture.histories(subject).get(0);

        admin("reminder-deliveries:read")
                .queryParam("user", person.userId())
                .get(BASE + "/reminder-histories")
                .then()
                .statusCode(200)
                .body("items.id", contains(history.id.toString()))
                .body("items[0].subject", equalTo(history.subject));
        admin("reminder-deliveries:read")
                .get(BASE + "/reminder-histories/" + history.id)
                .then()
                .statusCode(200);
        String rendering = BASE + "/reminder-histories/" + history.id + "/rendering";
        admin("reminder-deliveries:read")
                .get(rendering)
                .then()
                .statusCode(200)
                .body("subject", equalTo(history.subject))
                .body("html", containsString("Hello Sari"))
                .body("text", containsString("Hello Sari"));
        assertThat(personalData.export(person.userId()))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);

        personalData.erase(person.userId());

        admin("reminder-deliveries:read")
                .get(rendering)
                .then()
                .statusCode(410)
                .body("code", equalTo("reminder-content-gone"));
        assertThat(fixture.delivery(subject).address).isNull();
    }

    @Test
    void thePreviewAnswersOverHttp() {
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        UUID subject = fixture.subject(person());
        fixture.plan(BILL, subject, fixture.now().plus(Duration.ofHours(3)));

        admin("reminders:read")
                .queryParam("kind", BILL)
                .queryParam("until", fixture.now().plus(Duration.ofHours(4)).toString())
                .get(BASE + "/reminders/preview")
                .then()
                .statusCode(200)
                .body("truncated", equalTo(false))
                .body("items.subjectId", contains(subject.toString()));
        admin("reminders:read")
                .queryParam("until", "tomorrow")
                .get(BASE + "/reminders/preview")
                .then()
                .statusCode(400);
        admin("reminders:read")
                .queryParam("user", "me")
                .get(BASE + "/reminders/preview")
                .then()
                .statusCode(400);
        admin("reminders:read")
                .queryParam("who", "me")
                .get(BASE + "/reminders/preview")
                .then()
                .statusCode(400);
    }

    @Test
    void theCalendarIsKeptByTheBackOffice() {
        admin("holidays:read")
                .queryParam("from", "2026-01-01")
                .queryParam("to", "2026-12-31")
                .queryParam("limit", "100")
                .get(BASE + "/holidays")
                .then()
                .statusCode(200)
                .body("items", hasSize(25))
                .body("items.date", hasItem("2026-08-17"));
        Map<String, Object> day = Map.of("date", "2031-05-05", "name", "Hari Uji", "collectiveLeave", true);
        Response created = admin("holidays:write").body(day).post(BASE + "/holidays");
        created.then().statusCode(201);
        String location = created.header("Location");
        try {
            admin("holidays:write")
                    .body(day)
                    .post(BASE + "/holidays")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("holiday-taken"));
            admin("holidays:write")
                    .header("If-Match", created.header("ETag"))
                    .body(Map.of("date", "2031-05-06", "name", "Hari Uji", "collectiveLeave", false))
                    .put(location)
                    .then()
                    .statusCode(200)
                    .body("date", equalTo("2031-05-06"));
        } finally {
            admin("holidays:write")
                    .header("If-Match", "*")
                    .delete(location)
                    .then()
                    .statusCode(204);
        }
        admin("holidays:read").get(location).then().statusCode(404);
        admin("holidays:write")
                .body(Map.of("name", "no day"))
                .post(BASE + "/holidays")
                .then()
                .statusCode(400);
    }

    private void refused(String field, Object value) {
        Map<String, Object> step = step();
        step.put(field, value);
        admin("reminders:write")
                .body(step)
                .post(BASE + "/reminders")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(containsString(field)));
    }

    private static Map<String, Object> step() {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("kind", BILL);
        step.put("step", "D-7");
        step.put("audience", "MEMBER");
        step.put("offset", "P-7D");
        step.put("channels", List.of("EMAIL"));
        step.put("templateKey", "rating-reminder");
        step.put("catchUp", "P2D");
        return step;
    }

    private RequestSpecification admin(String permission) {
        Principal admin = Strangers.arrive(Realm.ADMINS, Set.of(), Set.of(permission));
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(tokens.sign(Realm.ADMINS, admin.id(), UUID.randomUUID()));
    }
}
