package id.tm.account.admin;

import static id.tm.account.AccountSteps.adminLogin;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class AdminRightsTest {

    private static final String ADMINS = "/api/v1/admin/admins";
    private static final String ROLES = "/api/v1/admin/roles";
    private static final String PASSWORD = "empat kata yang panjang";

    @Test
    void aNewAdminLogsInAndMayWhatTheRoleSays() {
        Actor boss = Actors.superAdmin();
        Actors.admin("users:read", "roles:read");
        String role = role(boss, "users:read");
        String email = freshEmail();

        Response created = admin(boss, email, role);
        created.then().statusCode(201).body("permissions", equalTo(List.of("users:read")));
        boss.given().get(created.getHeader("Location")).then().statusCode(200);
        admin(boss, email.toUpperCase(), role).then().statusCode(409).body("code", equalTo("email-taken"));

        String token =
                adminLogin(email, PASSWORD).then().statusCode(200).extract().path("accessToken");
        with(token, "/api/v1/admin/me").then().statusCode(200).body("email", equalTo(email));
        with(token, "/api/v1/admin/users").then().statusCode(200);
        with(token, "/api/v1/admin/roles").then().statusCode(403);
    }

    @Test
    void aChangedRoleIsFeltByTheNextRequest() {
        Actor boss = Actors.superAdmin();
        Actors.admin("users:read", "roles:read");
        String role = role(boss, "users:read");
        String email = freshEmail();
        admin(boss, email, role);
        String token = adminLogin(email, PASSWORD).path("accessToken");
        with(token, "/api/v1/admin/users").then().statusCode(200);
        with(token, "/api/v1/admin/roles").then().statusCode(403);

        Response read = boss.given().queryParam("limit", 200).get(ROLES);
        String id = read.path("items.find { it.name == '" + role + "' }.id");
        if (id == null) id = roleId(role);
        String tag = boss.given().get(ROLES + "/" + id).header("ETag");
        boss.given()
                .header("If-Match", tag)
                .body(Map.of("name", role, "permissions", List.of("roles:read")))
                .put(ROLES + "/" + id)
                .then()
                .statusCode(200);

        with(token, "/api/v1/admin/users").then().statusCode(403);
        with(token, "/api/v1/admin/roles").then().statusCode(200);
        boss.given()
                .header("If-Match", tag)
                .body(Map.of("name", role, "permissions", List.of()))
                .put(ROLES + "/" + id)
                .then()
                .statusCode(412);
        boss.given().delete(ROLES + "/" + id).then().statusCode(409).body("code", equalTo("role-in-use"));
    }

    @Test
    void nobodyGrantsWhatTheyLack() {
        Actor limited = Actors.admin("roles:read", "roles:write", "admins:read", "admins:write", "users:read");
        Actor boss = Actors.superAdmin();
        Actors.admin("users:write");
        String strong = role(boss, "users:write");

        create(limited, "own-" + suffix(), "users:read").then().statusCode(201);
        create(limited, "own-" + suffix(), "users:write")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-yours-to-grant"));
        create(limited, "own-" + suffix(), "*:*").then().statusCode(422);
        create(boss, "own-" + suffix(), "*:*").then().statusCode(422).body("code", equalTo("unknown-permission"));
        create(boss, "own-" + suffix(), "shoes:polish").then().statusCode(422);
        limited.given()
                .header("If-Match", "*")
                .body(Map.of("name", strong, "permissions", List.of()))
                .put(ROLES + "/" + roleId(strong))
                .then()
                .statusCode(403);
        limited.given().delete(ROLES + "/" + roleId(strong)).then().statusCode(403);

        admin(limited, freshEmail(), strong).then().statusCode(403);
        admin(limited, freshEmail(), "super-admin").then().statusCode(403);
        admin(limited, freshEmail(), "no-such-role").then().statusCode(422);
        admin(limited, freshEmail(), "member").then().statusCode(422);
        // Nor do they manage who may do more.
        for (String act : List.of("lock", "unlock", "disable", "enable")) {
            limited.given().post(ADMINS + "/" + boss.id() + "/" + act).then().statusCode(403);
        }
        replace(limited, limited.id(), List.of("super-admin")).then().statusCode(403);
        replace(limited, boss.id(), List.of()).then().statusCode(403);
    }

    @Test
    void builtInRolesStayAsTheyAre() {
        Actor boss = Actors.superAdmin();
        for (String name : List.of("super-admin", "member")) {
            String id = roleId(name);
            boss.given()
                    .header("If-Match", "*")
                    .body(Map.of("name", "renamed", "permissions", List.of()))
                    .put(ROLES + "/" + id)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("role-built-in"));
            boss.given().delete(ROLES + "/" + id).then().statusCode(409);
        }
    }

    @Test
    void aRoleIsMadeRenamedAndRemoved() {
        Actor boss = Actors.superAdmin();
        Actors.admin("users:read");
        String name = "temp-" + suffix();
        Response created = create(boss, name, "users:read");
        created.then().statusCode(201);
        create(boss, name, "users:read").then().statusCode(409).body("code", equalTo("role-name-taken"));
        String path = created.getHeader("Location").replaceFirst("^https?://[^/]+", "");
        boss.given()
                .header("If-Match", created.getHeader("ETag"))
                .body(Map.of("name", name + "-x", "permissions", List.of("users:read")))
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo(name + "-x"));
        boss.given()
                .body(Map.of("name", name, "permissions", List.of()))
                .put(path)
                .then()
                .statusCode(428);
        boss.given().delete(path).then().statusCode(204);
        boss.given().get(path).then().statusCode(404).body("code", equalTo("role-not-found"));
        boss.given().delete(path).then().statusCode(404);
    }

    @Test
    void theLastSuperAdminStays() {
        Actor first = Actors.superAdmin();
        Actor second = Actors.superAdmin();
        // Only these two, for the length of this test.
        sql(
                "update admins set status = 'LOCKED' where status = 'ACTIVE' and id not in (?1, ?2)",
                first.id(),
                second.id());
        try {
            Race race = Race.run(2, number -> {
                Actor one = number == 0 ? first : second;
                Actor other = number == 0 ? second : first;
                return one.given().post(ADMINS + "/" + other.id() + "/lock");
            });
            assertThat(race.with(200)).hasSize(1);
            boolean firstLeft = first.given().get("/api/v1/admin/me").statusCode() == 200;
            Actor left = firstLeft ? first : second;
            Actor locked = firstLeft ? second : first;
            locked.given().get("/api/v1/admin/me").then().statusCode(401);
            for (String act : List.of("lock", "disable")) {
                left.given()
                        .post(ADMINS + "/" + left.id() + "/" + act)
                        .then()
                        .statusCode(409)
                        .body("code", equalTo("last-super-admin"));
            }
            replace(left, left.id(), List.of()).then().statusCode(409);
            left.given().post(ADMINS + "/" + locked.id() + "/unlock").then().statusCode(200);
            replace(left, left.id(), List.of()).then().statusCode(200);
        } finally {
            sql("update admins set status = 'ACTIVE' where status = 'LOCKED'");
        }
    }

    @Test
    void adminsAreLockedUnlockedDisabledAndEnabled() {
        Actor boss = Actors.superAdmin();
        Actor other = Actors.admin("users:read");
        String path = ADMINS + "/" + other.id();
        boss.given().post(path + "/lock").then().statusCode(200).body("status", equalTo("LOCKED"));
        with(other.token(), "/api/v1/admin/me").then().statusCode(401);
        boss.given().post(path + "/lock").then().statusCode(409).body("currentState", equalTo("LOCKED"));
        boss.given().post(path + "/unlock").then().statusCode(200);
        with(other.token(), "/api/v1/admin/me").then().statusCode(200);
        boss.given().post(path + "/disable").then().statusCode(200);
        boss.given().post(path + "/enable").then().statusCode(200).body("status", equalTo("ACTIVE"));
        boss.given()
                .get(ADMINS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("admin-not-found"));
        boss.given()
                .queryParam("email", other.email())
                .get(ADMINS)
                .then()
                .body("items.id", equalTo(List.of(other.id().toString())));
    }

    @Test
    void thePermissionsAreListedWithoutTheOneForEverything() {
        Actor admin = Actors.admin("roles:read");
        admin.given()
                .queryParam("limit", 200)
                .get("/api/v1/admin/permissions")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("roles:read"))
                .body("items.name", not(hasItem("*:*")));
    }

    private static Response replace(Actor caller, UUID id, List<String> roles) {
        return caller.given()
                .header("If-Match", "*")
                .body(Map.of("fullName", "Admin", "locale", "id", "roles", roles))
                .put(ADMINS + "/" + id);
    }

    private static Response admin(Actor caller, String email, String role) {
        return caller.given()
                .body(Map.of(
                        "email",
                        email,
                        "fullName",
                        "Rina Wijaya",
                        "password",
                        PASSWORD,
                        "locale",
                        "id",
                        "roles",
                        List.of(role)))
                .post(ADMINS);
    }

    private static Response create(Actor caller, String name, String permission) {
        return caller.given()
                .body(Map.of("name", name, "permissions", List.of(permission)))
                .post(ROLES);
    }

    private static String role(Actor caller, String permission) {
        String name = "made-" + suffix();
        create(caller, name, permission).then().statusCode(201);
        return name;
    }

    private static String roleId(String name) {
        return id.tm.account.AccountSteps.one("select cast(id as text) from roles where name = ?1", name)
                .toString();
    }

    private static String suffix() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
