package id.tm.account.log;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.mailedToken;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.refresh;
import static id.tm.account.AccountSteps.register;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.verify;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import id.tm.account.AccountSteps;
import id.tm.account.MemberActivity;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class ActivityTest {

    private static final String MINE = "/api/v1/me/activity";
    private static final String AS_PRACTITIONER = "/api/v1/practitioner/activity";

    @Inject
    MemberActivity activity;

    @Test
    void theLifeOfAnAccountCanBeReadByItsOwner() {
        String email = freshEmail();
        register(email);
        verify(mailedToken(email)).then().statusCode(204);
        Response first = anonymous()
                .header("User-Agent", "Budi's phone/1.0")
                .body(Map.of("login", email, "password", AccountSteps.PASSWORD))
                .post("/api/v1/auth/tokens");
        String token = first.path("accessToken");
        login(email, AccountSteps.PASSWORD);
        String other = with(token, "/api/v1/me/sessions").path("items.find { !it.current }.id");
        anonymous()
                .auth()
                .oauth2(token)
                .delete("/api/v1/me/sessions/" + other)
                .then()
                .statusCode(204);
        anonymous()
                .auth()
                .oauth2(token)
                .header("If-Match", "*")
                .body(Map.of("fullName", "Made", "phone", "081234567890", "zone", "Asia/Jakarta", "locale", "id"))
                .put("/api/v1/me")
                .then()
                .statusCode(200);
        with(token, MINE)
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        contains("PROFILE_CHANGED", "SESSION_ENDED", "LOGIN", "LOGIN", "EMAIL_VERIFIED", "REGISTERED"))
                .body("items[1].subjectType", equalTo("LOGIN_SESSION"))
                .body("items[1].subjectId", equalTo(other))
                .body("items[3].device", equalTo("Budi's phone/1.0"))
                .body("items.network", everyItem(equalTo("127.0.0.0/24")));
        anonymous().auth().oauth2(token).post("/api/v1/auth/logout").then().statusCode(204);
        anonymous().auth().oauth2(token).post("/api/v1/auth/logout").then().statusCode(401);
        assertThat(count(
                        "member_logs l join users u on u.id = l.user_id where u.email = ?1 and action = 'LOGOUT'",
                        email))
                .as("a session ends once")
                .isEqualTo(1);
    }

    @Test
    void aStolenTokenStaysOnRecord() {
        Actor actor = Actors.member();
        String stolen = login(actor).path("refreshToken");
        refresh(stolen, null).then().statusCode(200);
        refresh(stolen, null).then().statusCode(401);
        actor.given()
                .queryParam("action", "TOKEN_REUSED")
                .get(MINE)
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].subjectType", equalTo("LOGIN_SESSION"));
        refresh(stolen, null).then().statusCode(401);
        assertThat(count("member_logs where user_id = ?1 and action = 'TOKEN_REUSED'", actor.id()))
                .as("a dead session is not reported again")
                .isEqualTo(1);
    }

    @Test
    void whoFailsToLogInHasDoneNothing() {
        Actor actor = Actors.member();
        login(actor.email(), "not the password").then().statusCode(401);
        sql("update users set status = 'LOCKED' where id = ?1", actor.id());
        login(actor).then().statusCode(423);
        assertThat(count("member_logs where user_id = ?1", actor.id())).isZero();
    }

    @Test
    void practitionersFindTheirLoginsInBothLogs() {
        Actor practitioner = Actors.practitioner();
        Actor member = Actors.member();
        login(practitioner).then().statusCode(200);
        login(member).then().statusCode(200);
        for (String path : List.of(MINE, AS_PRACTITIONER)) {
            practitioner.given().get(path).then().statusCode(200).body("items.action", contains("LOGIN"));
        }
        assertThat(count("practitioner_logs where user_id = ?1", member.id())).isZero();
        assertThat(member.given().get(AS_PRACTITIONER).statusCode()).isEqualTo(403);
        assertThat(anonymous().get(AS_PRACTITIONER).statusCode()).isEqualTo(401);
        assertThat(Actors.superAdmin().given().get(AS_PRACTITIONER).statusCode())
                .isEqualTo(403);
    }

    @Test
    void everybodyReadsTheOwnLogOnlyAndPageByPage() {
        Actor actor = Actors.member();
        Actor other = Actors.member();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 7; i++) activity.record(actor.id(), "DOWNLOAD", "REPORT", UUID.randomUUID());
            activity.record(other.id(), "DOWNLOAD");
        });
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = actor.given().queryParam("limit", 3);
            if (cursor != null) request.queryParam("cursor", cursor);
            Response page = request.get(MINE);
            page.then().statusCode(200);
            seen.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        actor.given().queryParam("userId", other.id()).get(MINE).then().statusCode(400);
    }

    @Test
    void theBackOfficeFiltersByUserActionAndTime() {
        Actor actor = Actors.member();
        QuarkusTransaction.requiringNew().run(() -> {
            activity.record(actor.id(), "DOWNLOAD");
            activity.record(actor.id(), "LOGIN");
            activity.recordOfPractitioner(actor.id(), "SESSION_COMPLETED", "FEEDBACK_SESSION", UUID.randomUUID());
        });
        String at = String.valueOf(one(
                "select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from member_logs"
                        + " where user_id = ?1 and action = 'DOWNLOAD'",
                actor.id()));
        Actor admin = Actors.admin("member-logs:read", "practitioner-logs:read");
        String logs = "/api/v1/admin/member-logs";
        admin.given()
                .queryParam("userId", actor.id())
                .queryParam("action", "DOWNLOAD")
                .queryParam("since", at)
                .get(logs)
                .then()
                .statusCode(200)
                .body("items.userId", contains(actor.id().toString()))
                .body("items.action", contains("DOWNLOAD"));
        admin.given()
                .queryParam("userId", actor.id())
                .queryParam("before", at)
                .get(logs)
                .then()
                .body("items.size()", equalTo(0));
        admin.given()
                .queryParam("userId", actor.id())
                .get("/api/v1/admin/practitioner-logs")
                .then()
                .body("items.action", contains("SESSION_COMPLETED"));
        for (Map.Entry<String, String> wrong : Map.of(
                        "action", "' or 1=1 --", "since", "yesterday", "userId", "1", "limit", "0", "sort", "device")
                .entrySet()) {
            admin.given()
                    .queryParam(wrong.getKey(), wrong.getValue())
                    .get(logs)
                    .then()
                    .statusCode(400);
        }
        admin.given().queryParam("action", "A\u0000B").get(logs).then().statusCode(400);
    }

    @Test
    void anActIsWrittenWithWhatItIsPartOfOrNotAtAll() {
        Actor actor = Actors.member();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    activity.record(actor.id(), "DOWNLOAD");
                    throw new IllegalStateException("the act fails");
                }))
                .hasMessage("the act fails");
        assertThatThrownBy(() -> activity.record(actor.id(), "DOWNLOAD"))
                .as("outside of any act")
                .isNotNull();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> activity.record(actor.id(), "no such")))
                .as("a word of another kind")
                .isNotNull();
        assertThat(count("member_logs where user_id = ?1", actor.id())).isZero();
    }
}
