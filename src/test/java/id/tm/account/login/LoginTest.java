package id.tm.account.login;

import static id.tm.account.AccountSteps.PASSWORD;
import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.refresh;
import static id.tm.account.AccountSteps.register;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.with;
import static id.tm.account.login.ForbiddenStatesTest.freshPhone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import id.tm.account.AccountError;
import id.tm.platform.problem.TmException;
import id.tm.platform.security.Realm;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class LoginTest {

    @Inject
    SystemClock clock;

    @Inject
    LoginGuard guard;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void byEmailInAnyCaseOrByPhoneHoweverItIsWritten() {
        String phone = freshPhone();
        Actor actor = Actors.member(w -> w.phone(phone));
        for (String login : List.of(
                actor.email(),
                actor.email().toUpperCase(),
                phone,
                "0" + phone.substring(3),
                "62 " + phone.substring(3))) {
            login(login, Actor.PASSWORD)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("tokenType", equalTo("Bearer"))
                    .body("expiresIn", equalTo(900));
        }
    }

    @Test
    void aFamilyMayShareAPhoneThePasswordTellsThemApart() {
        String phone = freshPhone();
        Actor parent = Actors.member(w -> w.phone(phone));
        String email = freshEmail();
        Map<String, Object> body = id.tm.account.AccountSteps.registration(email);
        body.put("phone", phone);
        register(body);
        id.tm.account.AccountSteps.verify(id.tm.account.AccountSteps.mailedToken(email));

        String parents = login(phone, Actor.PASSWORD).path("accessToken");
        String childs = login(phone, PASSWORD).path("accessToken");

        with(parents, "/api/v1/me").then().body("id", equalTo(parent.id().toString()));
        with(childs, "/api/v1/me").then().body("email", equalTo(email));
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginAreToldApartByNothing() {
        Actor actor = Actors.member();
        Response wrong = login(actor.email(), "not the password");
        for (String login : List.of(freshEmail(), freshPhone(), "nobody", "' or 1=1 --")) {
            Response unknown = login(login, "not the password");
            assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
            assertThat(unknown.asString().replaceAll("\"traceId\":\"[^\"]*\"", ""))
                    .isEqualTo(wrong.asString().replaceAll("\"traceId\":\"[^\"]*\"", ""));
        }
    }

    @Test
    void unknownLoginsLockLikeKnownOnes() {
        for (String login : List.of(Actors.member().email(), freshEmail())) {
            for (int i = 0; i < 5; i++) {
                assertThat(login(login, "wrong password " + i).statusCode()).isEqualTo(401);
            }
            Response waiting = login(login, Actor.PASSWORD);
            assertThat(waiting.statusCode()).isEqualTo(429);
            assertThat(waiting.<String>path("code")).isEqualTo("too-many-attempts");
            assertThat(Long.parseLong(waiting.getHeader("Retry-After"))).isBetween(1L, 3L);
            // Each wrong one waits twice as long as the one before; the tenth locks.
            long moved = 0;
            for (int i = 0; i < 5; i++) {
                moved += 1L << (i + 1);
                clock.move(Duration.ofSeconds(moved));
                assertThat(login(login, "wrong again " + i).statusCode()).isEqualTo(401);
            }
            clock.move(Duration.ofSeconds(moved + 600));
            Response locked = login(login, Actor.PASSWORD);
            assertThat(locked.statusCode()).isEqualTo(423);
            assertThat(locked.<String>path("code")).isEqualTo("login-locked");
            assertThat(Long.parseLong(locked.getHeader("Retry-After"))).isBetween(1L, 300L + 5);
            clock.move(Duration.ZERO);
        }
    }

    @Test
    void afterTheLockTimeItOpensAndCountsAnew() {
        Actor actor = Actors.member();
        String key = Subjects.key(actor.email());
        for (int i = 0; i < 10; i++) {
            guard.failed(Realm.USERS, key, "127.0.0.1");
            clock.move(Duration.ofSeconds(60L * (i + 1)));
        }
        assertThat(login(actor).statusCode()).isEqualTo(423);
        clock.move(Duration.ofMinutes(9 + 15).plusSeconds(10));
        assertThat(login(actor.email(), "wrong").statusCode()).isEqualTo(401);
        assertThat(login(actor).statusCode()).isEqualTo(200);
    }

    @Test
    void aBurstOfParallelGuessesIsNoWayAround() {
        Actor actor = Actors.member();
        Race race = Race.run(30, number -> login(actor.email(), "guess number " + number));
        assertThat(race.statuses().keySet()).isSubsetOf(Set.of(401, 429, 503));
        int counted = (Integer) one(
                "select failures from login_attempts where login_key = ?1 and address <> '*'",
                Subjects.key(actor.email()));
        // While five are counted and the sixth waits, the others already under way are answered, not counted.
        assertThat(counted).isBetween(5, 10);
    }

    @Test
    void aRightPasswordInTheShadowOfABurstIsRefusedToo() {
        String key = Subjects.key(freshEmail());
        guard.admit(Realm.USERS, key, "10.0.0.2");
        for (int i = 0; i < 5; i++) guard.failed(Realm.USERS, key, "10.0.0.2");
        assertThatThrownBy(() -> guard.succeeded(Realm.USERS, key, "10.0.0.2"))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(AccountError.TOO_MANY_ATTEMPTS));
    }

    @Test
    void aDeviceThatHasLoggedInBeforeIsNotShutOutByAnothersAttack() {
        String key = Subjects.key(freshEmail());
        guard.succeeded(Realm.USERS, key, "10.0.0.1");
        for (int i = 0; i < 60; i++) guard.failed(Realm.USERS, key, "10.9.0." + i);

        assertThatThrownBy(() -> guard.admit(Realm.USERS, key, "10.7.7.7"))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(AccountError.LOGIN_LOCKED));
        assertThatCode(() -> guard.admit(Realm.USERS, key, "10.0.0.1")).doesNotThrowAnyException();
        assertThatCode(() -> guard.admit(Realm.ADMINS, key, "10.7.7.7"))
                .as("the realms count apart")
                .doesNotThrowAnyException();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        Actor actor = Actors.member();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++)
                login(actor.email(), "wrong password").then().statusCode(401);
            login(actor).then().statusCode(200);
        }
    }

    @Test
    void bcryptOfTheOldSystemOpensTheAccountOnceAndIsArgon2idThen() {
        Actor actor = Actors.member();
        sql(
                "update users set password_hash = ?2 where id = ?1",
                actor.id(),
                "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        login(actor.email(), "U*V").then().statusCode(401);
        login(actor.email(), "U*U").then().statusCode(200);
        String upgraded = (String) one("select password_hash from users where id = ?1", actor.id());
        assertThat(upgraded).startsWith("$argon2id$");
        login(actor.email(), "U*U").then().statusCode(200);
        login(actor.email(), "U*V").then().statusCode(401);
        assertThat(one("select password_hash from users where id = ?1", actor.id()))
                .isEqualTo(upgraded);
    }

    @Test
    void aStormGetsBusyAnswersAndNothingBreaks() {
        Actor actor = Actors.member();
        Race race = Race.run(150, number -> login("storm-" + number + "@accounts.test", "some password"));
        assertThat(race.statuses().keySet()).isSubsetOf(Set.of(401, 503));
        assertThat(race.with(503)).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.<String>path("code")).isEqualTo("overloaded");
            assertThat(answer.getHeader("Retry-After")).isNotNull();
        });
        assertThat(race.with(401)).isNotEmpty();
        login(actor).then().statusCode(200);
    }

    @Test
    void sessionsAreListedAndRevocableByTheirOwnerOnly() {
        Actor actor = Actors.member();
        Actor other = Actors.member();
        Response phone = anonymous()
                .body(Map.of("login", actor.email(), "password", Actor.PASSWORD, "deviceName", "Budi's phone"))
                .post("/api/v1/auth/tokens");
        String phoneToken = phone.path("accessToken");

        Response list = with(phoneToken, "/api/v1/me/sessions");
        list.then().statusCode(200).body("items", hasSize(2));
        List<Map<String, Object>> items = list.path("items");
        Map<String, Object> current = items.stream()
                .filter(s -> (Boolean) s.get("current"))
                .findFirst()
                .orElseThrow();
        assertThat(current).containsEntry("deviceName", "Budi's phone").containsEntry("address", "127.0.0.1");
        String id = (String) current.get("id");

        other.given().delete("/api/v1/me/sessions/" + id).then().statusCode(404);
        other.given().delete("/api/v1/me/sessions/" + UUID.randomUUID()).then().statusCode(404);
        anonymous().delete("/api/v1/me/sessions/" + id).then().statusCode(401);
        actor.given().delete("/api/v1/me/sessions/" + id).then().statusCode(204);
        actor.given().delete("/api/v1/me/sessions/" + id).then().statusCode(404);
        refresh(phone.path("refreshToken"), null).then().statusCode(401);
        with(actor.token(), "/api/v1/me/sessions").then().body("items", hasSize(1));
    }

    @Test
    void logoutEndsTheSession() {
        Actor actor = Actors.member();
        Response tokens = login(actor);
        anonymous()
                .auth()
                .oauth2(tokens.path("accessToken"))
                .post("/api/v1/auth/logout")
                .then()
                .statusCode(204);
        refresh(tokens.path("refreshToken"), null).then().statusCode(401);
        anonymous().post("/api/v1/auth/logout").then().statusCode(401);
    }
}
