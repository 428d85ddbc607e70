package id.tm.booking.rating;

import static id.tm.booking.Consultations.CLIENTS;
import static id.tm.booking.Consultations.MINE;
import static id.tm.booking.Consultations.act;
import static id.tm.booking.Consultations.again;
import static id.tm.booking.Consultations.backToNow;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.completed;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.moveTo;
import static id.tm.booking.Consultations.practitioner;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.tm.testing.Actor;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One verified rating per completed session. */
@ServiceTest
class RatingTest {

    private static final Instant NINE = Instant.parse("2027-06-08T02:00:00Z");

    private Actor practitioner;
    private Actor member;

    @BeforeEach
    void arrive() {
        moveTo(Instant.parse("2027-06-07T00:00:00Z"));
        practitioner = practitioner("Asia/Jakarta");
        member = member("Asia/Jakarta");
    }

    @AfterEach
    void resetClock() {
        backToNow();
    }

    @Test
    void aCompletedSessionIsRatedOnceAndTheWordIsPublic() {
        UUID session = completed(member, practitioner, NINE);
        Actor now = again(member);
        now.given()
                .get(MINE + "/{id}/rating", session)
                .then()
                .statusCode(404)
                .body("code", equalTo("rating-not-found"));

        rate(now, session, 5, "Sangat <b>membantu</b>.<script>alert(1)</script>")
                .then()
                .statusCode(201)
                .body("stars", equalTo(5))
                .body("text", equalTo("Sangat membantu."));

        now.given().get(MINE + "/{id}/rating", session).then().statusCode(200).body("stars", equalTo(5));
        given().get("/api/v1/practitioners/{id}/ratings", practitioner.id())
                .then()
                .statusCode(200)
                .body("items.stars", contains(5))
                .body("items.text", contains("Sangat membantu."))
                .body("items.displayName", contains("Budi S."))
                .body("items[0]", not(hasKey("memberId")));
        given().get("/api/v1/practitioners/{id}", practitioner.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Sari Dewi"))
                .body("averageRating", equalTo(4.17f))
                .body("ratingCount", equalTo(1));
    }

    @Test
    void aRatingIsReplacedForAWeek() {
        UUID session = completed(member, practitioner, NINE);
        rate(again(member), session, 5, "Bagus").then().statusCode(201);

        moveTo(NINE.plus(Duration.ofDays(7)));
        rate(again(member), session, 2, null)
                .then()
                .statusCode(200)
                .body("stars", equalTo(2))
                .body("text", nullValue());
        given().get("/api/v1/practitioners/{id}", practitioner.id())
                .then()
                .body("averageRating", equalTo(3.67f))
                .body("ratingCount", equalTo(1));

        moveTo(NINE.plus(Duration.ofDays(7)).plus(Duration.ofHours(2)));
        rate(again(member), session, 1, null).then().statusCode(422).body("code", equalTo("rating-closed"));
    }

    @Test
    void onlyCompletedSessionsAreRatedAndOnlyForThirtyDays() {
        UUID scheduled = booked(member, practitioner, NINE.plus(Duration.ofHours(3)));
        rate(member, scheduled, 5, null)
                .then()
                .statusCode(409)
                .body("code", equalTo("illegal-state"))
                .body("currentState", equalTo("SCHEDULED"));
        act(practitioner, CLIENTS, scheduled, "cancellation").then().statusCode(200);
        rate(member, scheduled, 1, null).then().statusCode(409).body("currentState", equalTo("CANCELLED"));

        UUID session = completed(member, practitioner, NINE);
        moveTo(NINE.plus(Duration.ofDays(30)).plus(Duration.ofHours(2)));
        rate(again(member), session, 5, null).then().statusCode(422).body("code", equalTo("rating-closed"));
    }

    @Test
    void twentyRatingsOfOneSessionAtOnceAreOne() {
        UUID session = completed(member, practitioner, NINE);
        Actor now = again(member);

        Race race = Race.run(20, number -> rate(now, session, 1 + number % 5, null));

        assertThat(race.statuses()).containsOnly(entry(200, 19L), entry(201, 1L));
        given().get("/api/v1/practitioners/{id}", practitioner.id()).then().body("ratingCount", equalTo(1));
    }

    @Test
    void badRatingsAreRefused() {
        UUID session = completed(member, practitioner, NINE);
        Actor now = again(member);
        for (Map<String, Object> body : Arrays.<Map<String, Object>>asList(
                Map.of(),
                Map.of("stars", 0),
                Map.of("stars", 6),
                Map.of("stars", -5),
                Map.of("stars", "many"),
                Map.of("stars", 5, "text", "x".repeat(2001)),
                Map.of("stars", 5, "text", "\u0000"),
                Map.of("stars", 5, "displayName", "Somebody else"))) {
            Response answer = now.given().body(body).put(MINE + "/{id}/rating", session);
            assertThat(answer.statusCode())
                    .as("%s: %s", body, answer.asString())
                    .isEqualTo(400);
        }
        now.given().get(MINE + "/{id}/rating", session).then().statusCode(404);
    }

    @Test
    void thePublicReadsAreCachedAndPaged() {
        UUID first = completed(member, practitioner, NINE);
        rate(again(member), first, 5, "satu").then().statusCode(201);
        Actor other = member("Asia/Jakarta");
        UUID second = completed(again(other), practitioner, NINE.plus(Duration.ofHours(2)));
        rate(again(other), second, 3, "dua").then().statusCode(201);

        Response page = given().get("/api/v1/practitioners/{id}/ratings?limit=1", practitioner.id());
        page.then().body("items.text", contains("dua"));
        given().get("/api/v1/practitioners/{id}/ratings?limit=1&cursor={c}", practitioner.id(), page.path("nextCursor"))
                .then()
                .body("items.text", contains("satu"))
                .body("nextCursor", nullValue());
        given().get("/api/v1/practitioners/{id}/ratings?stars=3", practitioner.id())
                .then()
                .body("items.stars", everyItem(equalTo(3)));
        for (String path : new String[] {"/api/v1/practitioners/{id}", "/api/v1/practitioners/{id}/ratings"}) {
            String tag = given().get(path, practitioner.id()).header("ETag");
            given().header("If-None-Match", tag)
                    .get(path, practitioner.id())
                    .then()
                    .statusCode(304);
            given().get(path, member.id()).then().statusCode(404).body("code", equalTo("practitioner-not-found"));
        }
        given().get("/api/v1/practitioners/{id}/ratings?colour=red", practitioner.id())
                .then()
                .statusCode(400);
    }

    private static Response rate(Actor actor, UUID session, int stars, String text) {
        Map<String, Object> body = new HashMap<>();
        body.put("stars", stars);
        body.put("text", text);
        return actor.given().body(body).put(MINE + "/{id}/rating", session);
    }
}
