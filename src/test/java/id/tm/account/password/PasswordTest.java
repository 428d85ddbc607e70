package id.tm.account.password;

import static id.tm.account.AccountSteps.adminLogin;
import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.refresh;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import id.tm.account.People;
import id.tm.platform.time.SystemClock;
import id.tm.support.OutgoingMessage;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class PasswordTest {

    private static final String FRESH = "lima kata yang lebih panjang";

    @Inject
    SystemClock clock;

    @Inject
    People people;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void aNewPasswordEndsEveryOtherSessionAtOnceAndIsTold() {
        Actor actor = Actors.member();
        Response phone = login(actor);
        assertThat(people.credentialsChangedAt(actor.id())).isEmpty();

        change(actor, Actor.PASSWORD, FRESH).then().statusCode(204);

        with(phone.path("accessToken"), "/api/v1/me").then().statusCode(401);
        refresh(phone.path("refreshToken"), null).then().statusCode(401);
        with(actor.token(), "/api/v1/me").then().statusCode(200);
        login(actor).then().statusCode(401);
        login(actor.email(), FRESH).then().statusCode(200);
        assertThat(SentMessages.last(actor.email(), "password-changed").variables())
                .containsKeys("name", "at");
        assertThat(people.credentialsChangedAt(actor.id()).orElseThrow())
                .isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
        assertThat(count("member_logs where user_id = ?1 and action = 'PASSWORD_CHANGED'", actor.id()))
                .isEqualTo(1);
    }

    @Test
    void aWrongCurrentPasswordCountsLikeAWrongLogin() {
        Actor actor = Actors.member();
        for (int i = 0; i < 3; i++) {
            change(actor, "not the password", FRESH)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("invalid-credentials"));
        }
        reauthenticate(actor, "not the password").then().statusCode(401).body("code", equalTo("invalid-credentials"));
        login(actor.email(), "not the password").then().statusCode(401);
        for (Response waiting :
                List.of(login(actor), change(actor, Actor.PASSWORD, FRESH), reauthenticate(actor, Actor.PASSWORD))) {
            waiting.then().statusCode(429).body("code", equalTo("too-many-attempts"));
        }
        assertThat(SentMessages.to(actor.email())).isEmpty();
    }

    @Test
    void aSessionThatLoggedInLongAgoIsAskedForThePasswordFirst() {
        Actor actor = Actors.member();
        clock.move(Duration.ofMinutes(11));
        change(actor, Actor.PASSWORD, FRESH).then().statusCode(403).body("code", equalTo("reauthentication-required"));
        reauthenticate(actor, Actor.PASSWORD).then().statusCode(204);
        change(actor, Actor.PASSWORD, FRESH).then().statusCode(204);

        // A refresh proves nothing; a login does.
        Response tokens = login(actor.email(), FRESH);
        clock.move(Duration.ofMinutes(22));
        Response later = refresh(tokens.path("refreshToken"), null);
        changeWith(later.path("accessToken"), FRESH, Actor.PASSWORD).then().statusCode(403);
        changeWith(login(actor.email(), FRESH).path("accessToken"), FRESH, Actor.PASSWORD)
                .then()
                .statusCode(204);
    }

    @Test
    void aResetLinkWorksOnceForAnHour() {
        Actor actor = Actors.member();
        Response before = login(actor);
        String token = requested(actor);
        assertThat(one("select cast(count(*) as text) from password_resets where token_hash = ?1", token))
                .as("only the hash is kept")
                .isEqualTo("0");

        clock.move(Duration.ofMinutes(59));
        reset(token, "short").then().statusCode(400);
        reset(token, FRESH).then().statusCode(204);
        reset(token, Actor.PASSWORD).then().statusCode(410).body("code", equalTo("link-unusable"));

        login(actor).then().statusCode(401);
        login(actor.email(), FRESH).then().statusCode(200);
        refresh(before.path("refreshToken"), null).then().statusCode(401);
        with(before.path("accessToken"), "/api/v1/me").then().statusCode(401);
        assertThat(SentMessages.last(actor.email(), "password-changed")).isNotNull();
        assertThat(people.credentialsChangedAt(actor.id())).isPresent();
    }

    @Test
    void aResetLinkExpiresAndDiesWithAnotherChange() {
        Actor actor = Actors.member();
        String late = requested(actor);
        clock.move(Duration.ofMinutes(61));
        reset(late, FRESH).then().statusCode(410);

        String first = requested(actor);
        clock.move(Duration.ofMinutes(63));
        String second = requested(actor);
        assertThat(first).isNotEqualTo(second);
        reset(second, FRESH).then().statusCode(204);
        reset(first, Actor.PASSWORD).then().statusCode(410);

        clock.move(Duration.ofMinutes(65));
        String open = requested(actor);
        String access = login(actor.email(), FRESH).path("accessToken");
        changeWith(access, FRESH, Actor.PASSWORD).then().statusCode(204);
        reset(open, FRESH).then().statusCode(410);
    }

    @Test
    void oneLinkManyRequestsOneWins() {
        Actor actor = Actors.member();
        String token = requested(actor);
        Race race = Race.run(20, number -> reset(token, FRESH + number));
        assertThat(race.with(204)).hasSize(1);
        assertThat(race.statuses().keySet()).isSubsetOf(Set.of(204, 410, 503));
        assertThat(SentMessages.to(actor.email()).stream()
                        .filter(mail -> mail.templateKey().equals("password-changed")))
                .hasSize(1);
    }

    @Test
    void aLockedOutPersonComesInAgainByMail() {
        Actor actor = Actors.member();
        for (int i = 0; i < 5; i++) login(actor.email(), "wrong " + i);
        login(actor).then().statusCode(429);
        reset(requested(actor), FRESH).then().statusCode(204);
        login(actor.email(), FRESH).then().statusCode(200);
    }

    @Test
    void mailsAreFewHoweverOftenTheyAreAskedFor() {
        Actor actor = Actors.member();
        Race.run(10, () -> request(actor.email()));
        assertThat(resetMails(actor)).isEqualTo(1);
        for (int i = 1; i <= 8; i++) {
            clock.move(Duration.ofMinutes(2L * i));
            request(actor.email()).then().statusCode(202);
        }
        assertThat(resetMails(actor)).isEqualTo(5);
    }

    @Test
    void theAnswerIsTheSameForEverybody() {
        Actor locked = Actors.member();
        sql("update users set status = 'LOCKED' where id = ?1", locked.id());
        Actor deleted = Actors.member();
        sql("update users set status = 'DELETED', deleted_at = now() where id = ?1", deleted.id());
        String known = request(Actors.member().email()).asString();
        for (String email : List.of(
                freshEmail(),
                locked.email(),
                deleted.email(),
                Actors.superAdmin().email())) {
            Response answer = request(email);
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.asString()).isEqualTo(known);
            assertThat(SentMessages.to(email)).isEmpty();
        }
    }

    @Test
    void theBackOfficeHasTheSame() {
        Actor admin = Actors.admin("users:read");
        admin.given()
                .body(Map.of("currentPassword", "wrong password", "newPassword", FRESH))
                .put("/api/v1/admin/me/password")
                .then()
                .statusCode(401);
        admin.given()
                .body(Map.of("password", Actor.PASSWORD))
                .post("/api/v1/admin/auth/reauthentications")
                .then()
                .statusCode(204);
        admin.given()
                .body(Map.of("currentPassword", Actor.PASSWORD, "newPassword", FRESH))
                .put("/api/v1/admin/me/password")
                .then()
                .statusCode(204);
        adminLogin(admin.email(), FRESH).then().statusCode(200);

        anonymous()
                .body(Map.of("email", admin.email()))
                .post("/api/v1/admin/auth/password-resets")
                .then()
                .statusCode(202);
        OutgoingMessage mail = SentMessages.last(admin.email(), "password-reset");
        assertThat(mail.variables().get("link").toString()).contains("/admin/reset-password?token=");
        String token = (String) mail.variables().get("token");
        reset(token, Actor.PASSWORD).then().statusCode(410);
        anonymous()
                .body(Map.of("password", Actor.PASSWORD))
                .put("/api/v1/admin/auth/password-resets/" + token)
                .then()
                .statusCode(204);
        adminLogin(admin.email(), Actor.PASSWORD).then().statusCode(200);
        with(admin.token(), "/api/v1/admin/me").then().statusCode(401);
    }

    @Test
    void oneRealmsTokenChangesNothingInTheOther() {
        Actor member = Actors.member();
        Actor admin = Actors.superAdmin();
        Map<String, String> body = Map.of("currentPassword", Actor.PASSWORD, "newPassword", FRESH);
        anonymous().body(body).put("/api/v1/me/password").then().statusCode(401);
        anonymous().body(body).put("/api/v1/admin/me/password").then().statusCode(401);
        admin.given().body(body).put("/api/v1/me/password").then().statusCode(403);
        member.given().body(body).put("/api/v1/admin/me/password").then().statusCode(403);
        String reauthentication = "/api/v1/admin/auth/reauthentications";
        Map<String, String> password = Map.of("password", Actor.PASSWORD);
        member.given().body(password).post(reauthentication).then().statusCode(403);
        anonymous().body(password).post(reauthentication).then().statusCode(401);
        anonymous().body(password).post("/api/v1/auth/reauthentications").then().statusCode(401);
        admin.given()
                .body(password)
                .post("/api/v1/auth/reauthentications")
                .then()
                .statusCode(403);
    }

    private static Response change(Actor actor, String from, String to) {
        return changeWith(actor.token(), from, to);
    }

    private static Response changeWith(String accessToken, String from, String to) {
        return anonymous()
                .auth()
                .oauth2(accessToken)
                .body(Map.of("currentPassword", from, "newPassword", to))
                .put("/api/v1/me/password");
    }

    private static Response reauthenticate(Actor actor, String password) {
        return actor.given().body(Map.of("password", password)).post("/api/v1/auth/reauthentications");
    }

    private static Response request(String email) {
        return anonymous().body(Map.of("email", email)).post("/api/v1/auth/password-resets");
    }

    private static String requested(Actor actor) {
        request(actor.email()).then().statusCode(202);
        return (String)
                SentMessages.last(actor.email(), "password-reset").variables().get("token");
    }

    private static Response reset(String token, String password) {
        return anonymous().body(Map.of("password", password)).put("/api/v1/auth/password-resets/" + token);
    }

    private static long resetMails(Actor actor) {
        return SentMessages.to(actor.email()).stream()
                .filter(mail -> mail.templateKey().equals("password-reset"))
                .count();
    }
}
