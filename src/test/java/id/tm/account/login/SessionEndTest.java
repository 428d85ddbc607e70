package id.tm.account.login;

import static id.tm.account.AccountSteps.adminLogin;
import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.refresh;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.job.JobRunner;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An access token opens nothing from the moment on that its session has ended. */
@ServiceTest
class SessionEndTest {

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void logoutIsFeltByTheNextRequest() {
        Actor actor = Actors.member();
        String access = login(actor).path("accessToken");
        with(access, "/api/v1/me").then().statusCode(200);
        anonymous().auth().oauth2(access).post("/api/v1/auth/logout").then().statusCode(204);
        with(access, "/api/v1/me").then().statusCode(401);
        with(actor.token(), "/api/v1/me").then().statusCode(200);

        Actor admin = Actors.admin("users:read");
        String office = adminLogin(admin.email(), Actor.PASSWORD).path("accessToken");
        anonymous()
                .auth()
                .oauth2(office)
                .post("/api/v1/admin/auth/logout")
                .then()
                .statusCode(204);
        with(office, "/api/v1/admin/me").then().statusCode(401);
        with(admin.token(), "/api/v1/admin/me").then().statusCode(200);
    }

    @Test
    void soIsBeingLoggedOutFromAnotherDevice() {
        Actor actor = Actors.member();
        Response lost = login(actor);
        List<Map<String, Object>> sessions =
                with(lost.path("accessToken"), "/api/v1/me/sessions").path("items");
        String id = (String) sessions.stream()
                .filter(session -> (Boolean) session.get("current"))
                .findFirst()
                .orElseThrow()
                .get("id");
        actor.given().delete("/api/v1/me/sessions/" + id).then().statusCode(204);
        with(lost.path("accessToken"), "/api/v1/me").then().statusCode(401);
    }

    @Test
    void aThiefsAccessTokenEndsWithTheFamily() {
        Actor actor = Actors.member();
        Response owner = login(actor);
        Response thief = refresh(owner.path("refreshToken"), null);
        with(thief.path("accessToken"), "/api/v1/me").then().statusCode(200);
        refresh(owner.path("refreshToken"), null).then().statusCode(401);
        with(thief.path("accessToken"), "/api/v1/me").then().statusCode(401);
        with(owner.path("accessToken"), "/api/v1/me").then().statusCode(401);
    }

    /** Refreshes and the change lock the same rows: whatever comes first, no old session is left and nothing fails. */
    @Test
    void aNewPasswordInTheMiddleOfRefreshesLeavesNoneBehind() {
        Actor actor = Actors.member();
        List<Response> sessions = Stream.generate(() -> login(actor)).limit(12).toList();
        Race race = Race.run(sessions.size() + 1, number -> {
            if (number < sessions.size()) return refresh(sessions.get(number).path("refreshToken"), "nonce");
            return actor.given()
                    .body(Map.of("currentPassword", Actor.PASSWORD, "newPassword", "lima kata yang lebih panjang"))
                    .put("/api/v1/me/password");
        });
        assertThat(race.statuses().keySet()).isSubsetOf(Set.of(200, 204, 401));
        assertThat(race.with(204)).hasSize(1);
        for (Response refreshed : race.with(200)) {
            with(refreshed.path("accessToken"), "/api/v1/me").then().statusCode(401);
            refresh(refreshed.path("refreshToken"), null).then().statusCode(401);
        }
        for (Response before : sessions)
            with(before.path("accessToken"), "/api/v1/me").then().statusCode(401);
        actor.given().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void endedSessionsAreRememberedAsLongAsTheirTokensLive() {
        Actor actor = Actors.member();
        actor.given().post("/api/v1/auth/logout").then().statusCode(204);
        String row = "ended_sessions where session_id = ?1";
        clock.move(Duration.ofMinutes(16));
        jobs.runOnce("ended-sessions");
        assertThat(count(row, actor.sessionId())).isEqualTo(1);
        clock.move(Duration.ofMinutes(21));
        jobs.runOnce("ended-sessions");
        assertThat(count(row, actor.sessionId())).isZero();
        with(actor.token(), "/api/v1/me").then().statusCode(401);
    }
}
