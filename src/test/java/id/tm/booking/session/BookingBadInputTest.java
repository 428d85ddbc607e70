package id.tm.booking.session;

import static id.tm.booking.Consultations.MINE;
import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.count;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.practitioner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.testing.Actor;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent in: a problem that says what is wrong, and nothing has changed. */
@ServiceTest
class BookingBadInputTest {

    private Actor member;
    private Actor practitioner;
    private UUID session;

    @BeforeEach
    void arrive() {
        member = member("Asia/Jakarta");
        practitioner = practitioner("Asia/Jakarta");
        session = booked(member, practitioner, at("Asia/Jakarta", 5, "09:00"));
    }

    @Test
    void bookings() {
        String id = practitioner.id().toString();
        String start = at("Asia/Jakarta", 5, "10:00").toString();
        List<String> bodies = new ArrayList<>(nonsense());
        for (String mode : List.of("null", "\"\"", "\"TELEPATHY\"", "\"online; drop table users\"", "{}")) {
            bodies.add(body("\"" + id + "\"", "\"" + start + "\"", mode));
        }
        for (String practitionerId : List.of("null", "\"\"", "\"1\"", "\"../../admin\"", "\"' or 1=1 --\"", "[]")) {
            bodies.add(body(practitionerId, "\"" + start + "\"", "\"ONLINE\""));
        }
        for (String startsAt : List.of(
                "null",
                "\"\"",
                "\"tomorrow\"",
                "\"2027-02-30T00:00:00Z\"",
                "\"2027-01-01\"",
                "\"-999999999-01-01T00:00:00Z\"",
                "\"+1000000000-12-31T23:59:59Z\"",
                "\"+294277-01-01T00:00:00Z\"",
                "9223372036854775807",
                "-1e300",
                "1e999999",
                "\"<script>\"",
                "true")) {
            bodies.add(body("\"" + id + "\"", startsAt, "\"ONLINE\""));
        }
        bodies.add("{\"practitionerId\":\"" + id + "\",\"startsAt\":\"" + start
                + "\",\"mode\":\"ONLINE\",\"state\":\"COMPLETED\"}");
        refuse(member, Method.POST, MINE, bodies);
    }

    @Test
    void bookingsNeedAKeyOfTheirOwn() {
        member.given()
                .body(body("\"" + practitioner.id() + "\"", "\"" + at("Asia/Jakarta", 5, "11:00") + "\"", "\"ONLINE\""))
                .post(MINE)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
    }

    @Test
    void reschedules() {
        List<String> bodies = new ArrayList<>(nonsense());
        bodies.add("{\"startsAt\":null}");
        bodies.add("{\"startsAt\":\"+1000000000-12-31T23:59:59Z\"}");
        bodies.add("{\"startsAt\":\"" + at("Asia/Jakarta", 5, "09:30") + "\"}");
        bodies.add("{\"startsAt\":\"" + at("Asia/Jakarta", 6, "09:00") + "\",\"reason\":\"" + "x".repeat(501) + "\"}");
        bodies.add("{\"startsAt\":\"" + at("Asia/Jakarta", 6, "09:00") + "\",\"reason\":\"\\u0000\"}");
        refuse(member, Method.POST, MINE + "/" + session + "/reschedule", bodies);
    }

    @Test
    void reasonsAndNotes() {
        List<String> bodies = List.of(
                "[]",
                "\"x\"",
                "{\"reason\":" + "\"" + "x".repeat(501) + "\"}",
                "{\"reason\":{}}",
                "{\"why\":\"x\"}",
                "{\"reason\":\"\\u0000\"}");
        refuse(member, Method.POST, MINE + "/" + session + "/cancellation", bodies);
        refuse(
                practitioner,
                Method.PUT,
                "/api/v1/practitioner/feedback-sessions/" + session + "/meeting-link",
                List.of(
                        "{\"meetingLink\":\"javascript:alert(1)\"}",
                        "{\"meetingLink\":\"http://meet.example.com\"}",
                        "{\"meetingLink\":\"https://meet.example.com/\\\"><script>\"}",
                        "{\"meetingLink\":\"https://" + "x".repeat(500) + "\"}",
                        "{\"link\":\"https://meet.example.com\"}"));
    }

