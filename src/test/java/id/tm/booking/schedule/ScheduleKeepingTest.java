package id.tm.booking.schedule;

import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.hours;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.now;
import static id.tm.booking.Consultations.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Practitioners write down when they work. */
@ServiceTest
class ScheduleKeepingTest {

    private static final String SCHEDULES = "/api/v1/practitioner/schedules";
    private static final String EXCEPTIONS = "/api/v1/practitioner/exceptions";
    private static final String SETTINGS = "/api/v1/practitioner/booking-settings";

    private Actor practitioner;

    @BeforeEach
    void arrive() {
        practitioner = Actors.practitioner(w -> w.zone("Asia/Makassar"));
    }

    @Test
    void aRuleIsAddedReadReplacedAndDeleted() {
        Response created = practitioner
                .given()
                .body(monday(hours("09:00", "12:00", 45, 5, 10)))
                .post(SCHEDULES);
        created.then()
                .statusCode(201)
                .body("weekday", equalTo("MONDAY"))
                .body("zone", equalTo("Asia/Makassar"))
                .body("validUntil", nullValue())
                .body("times[0].start", equalTo("09:00"))
                .body("times[0].end", equalTo("12:00"))
                .body("times[0].slotMinutes", equalTo(45))
                .body("times[0].bufferBeforeMinutes", equalTo(5))
                .body("times[0].bufferAfterMinutes", equalTo(10));
        String path = SCHEDULES + "/" + created.path("id");
        String tag = created.header("ETag");
        assertThat(created.header("Location")).endsWith(path);
        practitioner.given().get(path).then().statusCode(200).header("ETag", tag);

        Map<String, Object> changed = monday(hours("10:00", "12:00", 60));
        practitioner.given().body(changed).put(path).then().statusCode(428);
        String next = practitioner
                .given()
                .header("If-Match", tag)
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("times.start", contains("10:00"))
                .extract()
                .header("ETag");
        assertThat(next).isNotEqualTo(tag);
        practitioner
                .given()
                .header("If-Match", tag)
                .body(changed)
                .put(path)
                .then()
                .statusCode(412)
                .header("ETag", next);
        practitioner.given().get(path).then().header("ETag", next).body("times.size()", equalTo(1));

        practitioner.given().header("If-Match", tag).delete(path).then().statusCode(412);
        practitioner.given().header("If-Match", next).delete(path).then().statusCode(204);
        practitioner.given().get(path).then().statusCode(404).body("code", equalTo("schedule-not-found"));
        assertThat(rows(
                        "select 1 from practitioner_schedule_time where schedule_id = ?1",
                        UUID.fromString(created.path("id"))))
                .isEmpty();
    }

