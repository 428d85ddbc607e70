package id.tm.booking.session;

import static id.tm.booking.Consultations.CLIENTS;
import static id.tm.booking.Consultations.MINE;
import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.hours;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.practitioner;
import static id.tm.booking.Consultations.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every endpoint that takes an id, as everyone: somebody else's row does not exist. */
@ServiceTest
class BookingOwnershipTest {

    private static final String ADMIN = "/api/v1/admin/feedback-sessions";
    private static final String SCHEDULES = "/api/v1/practitioner/schedules";
    private static final String EXCEPTIONS = "/api/v1/practitioner/exceptions";

    private record Operation(Method method, String path, Object body) {

        Response by(RequestSpecification who) {
            who.header("If-Match", "*");
            return (body == null ? who : who.body(body)).request(method, path);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Actor member;
    private Actor practitioner;
    private UUID session;
    private Map<String, Supplier<RequestSpecification>> people;

    @BeforeEach
    void arrive() {
        member = member("Asia/Jakarta");
        practitioner = practitioner("Asia/Jakarta");
        session = booked(member, practitioner, at("Asia/Jakarta", 5, "09:00"));
        people = new LinkedHashMap<>();
        people.put("other member", member("Asia/Jakarta")::given);
        people.put("other practitioner", practitioner("Asia/Jakarta")::given);
        people.put("partner", Actors.partner()::given);
        people.put("admin without permission", Actors.admin("invoices:read")::given);
        people.put("admin with permission", Actors.admin("feedback-sessions:read")::given);
        people.put(
                "anonymous",
                () -> RestAssured.given().contentType(ContentType.JSON).accept(ContentType.JSON));
    }

    @Test
    void aMembersSessionIsTheMembersOnly() {
        people.put("its practitioner", practitioner::given);
        refused(
                List.of(
                        new Operation(Method.GET, MINE + "/" + session, null),
                        new Operation(Method.GET, MINE + "/" + session + "/reminders", null),
                        new Operation(Method.GET, MINE + "/" + session + "/rating", null),
                        new Operation(Method.PUT, MINE + "/" + session + "/rating", Map.of("stars", 1)),
                        new Operation(
                                Method.POST,
                                MINE + "/" + session + "/reschedule",
                                Map.of(
                                        "startsAt",
                                        at("Asia/Jakarta", 6, "09:00").toString())),
                        new Operation(Method.POST, MINE + "/" + session + "/cancellation", Map.of()),
                        new Operation(Method.POST, MINE + "/" + session + "/no-show", null)),
                Map.of(
                        "anonymous", 401,
                        "admin without permission", 403,
                        "admin with permission", 403),
                404);
        Actors.member().given().get(MINE).then().statusCode(200).body("items", empty());
        practitioner.given().get(MINE).then().statusCode(200).body("items", empty());
        member.given().get(MINE + "/" + session).then().statusCode(200);
        member.given().get(MINE + "/" + session + "/reminders").then().statusCode(200);
    }

    @Test
    void aPractitionersSessionIsThePractitionersOnly() {
        people.put("its member", member::given);
        String path = CLIENTS + "/" + session;
        refused(
                List.of(
                        new Operation(Method.GET, path, null),
                        new Operation(Method.GET, path + "/reminders", null),
                        new Operation(Method.POST, path + "/start", null),
                        new Operation(Method.POST, path + "/completion", Map.of()),
                        new Operation(Method.POST, path + "/no-show", null),
                        new Operation(Method.POST, path + "/failure", Map.of()),
                        new Operation(Method.POST, path + "/cancellation", Map.of()),
                        new Operation(
                                Method.PUT,
                                path + "/meeting-link",
                                Map.of("meetingLink", "https://evil.example.com/x"))),
                Map.of("anonymous", 401, "other practitioner", 404),
                403);
        practitioner("Asia/Jakarta").given().get(CLIENTS).then().statusCode(200).body("items", empty());
        member.given().get(CLIENTS).then().statusCode(403);
        practitioner.given().get(path).then().statusCode(200);
        practitioner.given().get(path + "/reminders").then().statusCode(200);
    }

    @Test
    void hoursAreThePractitionersOnly() {
        people.put("member", member::given);
        String rule = practitioner.given().get(SCHEDULES).path("items[0].id");
        String day = practitioner
                .given()
                .body(Map.of("date", "2027-08-17", "kind", "CLOSED"))
                .post(EXCEPTIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Object hours = Map.of("weekday", "MONDAY", "times", List.of(hours("09:00", "10:00", 60)));
        refused(
                List.of(
                        new Operation(Method.GET, SCHEDULES + "/" + rule, null),
                        new Operation(Method.PUT, SCHEDULES + "/" + rule, hours),
                        new Operation(Method.DELETE, SCHEDULES + "/" + rule, null),
                        new Operation(Method.GET, EXCEPTIONS + "/" + day, null),
                        new Operation(
                                Method.PUT, EXCEPTIONS + "/" + day, Map.of("date", "2027-08-18", "kind", "CLOSED")),
                        new Operation(Method.DELETE, EXCEPTIONS + "/" + day, null)),
                Map.of("anonymous", 401, "other practitioner", 404),
                403);
        // A rule is no exception and the other way round, even for their owner.
        practitioner.given().get(EXCEPTIONS + "/" + rule).then().statusCode(404);
        practitioner.given().get(SCHEDULES + "/" + day).then().statusCode(404);
        member.given().get("/api/v1/practitioner/booking-settings").then().statusCode(403);
        practitioner.given().get(SCHEDULES + "/" + rule).then().statusCode(200);
        practitioner.given().get(EXCEPTIONS + "/" + day).then().statusCode(200);
    }

    @Test
    void theBackOfficeWantsItsPermission() {
        people.put("its member", member::given);
        people.put("its practitioner", practitioner::given);
        Supplier<RequestSpecification> allowed = people.remove("admin with permission");
        List<Operation> operations = List.of(
                new Operation(Method.GET, ADMIN, null),
                new Operation(Method.GET, ADMIN + "/" + session, null),
                new Operation(Method.GET, ADMIN + "/" + session + "/reminders", null));
        refused(operations, Map.of("anonymous", 401), 403);
        for (Operation operation : operations) {
            assertThat(operation.by(allowed.get()).statusCode())
                    .as("%s", operation)
                    .isEqualTo(200);
        }
        allowed.get().get(ADMIN + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    private void refused(List<Operation> operations, Map<String, Integer> special, int otherwise) {
        Object[] before = row();
        for (Operation operation : operations) {
            people.forEach((who, request) -> {
                Response answer = operation.by(request.get());
                assertThat(answer.statusCode())
                        .as("%s by %s", operation, who)
                        .isEqualTo(special.getOrDefault(who, otherwise));
                assertThat(answer.contentType()).startsWith("application/problem+json");
                assertThat(answer.asString()).doesNotContain("Sari Dewi").doesNotContain("Budi Santoso");
            });
        }
        assertThat(row()).isEqualTo(before);
    }

    private Object[] row() {
        return rows("select state, version, starts_at, meeting_link from feedback_session where id = ?1", session)
                .get(0);
    }
}
