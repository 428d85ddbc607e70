package id.tm.account.user;

import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.refresh;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import id.tm.account.AccountSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class UserAdminTest {

    private static final String USERS = "/api/v1/admin/users";

    @Test
    void lockingEndsAccessAtOnceAndUnlockingGivesItBack() {
        Actor admin = Actors.admin("users:write");
        Actor user = Actors.member();
        with(user.token(), "/api/v1/me").then().statusCode(200);

        act(admin, user, "lock").then().statusCode(200).body("status", equalTo("LOCKED"));
        with(user.token(), "/api/v1/me").then().statusCode(401);
        login(user).then().statusCode(423);
        act(admin, user, "lock").then().statusCode(409).body("currentState", equalTo("LOCKED"));

        act(admin, user, "unlock").then().statusCode(200).body("status", equalTo("ACTIVE"));
        with(user.token(), "/api/v1/me").then().statusCode(200);
        act(admin, user, "unlock").then().statusCode(409);
    }

    @Test
    void deletingNeedsAReasonAndEndsEverything() {
        Actor admin = Actors.admin("users:write");
        Actor user = Actors.member();
        String refreshToken = login(user).path("refreshToken");
        String path = USERS + "/" + user.id() + "/deletion";
        for (Object body :
                List.of("{}", Map.of("reason", " "), Map.of("reason", "x".repeat(501)), Map.of("reason", "a\u0000"))) {
            admin.given().body(body).post(path).then().statusCode(400);
        }
        String reason = "asked by letter " + user.id();
        admin.given()
                .body(Map.of("reason", reason))
                .post(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("DELETED"));
        with(user.token(), "/api/v1/me").then().statusCode(401);
        refresh(refreshToken, null).then().statusCode(401);
        login(user).then().statusCode(401);
        admin.given()
                .body(Map.of("reason", reason))
                .post(path)
                .then()
                .statusCode(409)
                .body("currentState", equalTo("DELETED"));
        assertThat(AccountSteps.count(
                        "activity_log where table_name = 'users' and subject_id = ?1 and reason = ?2",
                        user.id().toString(),
                        reason))
                .isEqualTo(1);
    }

    @Test
    void unlockingForgetsWrongPasswords() {
        Actor admin = Actors.admin("users:write");
        Actor user = Actors.member();
        for (int i = 0; i < 5; i++) login(user.email(), "wrong password").then().statusCode(401);
        login(user).then().statusCode(429);
        act(admin, user, "lock");
        act(admin, user, "unlock").then().statusCode(200);
        login(user).then().statusCode(200);
    }

    @Test
    void disablingEndsTheSessionsForGood() {
        Actor admin = Actors.admin("users:write");
        Actor user = Actors.member();
        String refreshToken = login(user).path("refreshToken");
        act(admin, user, "disable").then().statusCode(200).body("status", equalTo("DISABLED"));
        act(admin, user, "enable").then().statusCode(200).body("status", equalTo("ACTIVE"));
        refresh(refreshToken, null).then().statusCode(401);
        login(user).then().statusCode(200);
        act(admin, user, "enable").then().statusCode(409);
    }

    @Test
    void aNewRoleOpensWithTheNextRequestAndALostOneCloses() {
        Actor admin = Actors.admin("users:read", "users:write");
        Actor user = Actors.member();
        String tag = admin.given()
                .get(USERS + "/" + user.id())
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        admin.given()
                .header("If-Match", tag)
                .body(Map.of("roles", List.of("practitioner")))
                .put(USERS + "/" + user.id() + "/roles")
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("member", "practitioner")));
        with(user.token(), "/api/v1/me").then().body("roles", hasItem("practitioner"));

        admin.given()
                .header("If-Match", tag)
                .body(Map.of("roles", List.of()))
                .put(USERS + "/" + user.id() + "/roles")
                .then()
                .statusCode(412);
        String next = admin.given().get(USERS + "/" + user.id()).header("ETag");
        admin.given()
                .header("If-Match", next)
                .body(Map.of("roles", List.of("super-admin")))
                .put(USERS + "/" + user.id() + "/roles")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-role"));
        admin.given()
                .header("If-Match", next)
                .body(Map.of("roles", List.of()))
                .put(USERS + "/" + user.id() + "/roles")
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("member")));
    }

    @Test
    void theListIsFilteredAndPaged() {
        Actor admin = Actors.admin("users:read");
        String phone = "+6281377700" + (100 + (int) (Math.random() * 899));
        Actor found = Actors.practitioner(w -> w.name("Zulaikha 100%_Unik").phone(phone));
        Actor other = Actors.member(w -> w.name("Zulaikha 100 lain"));

        list(admin, "email", found.email().toUpperCase()).then().body("items.id", equalTo(List.of(id(found))));
        list(admin, "name", "zulaikha 100%_")
                .then()
                .body("items.id", hasItem(id(found)))
                .body("items.id", not(hasItem(id(other))));
        list(admin, "name", "ZULAIKHA 100").then().body("items.id", hasItems(id(found), id(other)));
        list(admin, "phone", "0" + phone.substring(3)).then().body("items.id", hasItem(id(found)));
        admin.given()
                .queryParams("role", "practitioner", "status", "active", "limit", 200)
                .get(USERS)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id(found)))
                .body("items.id", not(hasItem(id(other))));
        list(admin, "createdBefore", "2020-01-01T00:00:00Z").then().body("items", empty());
        list(admin, "shoeSize", "42").then().statusCode(400).body("code", equalTo("unknown-parameter"));
        list(admin, "status", "HAPPY").then().statusCode(400);
        list(admin, "phone", "12").then().statusCode(400);

        Response first =
                admin.given().queryParams("limit", 1, "name", "zulaikha 100").get(USERS);
        first.then().body("items", hasSize(1));
        Response second = admin.given()
                .queryParams("limit", 1, "name", "zulaikha 100", "cursor", first.path("nextCursor"))
                .get(USERS);
        second.then().body("items", hasSize(1));
        assertThat(second.<String>path("items[0].id")).isNotEqualTo(first.<String>path("items[0].id"));
    }

    @Test
    void whoDoesNotExistIsNotFound() {
        Actor admin = Actors.admin("users:read", "users:write");
        UUID nobody = UUID.randomUUID();
        admin.given().get(USERS + "/" + nobody).then().statusCode(404).body("code", equalTo("user-not-found"));
        for (String act : List.of("lock", "unlock", "disable", "enable")) {
            admin.given().post(USERS + "/" + nobody + "/" + act).then().statusCode(404);
        }
        admin.given().get(USERS + "/not-a-uuid").then().statusCode(404);
    }

    private static Response list(Actor admin, String filter, String value) {
        return admin.given().queryParam(filter, value).get(USERS);
    }

    private static Response act(Actor admin, Actor user, String act) {
        return admin.given().post(USERS + "/" + user.id() + "/" + act);
    }

    private static String id(Actor actor) {
        return actor.id().toString();
    }
}