    @Test
    void hoursOfADayDoNotOverlap() {
        Map<String, Object> rule = monday(hours("09:00", "12:00", 60));
        rule.put("times", List.of(hours("11:00", "13:00", 60), hours("09:00", "11:30", 60)));
        practitioner.given().body(rule).post(SCHEDULES).then().statusCode(422).body("code", equalTo("times-overlap"));

        rule.put("times", List.of(hours("11:00", "00:00", 60), hours("09:00", "11:00", 60)));
        String id = practitioner
                .given()
                .body(rule)
                .post(SCHEDULES)
                .then()
                .statusCode(201)
                .body("times.start", contains("09:00", "11:00"))
                .extract()
                .path("id");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                        .createNativeQuery("update practitioner_schedule_time set starts = '10:30'"
                                + " where schedule_id = ?1 and starts = '11:00'")
                        .setParameter(1, UUID.fromString(id))
                        .executeUpdate()))
                .hasStackTraceContaining("ex_practitioner_schedule_time_overlap");
    }

    @Test
    void rulesAndExceptionsAreListedApart() {
        practitioner
                .given()
                .body(monday(hours("09:00", "12:00", 60)))
                .post(SCHEDULES)
                .then()
                .statusCode(201);
        Map<String, Object> tuesday = monday(hours("09:00", "12:00", 60));
        tuesday.put("weekday", "TUESDAY");
        practitioner.given().body(tuesday).post(SCHEDULES).then().statusCode(201);
        practitioner
                .given()
                .body(Map.of("date", "2027-08-17", "kind", "CLOSED", "note", "Hari Kemerdekaan"))
                .post(EXCEPTIONS)
                .then()
                .statusCode(201);

        practitioner
                .given()
                .get(SCHEDULES + "?sort=createdAt")
                .then()
                .body("items.weekday", contains("MONDAY", "TUESDAY"));
        practitioner.given().get(SCHEDULES + "?weekday=TUESDAY").then().body("items.weekday", contains("TUESDAY"));
        practitioner
                .given()
                .get(EXCEPTIONS + "?from=2027-08-01&to=2027-08-31&kind=CLOSED")
                .then()
                .statusCode(200)
                .body("items.date", contains("2027-08-17"))
                .body("items.note", contains("Hari Kemerdekaan"));
        practitioner.given().get(EXCEPTIONS + "?from=2027-09-01").then().body("items.size()", equalTo(0));
    }

    @Test
    void anExceptionIsReplacedAndDeleted() {
        Response created = practitioner
                .given()
                .body(Map.of("date", "2027-08-17", "kind", "CLOSED"))
                .post(EXCEPTIONS);
        String path = EXCEPTIONS + "/" + created.path("id");

        practitioner
                .given()
                .header("If-Match", created.header("ETag"))
                .body(Map.of("date", "2027-08-18", "kind", "EXTRA", "times", List.of(hours("18:00", "20:00", 30))))
                .put(path)
                .then()
                .statusCode(200)
                .body("kind", equalTo("EXTRA"))
                .body("times[0].slotMinutes", equalTo(30));
        practitioner.given().delete(path).then().statusCode(204);
        practitioner.given().get(path).then().statusCode(404);
    }

    @Test
    void changedHoursLeaveBookedSessionsAlone() {
        Map<String, Object> rule = monday(hours("09:00", "12:00", 60));
        rule.put("validFrom", "2020-01-01");
        LocalDate today = LocalDate.ofInstant(now(), ZoneId.of("Asia/Makassar"));
        int ahead = (int) ChronoUnit.DAYS.between(today, today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))) + 7;
        Response created = practitioner.given().body(rule).post(SCHEDULES);
        UUID session = booked(member("Asia/Jakarta"), practitioner, at("Asia/Makassar", ahead, "09:00"));

        practitioner.given().delete(SCHEDULES + "/" + created.path("id")).then().statusCode(204);

        practitioner
                .given()
                .get("/api/v1/practitioner/feedback-sessions/{id}", session)
                .then()
                .body("state", equalTo("SCHEDULED"));
    }

    @Test
    void settingsHaveDefaultsAndAreMadeOnce() {
        Race race = Race.run(10, () -> practitioner.given().get(SETTINGS));
        assertThat(race.statuses()).containsOnlyKeys(200);
        assertThat(rows("select 1 from practitioner_settings where practitioner_id = ?1", practitioner.id()))
                .hasSize(1);

        practitioner
                .given()
                .get(SETTINGS)
                .then()
                .header("ETag", "\"0\"")
                .body("minimumNoticeMinutes", equalTo(240))
                .body("windowDays", equalTo(60))
                .body("mostPerDay", nullValue());
        practitioner
                .given()
                .header("If-Match", "\"0\"")
                .body(Map.of("minimumNoticeMinutes", 60, "windowDays", 30, "mostPerDay", 4))
                .put(SETTINGS)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("mostPerDay", equalTo(4));
    }

    @Test
    void theNumberOfRulesIsLimited() {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("insert into practitioner_schedule (id, version, created_at, updated_at,"
                        + " practitioner_id, kind, zone, exception_date) select gen_random_uuid(), 0, now(), now(), ?1,"
                        + " 'CLOSED', 'Asia/Jakarta', date '2027-01-01' + n from generate_series(1, 200) n")
                .setParameter(1, practitioner.id())
                .executeUpdate());

        practitioner
                .given()
                .body(monday(hours("09:00", "12:00", 60)))
                .post(SCHEDULES)
                .then()
                .statusCode(422)
                .body("code", equalTo("too-many-schedules"));
    }

    private static Map<String, Object> monday(Map<String, Object> hours) {
        return new HashMap<>(Map.of("weekday", "MONDAY", "times", List.of(hours)));
    }
}
