package id.tm.booking.session;

import static id.tm.booking.Consultations.CLIENTS;
import static id.tm.booking.Consultations.again;
import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.backToNow;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.completed;
import static id.tm.booking.Consultations.count;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.practitioner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.privacy.PersonalData;
import id.tm.testing.Actor;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of sessions and ratings when one side has the account erased. */
@ServiceTest
class SessionErasureTest {

    private static final String ZONE = "Asia/Jakarta";

    @Inject
    @All
    List<PersonalData> parts;

    @AfterEach
    void restoreTheClock() {
        backToNow();
    }

    @Test
    void whatIsAheadIsCancelledAndWhatWasStaysWithoutWords() {
        Actor member = member(ZONE);
        Actor practitioner = practitioner(ZONE);
        UUID ahead = booked(member, practitioner, at(ZONE, 20, "09:00"));
        UUID done = completed(member, practitioner, at(ZONE, 2, "09:00"));
        again(member)
                .given()
                .body(Map.of("stars", 5, "text", "Terima kasih, Bu Sari"))
                .put("/api/v1/me/feedback-sessions/{id}/rating", done)
                .then()
                .statusCode(201);
        assertThat(exported("consultations", member).toString()).contains(ahead.toString(), done.toString());
        assertThat(exported("ratings", member).toString()).contains("Terima kasih");
        assertThat(exported("consultations", practitioner).toString()).contains(done.toString());
        assertThat(exported("practice", practitioner)).isNotNull();
        assertThat(exported("practice", member)).isNull();

        erase(again(member));

        again(practitioner)
                .given()
                .get(CLIENTS + "/{id}", ahead)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        assertThat(SentMessages.last(practitioner.email(), "session-cancelled").variables())
                .containsEntry("otherName", "Budi Santoso");
        again(practitioner)
                .given()
                .get("/api/v1/practitioners/{id}/ratings", practitioner.id())
                .then()
                .body("items[0].stars", equalTo(5))
                .body("items[0].text", nullValue());
        assertThat(count("select count(*) from user_schedule where session_id = ?1 and state = 'BOOKED'", ahead))
                .as("the slot is free again")
                .isZero();
        assertThat(count(
                        "select count(*) from messages where user_id = ?1 and state in ('QUEUED', 'SENDING')",
                        member.id()))
                .as("nothing more goes to who has left")
                .isZero();
    }

    @Test
    void clientsOfAPractitionerWhoLeavesAreTold() {
        Actor member = member(ZONE);
        Actor practitioner = practitioner(ZONE);
        UUID ahead = booked(member, practitioner, at(ZONE, 20, "09:00"));
        erase(practitioner);
        member.given()
                .get("/api/v1/me/feedback-sessions/{id}", ahead)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        assertThat(SentMessages.last(member.email(), "session-cancelled").variables())
                .containsEntry("otherName", "Sari Dewi");
        member.given()
                .get("/api/v1/practitioners/{id}", practitioner.id())
                .then()
                .statusCode(404);
    }

    private static void erase(Actor actor) {
        // The clock was moved since the login.
        actor.given()
                .body(Map.of("password", Actor.PASSWORD))
                .post("/api/v1/auth/reauthentications")
                .then()
                .statusCode(204);
        actor.given()
                .body(Map.of("password", Actor.PASSWORD))
                .delete("/api/v1/me")
                .then()
                .statusCode(204);
    }

    private Object exported(String section, Actor actor) {
        return parts.stream()
                .filter(part -> part.section().equals(section))
                .findFirst()
                .orElseThrow()
                .export(actor.id());
    }
}
