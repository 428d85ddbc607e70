package id.tm;

import static id.tm.testing.Replicas.ADMIN;
import static id.tm.testing.Replicas.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.account.totp.TwoFactorSteps;
import id.tm.testing.LoginStorm;
import id.tm.testing.Replicas;
import id.tm.testing.ServicePack;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logins and what ends them, with real processes: many at once in little memory, and two instances over one database. */
class LoginIT {

    @Test
    void aStormOfLoginsCostsWaitingAndNeverTheProcess() {
        try (Replicas replicas = replicas(Map.of())) {
            ServicePack.Instance instance = replicas.pack().begin("storm", Map.of());
            int port = instance.awaitReady();
            LoginStorm storm = LoginStorm.prepare(replicas.sql(), port, 500, PASSWORD);

            LoginStorm.Outcome outcome = storm.allAtOnce();

            assertThat(outcome.statuses().keySet()).isSubsetOf(200, 503);
            assertThat(outcome.statuses().get(200)).isPositive();
            assertThat(outcome.statuses().get(503))
                    .as("more than can wait are turned away")
                    .isPositive();
            assertThat(outcome.withoutRetryAfter()).isZero();
            assertThat(instance.isAlive()).isTrue();
            assertThat(instance.log()).doesNotContain("OutOfMemoryError");
            instance.awaitReady();
            assertThat(storm.one(0)).isEqualTo(200);
            ServicePack.residentKilobytes(instance.pid())
                    .ifPresent(memory -> assertThat(memory).isLessThan(600_000));
        }
    }

    @Test
    void whatOneInstanceDoesTheOtherKnowsAtTheNextRequest() {
        try (Replicas replicas = replicas(Map.of()).open("first", "second")) {
            Client one = new Client(replicas.port(0));
            Client two = new Client(replicas.port(1));
            LoginStorm.prepare(replicas.sql(), one.port(), 1, PASSWORD);
            rolesAreReadAnew(one, two);
            sessionsEnd(one, two);
            keysEnd(one, two);
        }
    }

    @Test
    void whereAnAuthenticatorAppIsDemandedAnAdminCanDoNothingBeforeItIsThere() {
        try (Replicas replicas =
                replicas(Map.of("TM_SECURITY_ADMIN_MFA", "required")).open("strict")) {
            Client client = new Client(replicas.port(0));
            String admin = client.login("/admin/auth/tokens", ADMIN).path("accessToken");
            client.as(admin)
                    .get(client.url("/admin/users"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("mfa-enrolment-required"));
            client.as(admin).get(client.url("/admin/me")).then().statusCode(200);
            String secret = client.as(admin).post(client.url("/admin/me/totp")).path("secret");
            client.as(admin)
                    .body(Map.of("code", new TwoFactorSteps(null, null, secret, null).codeAt(Instant.now())))
                    .post(client.url("/admin/me/totp/confirmation"))
                    .then()
                    .statusCode(200);
            client.as(admin).get(client.url("/admin/users")).then().statusCode(200);
        }
    }

    private static void rolesAreReadAnew(Client one, Client two) {
        String chief = one.login("/admin/auth/tokens", ADMIN).path("accessToken");
        one.as(chief)
                .body(Map.of("name", "looker", "permissions", List.of("users:read")))
                .post(one.url("/admin/roles"))
                .then()
                .statusCode(201);
        Response made = one.as(chief)
                .body(Map.of(
                        "email", "looker@tm.example",
                        "fullName", "Rina",
                        "password", PASSWORD,
                        "locale", "id",
                        "roles", List.of("looker")))
                .post(one.url("/admin/admins"));
        made.then().statusCode(201);
        String looker = one.login("/admin/auth/tokens", "looker@tm.example").path("accessToken");
        two.as(looker).get(two.url("/admin/users")).then().statusCode(200);

        one.as(chief)
                .header("If-Match", "*")
                .body(Map.of("fullName", "Rina", "locale", "id", "roles", List.of()))
                .put(one.url("/admin/admins/" + made.path("id")))
                .then()
                .statusCode(200);

        two.as(looker).get(two.url("/admin/users")).then().statusCode(403);
        one.as(looker).post(one.url("/admin/auth/logout")).then().statusCode(204);
        two.as(looker).get(two.url("/admin/me")).then().statusCode(401);
    }

    private static void sessionsEnd(Client one, Client two) {
        String phone = one.login("/auth/tokens", LoginStorm.email(0)).path("accessToken");
        String laptop = one.login("/auth/tokens", LoginStorm.email(0)).path("accessToken");
        for (String token : List.of(phone, laptop))
            two.as(token).get(two.url("/me")).then().statusCode(200);
        one.as(phone).post(one.url("/auth/logout")).then().statusCode(204);
        two.as(phone).get(two.url("/me")).then().statusCode(401);

        String third = two.login("/auth/tokens", LoginStorm.email(0)).path("accessToken");
        one.as(laptop)
                .body(Map.of("currentPassword", PASSWORD, "newPassword", PASSWORD + "-baru"))
                .put(one.url("/me/password"))
                .then()
                .statusCode(204);
        two.as(third).get(two.url("/me")).then().statusCode(401);
        two.as(laptop).get(two.url("/me")).then().statusCode(200);
        two.as(laptop)
                .body(Map.of("currentPassword", PASSWORD + "-baru", "newPassword", PASSWORD))
                .put(two.url("/me/password"))
                .then()
                .statusCode(204);
    }

    private static void keysEnd(Client one, Client two) {
        String token = one.login("/auth/tokens", LoginStorm.email(0)).path("accessToken");
        Response made = one.as(token)
                .body(Map.of("name", "Key", "scopes", List.of("me:read")))
                .post(one.url("/me/api-keys"));
        String key = made.path("apiKey");
        two.plain().header("X-Api-Key", key).get(two.url("/me")).then().statusCode(200);
        one.as(token)
                .delete(one.url("/me/api-keys/" + made.path("key.id")))
                .then()
                .statusCode(204);
        two.plain().header("X-Api-Key", key).get(two.url("/me")).then().statusCode(401);
    }

    private static Replicas replicas(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("TM_JOBS_SCHEDULED", "false");
        return Replicas.with(settings, "-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
    }

    /** Somebody who talks to one instance. */
    private record Client(int port) {

        RequestSpecification plain() {
            return RestAssured.given().contentType(ContentType.JSON).accept(ContentType.JSON);
        }

        RequestSpecification as(String token) {
            return plain().auth().oauth2(token);
        }

        Response login(String path, String login) {
            Response tokens =
                    plain().body(Map.of("login", login, "password", PASSWORD)).post(url(path));
            tokens.then().statusCode(200);
            return tokens;
        }

        String url(String path) {
            return "http://127.0.0.1:" + port + "/api/v1" + path;
        }
    }
}
