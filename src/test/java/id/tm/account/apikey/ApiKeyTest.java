package id.tm.account.apikey;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ApiKeyTest {

    private static final String KEYS = "/api/v1/me/api-keys";

    @Inject
    SystemClock clock;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void aKeyIsShownOnceAndDoesWhatItsScopesAndItsUserMay() {
        Actor actor = Actors.practitioner();
        Response made = create(actor, "me:read", "practitioner:read", "partner:read");
        made.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("key.lastUsedAt", nullValue())
                .body("key.scopes", equalTo(List.of("me:read", "partner:read", "practitioner:read")));
        String key = made.path("apiKey");
        assertThat(key).matches("tmk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}").startsWith(made.<String>path("key.prefix"));
        assertThat(count(
                        "user_apis k where cast(k as text) like ?1",
                        "%" + key.substring(key.indexOf('_', 5) + 1) + "%"))
                .isZero();
        String list = actor.given().get(KEYS).asString();
        assertThat(list).contains(made.<String>path("key.id")).doesNotContain(key);

        with(key)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(actor.id().toString()));
        with(key).head("/api/v1/me").then().statusCode(200);
        with(key).get("/api/v1/practitioner/schedules").then().statusCode(200);
        with(key).get("/api/v1/partner/invoices").then().statusCode(403).body("code", equalTo("forbidden"));
        with(key).post("/api/v1/practitioner/schedules").then().statusCode(403).body("code", equalTo("api-key-scope"));
        assertThat(SentMessages.last(actor.email(), "api-key-created").variables())
                .containsEntry("keyName", "Key of a test");
        assertThat(count("member_logs where user_id = ?1 and action = 'API_KEY_CREATED'", actor.id()))
                .isEqualTo(1);
    }

    @Test
    void noKeyOpensLoginsTheBackOfficeOrTheAccountItself() {
        Actor actor = Actors.member();
        String key = keyOf(actor, "me:read", "me:write", "partner:read", "partner:write");
        for (String path : List.of(
                KEYS,
                "/api/v1/me/sessions",
                "/api/v1/me/totp",
                "/api/v1/me/%74otp",
                "/api/v1/me/x/../totp",
                "/api/v1//me///totp",
                "/api/v1/me;a=b/totp",
                "/api/v1/me/totp;a=b",
                "/api/v1/me/totp/",
                "/api/v1/admin/me",
                "/api/v1/admin/users")) {
            assertThat(with(key).urlEncodingEnabled(false).get(path).statusCode())
                    .as(path)
                    .isIn(403, 404);
        }
        Map<String, Object> password =
                Map.of("currentPassword", Actor.PASSWORD, "newPassword", "lima kata yang lebih panjang");
        with(key).body(password).put("/api/v1/me/password").then().statusCode(403);
        with(key)
                .body(Map.of("email", "x@example.com"))
                .put("/api/v1/me/email")
                .then()
                .statusCode(403);
        with(key).post("/api/v1/me/totp").then().statusCode(403);
        with(key).body(request("me:read")).post(KEYS).then().statusCode(403);
        with(key).post("/api/v1/auth/logout").then().statusCode(403);
        with(key)
                .body(Map.of("password", Actor.PASSWORD))
                .post("/api/v1/auth/reauthentications")
                .then()
                .statusCode(403);
        with(key).delete("/api/v1/me").then().statusCode(not(204));
    }

    @Test
    void whatNoLongerOpensAnythingIsToldApartByNothing() {
        Actor actor = Actors.member();
        Response revoked = create(actor, "me:read");
        actor.given().delete(KEYS + "/" + revoked.path("key.id")).then().statusCode(204);
        actor.given()
                .delete(KEYS + "/" + revoked.path("key.id"))
                .then()
                .statusCode(409)
                .body("currentState", equalTo("REVOKED"));
        String living = keyOf(actor, "me:read");
        String other = living.substring(0, living.length() - 3) + (living.endsWith("abc") ? "xyz" : "abc");
        String expired = actor.given()
                .body(Map.of(
                        "name",
                        "short",
                        "scopes",
                        List.of("me:read"),
                        "expiresAt",
                        clock.instant().plusSeconds(60).toString()))
                .post(KEYS)
                .path("apiKey");
        with(expired).get("/api/v1/me").then().statusCode(200);
        clock.move(Duration.ofSeconds(61));
        String first = null;
        for (String key : List.of(
                revoked.<String>path("apiKey"),
                expired,
                other,
                "tmk_000000000000_" + "x".repeat(43),
                "tmk_",
                "x",
                " ",
                "' or 1=1 --",
                "x".repeat(1_000))) {
            Response refused = with(key).get("/api/v1/me");
            assertThat(refused.statusCode()).as(key).isEqualTo(401);
            String body = refused.asString().replaceAll("\"traceId\":\"[^\"]*\"", "");
            assertThat(first == null || body.equals(first)).as(key).isTrue();
            first = body;
        }
        with(living).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void aRotatedKeyHasTwoSecretsForAWhile() {
        Actor actor = Actors.member();
        Response made = create(actor, "me:read");
        String first = made.path("apiKey");
        String path = KEYS + "/" + made.path("key.id") + "/rotation";
        String second = actor.given().body(Map.of("overlapHours", 0)).post(path).path("apiKey");
        with(first).get("/api/v1/me").then().statusCode(401);
        with(second).get("/api/v1/me").then().statusCode(200);

        Response rotated = actor.given().body(Map.of("overlapHours", 2)).post(path);
        rotated.then().statusCode(200).header("Cache-Control", "no-store");
        String third = rotated.path("apiKey");
        assertThat(third).isNotEqualTo(second).startsWith(made.<String>path("key.prefix"));
        for (String key : List.of(second, third))
            with(key).get("/api/v1/me").then().statusCode(200);
        with(first).get("/api/v1/me").then().statusCode(401);
        actor.given().body(Map.of("overlapHours", 169)).post(path).then().statusCode(400);
        actor.given().body(Map.of("overlapHours", -1)).post(path).then().statusCode(400);
        clock.move(Duration.ofMinutes(121));
        with(second).get("/api/v1/me").then().statusCode(401);
        with(third).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void aRevokedKeyIsOverWithBothItsSecrets() {
        Actor actor = Actors.member();
        Response made = create(actor, "me:read");
        String path = KEYS + "/" + made.path("key.id");
        String fresh = actor.given()
                .body(Map.of("overlapHours", 2))
                .post(path + "/rotation")
                .path("apiKey");
        actor.given().delete(path).then().statusCode(204);
        for (String key : List.of(made.<String>path("apiKey"), fresh)) {
            with(key).get("/api/v1/me").then().statusCode(401);
        }
        actor.given()
                .body(Map.of("overlapHours", 0))
                .post(path + "/rotation")
                .then()
                .statusCode(409);
    }

    @Test
    void aRequestWithBothIsRefused() {
        Actor actor = Actors.member();
        String key = keyOf(actor, "me:read");
        actor.given()
                .header("X-Api-Key", key)
                .get("/api/v1/me")
                .then()
                .statusCode(400)
                .body("code", equalTo("two-credentials"));
        actor.given().header("X-Api-Key", "nonsense").get("/api/v1/me").then().statusCode(400);
    }

    @Test
    void theLastUseIsWrittenDownOnceInAWhile() {
        Actor actor = Actors.member();
        Response made = create(actor, "me:read");
        UUID id = UUID.fromString(made.path("key.id"));
        for (int i = 0; i < 3; i++)
            with(made.path("apiKey")).get("/api/v1/me").then().statusCode(200);
        Object first = one("select cast(last_used_at as text) from user_apis where id = ?1", id);
        assertThat(first).isNotNull();
        clock.move(Duration.ofMinutes(4));
        with(made.path("apiKey")).get("/api/v1/me").then().statusCode(200);
        assertThat(one("select cast(last_used_at as text) from user_apis where id = ?1", id))
                .isEqualTo(first);
        clock.move(Duration.ofMinutes(6));
        with(made.path("apiKey")).get("/api/v1/me").then().statusCode(200);
        assertThat(one("select cast(last_used_at as text) from user_apis where id = ?1", id))
                .isNotEqualTo(first);
    }

    @Test
    void aKeyThatIsUsedTooOftenHasToWait() {
        Actor actor = Actors.member();
        Response made = create(actor, "me:read");
        String key = made.path("apiKey");
        with(key).get("/api/v1/me").then().statusCode(200);
        // As if all of the minute's requests had been made.
        sql(
                "update rate_limits set free_from = free_from + interval '60 seconds' where purpose = 'api-key'"
                        + " and key_hash = encode(sha256(convert_to(?1, 'UTF8')), 'hex')",
                made.<String>path("key.id"));
        Response waiting = with(key).get("/api/v1/me");
        waiting.then().statusCode(429).body("code", equalTo("too-many-requests"));
        assertThat(Long.parseLong(waiting.header("Retry-After"))).isBetween(1L, 60L);
        assertThat(waiting.header("RateLimit-Remaining")).isEqualTo("0");
        with(keyOf(actor, "me:read")).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void keysAreMadeWithAFreshLoginOnlyAndEndLikeNothingElseNeeds() {
        Actor actor = Actors.member();
        String id = create(actor, "me:read").path("key.id");
        clock.move(Duration.ofMinutes(11));
        create(actor, "me:read").then().statusCode(403).body("code", equalTo("reauthentication-required"));
        actor.given().delete(KEYS + "/" + id).then().statusCode(204);
    }

    @Test
    void nobodyHasMoreThanTheMostHoweverManyAreAskedForAtOnce() {
        Actor actor = Actors.member();
        for (int i = 0; i < 15; i++) create(actor, "me:read").then().statusCode(201);
        Race race = Race.run(30, () -> create(actor, "me:read"));
        assertThat(race.with(201)).hasSize(5);
        assertThat(race.with(409)).hasSize(25);
        assertThat(race.with(409).get(0).<String>path("code")).isEqualTo("api-key-limit");
        actor.given().queryParam("limit", 50).get(KEYS).then().statusCode(200).body("items", hasSize(20));
    }

    @Test
    void keysOfOthersAreNotThere() {
        Actor owner = Actors.member();
        String path = KEYS + "/" + create(owner, "me:read").path("key.id");
        Map<String, Integer> body = Map.of("overlapHours", 1);
        for (Actor other : List.of(Actors.member(), Actors.partner())) {
            other.given().get(path).then().statusCode(404).body("code", equalTo("api-key-not-found"));
            other.given().delete(path).then().statusCode(404);
            other.given().body(body).post(path + "/rotation").then().statusCode(404);
            other.given().get(KEYS).then().body("items", hasSize(0));
        }
        Actor admin = Actors.superAdmin();
        for (Response refused : List.of(
                admin.given().get(path),
                admin.given().get(KEYS),
                admin.given().delete(path),
                admin.given().body(body).post(path + "/rotation"),
                admin.given().body(request("me:read")).post(KEYS))) {
            refused.then().statusCode(403);
        }
        for (Response refused : List.of(
                anonymous().get(path),
                anonymous().get(KEYS),
                anonymous().delete(path),
                anonymous().body(body).post(path + "/rotation"),
                anonymous().body(request("me:read")).post(KEYS))) {
            refused.then().statusCode(401);
        }
        owner.given().get(path).then().statusCode(200).body("revokedAt", nullValue());
    }

    @Test
    void expiryAndScopesAreBounded() {
        Actor actor = Actors.member();
        for (String when : List.of(
                clock.instant().minusSeconds(1).toString(),
                clock.instant().plus(Duration.ofDays(366)).toString())) {
            actor.given()
                    .body(Map.of("name", "k", "scopes", List.of("me:read"), "expiresAt", when))
                    .post(KEYS)
                    .then()
                    .statusCode(400)
                    .body("errors.field", equalTo(List.of("expiresAt")));
        }
        for (Object scopes : List.of(List.of(), List.of("admin:read"), List.of("me:*"), List.of("me:read "))) {
            actor.given()
                    .body(Map.of("name", "k", "scopes", scopes))
                    .post(KEYS)
                    .then()
                    .statusCode(400);
        }
        assertThat(count("user_apis where user_id = ?1", actor.id())).isZero();
    }

    @Test
    void actsOfAKeyAreItsUsersAndRepeatableByIdempotencyKey() {
        Actor actor = Actors.practitioner();
        Response made = create(actor, "practitioner:write");
        String key = made.path("apiKey");
        Map<String, Object> exception = Map.of("name", "x");
        String idempotency = UUID.randomUUID().toString();
        Response first = with(key)
                .header("Idempotency-Key", idempotency)
                .body(exception)
                .post("/api/v1/practitioner/exceptions");
        String rotated = actor.given()
                .body(Map.of("overlapHours", 0))
                .post(KEYS + "/" + made.path("key.id") + "/rotation")
                .path("apiKey");
        Response again = with(rotated)
                .header("Idempotency-Key", idempotency)
                .body(exception)
                .post("/api/v1/practitioner/exceptions");
        assertThat(first.statusCode()).isEqualTo(400);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(Set.of(first.statusCode())).containsExactly(again.statusCode());
    }

    private static Map<String, Object> request(String... scopes) {
        return Map.of("name", "Key of a test", "scopes", List.of(scopes));
    }

    private static Response create(Actor actor, String... scopes) {
        return actor.given().body(request(scopes)).post(KEYS);
    }

    private static String keyOf(Actor actor, String... scopes) {
        return create(actor, scopes).then().statusCode(201).extract().path("apiKey");
    }

    private static RequestSpecification with(String key) {
        return given().header("X-Api-Key", key).contentType(ContentType.JSON).accept(ContentType.JSON);
    }
}