    @Test
    void schedules() {
        String time = "{\"start\":\"09:00\",\"end\":\"10:00\",\"slotMinutes\":60}";
        List<String> bodies = new ArrayList<>(nonsense());
        bodies.add("{\"weekday\":\"FUNDAY\",\"times\":[" + time + "]}");
        bodies.add("{\"weekday\":null,\"times\":[" + time + "]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"times\":[]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"times\":[null]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"zone\":\"Mars/Olympus\",\"times\":[" + time + "]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"zone\":\"+07:00\",\"times\":[" + time + "]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"zone\":\"SystemV/PST8\",\"times\":[" + time + "]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"validFrom\":\"2027-02-30\",\"times\":[" + time + "]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"validFrom\":\"+999999999-12-31\",\"times\":[" + time + "]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"validUntil\":\"1999-12-31\",\"times\":[" + time + "]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"validUntil\":\"2020-12-31\",\"times\":[" + time + "]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"validFrom\":\"2027-02-02\",\"validUntil\":\"2027-02-01\",\"times\":["
                + time + "]}");
        bodies.add("{\"weekday\":\"MONDAY\",\"times\":[" + time + "," + time + "]}");
        for (String bad : List.of(
                "{\"start\":\"10:00\",\"end\":\"09:00\"}",
                "{\"start\":\"09:00\",\"end\":\"09:00\"}",
                "{\"start\":\"09:00:30\",\"end\":\"10:00\"}",
                "{\"start\":\"25:00\",\"end\":\"26:00\"}",
                "{\"start\":\"09:00\"}",
                "{\"start\":\"09:00\",\"end\":\"10:00\",\"slotMinutes\":0}",
                "{\"start\":\"09:00\",\"end\":\"10:00\",\"slotMinutes\":-60}",
                "{\"start\":\"09:00\",\"end\":\"10:00\",\"slotMinutes\":99999999999}",
                "{\"start\":\"09:00\",\"end\":\"10:00\",\"bufferAfterMinutes\":241}",
                "{\"start\":\"09:00\",\"end\":\"10:00\",\"bufferBeforeMinutes\":-1}")) {
            bodies.add("{\"weekday\":\"MONDAY\",\"times\":[" + bad + "]}");
        }
        refuse(practitioner, Method.POST, "/api/v1/practitioner/schedules", bodies);
        refuse(
                practitioner,
                Method.POST,
                "/api/v1/practitioner/exceptions",
                List.of(
                        "{}",
                        "{\"date\":\"2027-01-05\"}",
                        "{\"date\":\"2027-01-05\",\"kind\":\"WEEKLY\"}",
                        "{\"date\":\"2027-01-05\",\"kind\":\"EXTRA\"}",
                        "{\"date\":\"9999-01-05\",\"kind\":\"CLOSED\"}",
                        "{\"date\":\"2027-01-05\",\"kind\":\"CLOSED\",\"note\":\"" + "x".repeat(201) + "\"}",
                        "{\"date\":\"2027-01-05\",\"kind\":\"CLOSED\",\"note\":\"\\u0000\"}"));
    }

    @Test
    void settings() {
        List<String> bodies = new ArrayList<>(nonsense());
        bodies.add("{\"minimumNoticeMinutes\":-1,\"windowDays\":60}");
        bodies.add("{\"minimumNoticeMinutes\":0,\"windowDays\":0}");
        bodies.add("{\"minimumNoticeMinutes\":0,\"windowDays\":367}");
        bodies.add("{\"minimumNoticeMinutes\":0,\"windowDays\":60,\"mostPerDay\":0}");
        bodies.add("{\"minimumNoticeMinutes\":0,\"windowDays\":60,\"meetingLink\":\"ftp://x\"}");
        bodies.add("{\"minimumNoticeMinutes\":0,\"windowDays\":60,\"address\":\"  \"}");
        bodies.add("{\"minimumNoticeMinutes\":0,\"windowDays\":60,\"address\":\"" + "x".repeat(501) + "\"}");
        refuse(practitioner, Method.PUT, "/api/v1/practitioner/booking-settings", bodies);
        practitioner
                .given()
                .body("{\"minimumNoticeMinutes\":0,\"windowDays\":60}")
                .put("/api/v1/practitioner/booking-settings")
                .then()
                .statusCode(428);
        practitioner
                .given()
                .header("If-Match", "\"999\"")
                .body("{\"minimumNoticeMinutes\":0,\"windowDays\":60}")
                .put("/api/v1/practitioner/booking-settings")
                .then()
                .statusCode(412);
    }

    @Test
    void pathsAndQueries() {
        for (String id : List.of("1", "null", "%00", "..%2F..%2Fadmin", "' or '1'='1", "<script>", "x".repeat(3000))) {
            Response answer = member.given().get(MINE + "/{id}", id);
            assertThat(answer.statusCode()).as(id).isIn(400, 404, 414);
        }
        for (String query : List.of(
                "state=NOPE",
                "from=yesterday",
                "limit=0",
                "limit=x",
                "cursor=%00",
                "sort=id",
                "memberId=" + member.id())) {
            member.given().get(MINE + "?" + query).then().statusCode(400);
        }
    }

    private void refuse(Actor actor, Method method, String path, List<String> bodies) {
        String before = fingerprint();
        for (String body : bodies) {
            Response answer = actor.given()
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("If-Match", "*")
                    .body(body)
                    .request(method, path);
            assertThat(answer.statusCode())
                    .as("%s %s %s: %s", method, path, body, answer.asString())
                    .isBetween(400, 499);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.asString())
                    .doesNotContain("Exception")
                    .doesNotContain("org.")
                    .doesNotContain("select ");
        }
        Response text = actor.given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.TEXT)
                .body("hello")
                .request(method, path);
        assertThat(text.statusCode()).isIn(400, 415);
        assertThat(fingerprint()).isEqualTo(before);
    }

    private String fingerprint() {
        List<Long> counts = List.of(
                count("select count(*) from feedback_session where member_id = ?1", member.id()),
                count("select sum(version) from feedback_session where member_id = ?1", member.id()),
                count("select count(*) from practitioner_schedule where practitioner_id = ?1", practitioner.id()),
                count("select version from practitioner_settings where practitioner_id = ?1", practitioner.id()),
                count("select count(*) from user_schedule where practitioner_id = ?1", practitioner.id()));
        return counts.toString();
    }

    private static List<String> nonsense() {
        return List.of(
                "",
                " ",
                "null",
                "{",
                "[]",
                "{}",
                "42",
                "\"text\"",
                "{\"a\":1}",
                "💥",
                "{\"💥\":\"💥\"}",
                "<xml/>",
                "{\"startsAt\":{\"$ne\":null}}",
                "[".repeat(2000));
    }

    private static String body(String practitionerId, String startsAt, String mode) {
        return "{\"practitionerId\":%s,\"startsAt\":%s,\"mode\":%s}".formatted(practitionerId, startsAt, mode);
    }
}
