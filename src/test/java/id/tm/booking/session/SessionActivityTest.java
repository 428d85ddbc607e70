package id.tm.booking.session;

import static id.tm.booking.Consultations.CLIENTS;
import static id.tm.booking.Consultations.MINE;
import static id.tm.booking.Consultations.act;
import static id.tm.booking.Consultations.again;
import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.backToNow;
import static id.tm.booking.Consultations.book;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.completed;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.practitioner;
import static id.tm.booking.Consultations.reschedule;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actor;
import id.tm.testing.ServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What members and practitioners do with sessions stands in their own logs. */
@ServiceTest
class SessionActivityTest {

    private static final String ZONE = "Asia/Jakarta";

    @AfterEach
    void restoreTheClock() {
        backToNow();
    }

    @Test
    void eachSideFindsTheOwnActs() {
        Actor member = member(ZONE);
        Actor practitioner = practitioner(ZONE);
        UUID moved = booked(member, practitioner, at(ZONE, 10, "09:00"));
        reschedule(member, moved, at(ZONE, 10, "11:00")).then().statusCode(200);
        act(member, MINE, moved, "cancellation").then().statusCode(200);
        UUID done = completed(member, practitioner, at(ZONE, 2, "09:00"));
        for (int stars : new int[] {4, 5}) {
            again(member)
                    .given()
                    .body(Map.of("stars", stars))
                    .put("/api/v1/me/feedback-sessions/{id}/rating", done)
                    .then()
                    .statusCode(stars == 4 ? 201 : 200);
        }
        assertThat(log(again(member), "/api/v1/me/activity", moved))
                .containsExactly("SESSION_CANCELLED", "SESSION_RESCHEDULED", "SESSION_BOOKED");
        assertThat(log(again(member), "/api/v1/me/activity", done))
                .containsExactly("RATING_CHANGED", "SESSION_RATED", "SESSION_BOOKED");
        assertThat(log(again(practitioner), "/api/v1/practitioner/activity", done))
                .containsExactly("SESSION_COMPLETED", "SESSION_STARTED");
        assertThat(log(again(practitioner), "/api/v1/practitioner/activity", moved))
                .isEmpty();
    }

    @Test
    void whatWasRefusedWasNotDone() {
        Actor winner = member(ZONE);
        Actor loser = member(ZONE);
        Actor practitioner = practitioner(ZONE);
        Instant start = at(ZONE, 3, "09:00");
        UUID session = booked(winner, practitioner, start);
        book(loser, practitioner, start).then().statusCode(409);
        act(loser, MINE, session, "cancellation").then().statusCode(404);
        act(practitioner, CLIENTS, session, "completion").then().statusCode(409);
        assertThat(log(loser, "/api/v1/me/activity", null)).isEmpty();
        assertThat(log(practitioner, "/api/v1/practitioner/activity", null)).isEmpty();
    }

    private static List<String> log(Actor actor, String path, UUID session) {
        List<Map<String, String>> items = actor.given().get(path).path("items");
        return items.stream()
                .filter(item -> session == null || session.toString().equals(item.get("subjectId")))
                .map(item -> item.get("action"))
                .toList();
    }
}
