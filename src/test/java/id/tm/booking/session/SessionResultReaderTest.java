package id.tm.booking.session;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.scored;
import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.practitioner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may read a result: its owner, a practitioner with a session of that owner, staff with the permission; nobody else. */
@ServiceTest
class SessionResultReaderTest {

    private static final String ZONE = "Asia/Jakarta";
    private static final String CLIENTS = "/api/v1/practitioner/assessments";

    private Actor member;
    private Actor practitioner;
    private String run;

    @BeforeEach
    void aResult() {
        member = member(ZONE);
        practitioner = practitioner(ZONE);
        run = scored(member);
    }

    @Test
    void whoReadsWhat() {
        booked(member, practitioner, at(ZONE, 3, "09:00"));
        Map<Actor, List<Integer>> matrix = new LinkedHashMap<>();
        // as the owner, as a practitioner, as staff
        matrix.put(member, List.of(200, 403, 403));
        matrix.put(practitioner, List.of(404, 200, 403));
        matrix.put(practitioner(ZONE), List.of(404, 404, 403));
        matrix.put(member(ZONE), List.of(404, 403, 403));
        matrix.put(Actors.partner(), List.of(404, 403, 403));
        matrix.put(Actors.admin("user-assessments:results"), List.of(403, 403, 200));
        matrix.put(Actors.admin("user-assessments:read"), List.of(403, 403, 403));
        matrix.forEach((actor, expected) -> assertThat(List.of(
                        actor.given().get(MINE + "/" + run + "/result").statusCode(),
                        actor.given().get(CLIENTS + "/" + run + "/result").statusCode(),
                        actor.given().get(STAFF + "/" + run + "/result").statusCode()))
                .as(actor.name())
                .isEqualTo(expected));
        for (String path : List.of(MINE, CLIENTS, STAFF)) {
            anonymous().get(path + "/" + run + "/result").then().statusCode(401);
        }
        // what others than the owner read is written down, and what they did not get is not
        assertThat(sql().texts("select role from user_assessment_reads where user_assessment_id = '" + run
                        + "' order by role"))
                .containsExactly("ADMIN", "PRACTITIONER");
        assertThat(sql().texts("select reader_id from user_assessment_reads where role = 'PRACTITIONER'"
                        + " and user_assessment_id = '" + run + "'"))
                .containsExactly(practitioner.id().toString());
    }

    @Test
    void aSessionThatWasCalledOffOpensNothing() {
        UUID session = booked(member, practitioner, at(ZONE, 3, "09:00"));
        practitioner
                .given()
                .queryParam("userId", member.id())
                .get(CLIENTS)
                .then()
                .statusCode(200)
                .body("items.id", contains(run));
        member.given()
                .body(Map.of("reason", "Sakit"))
                .post("/api/v1/me/feedback-sessions/" + session + "/cancellation")
                .then()
                .statusCode(200);
        practitioner
                .given()
                .queryParam("userId", member.id())
                .get(CLIENTS)
                .then()
                .body("items", empty());
        practitioner
                .given()
                .get(CLIENTS + "/" + run + "/result")
                .then()
                .statusCode(404)
                .body("code", equalTo("run-not-found"));
    }

    /** T13. */
    @Test
    void nonsenseFindsNothing() {
        practitioner.given().get(CLIENTS).then().statusCode(400);
        for (String nasty : List.of("", "x", "😀", "' or 1=1", "x".repeat(3_000))) {
            assertThat(practitioner
                            .given()
                            .queryParam("userId", nasty)
                            .get(CLIENTS)
                            .statusCode())
                    .as(nasty)
                    .isIn(400, 404);
        }
        practitioner
                .given()
                .get(CLIENTS + "/" + UUID.randomUUID() + "/result")
                .then()
                .statusCode(404);
    }
}
