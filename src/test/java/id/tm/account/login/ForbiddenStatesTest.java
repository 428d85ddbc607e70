package id.tm.account.login;

import static id.tm.account.AccountSteps.adminLogin;
import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.refresh;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import id.tm.account.AccountSteps;
import id.tm.account.access.TokenGate;
import id.tm.arch.MainClasses;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T9: every way to a token, in every state that forbids one. */
@ServiceTest
class ForbiddenStatesTest {

    private static final String ADMIN_REFRESH = "/api/v1/admin/auth/tokens/refresh";
    private static final String ME = "/api/v1/me";
    private static final Map<String, String> PASSWORD = Map.of("password", Actor.PASSWORD);
    private static final Map<String, String> RESET = Map.of("password", "lima kata yang lebih panjang");
    private static final Map<String, String> NEW_PASSWORD =
            Map.of("currentPassword", Actor.PASSWORD, "newPassword", "lima kata yang lebih panjang");

    enum UserState {
        LOCKED("update users set status = 'LOCKED' where id = ?1", 423, "account-locked"),
        DISABLED("update users set status = 'DISABLED' where id = ?1", 403, "account-disabled"),
        UNVERIFIED(
                "update users set status = 'PENDING_VERIFICATION', email_verified_at = null where id = ?1",
                403,
                "email-unverified"),
        DELETED("update users set status = 'DELETED', deleted_at = now() where id = ?1", 401, "invalid-credentials"),
        PARTNER_INACTIVE(
                "update partner_profile set active = false where id in"
                        + " (select coalesce(parent_id, id) from partner_profile where user_id = ?1)",
                403,
                "partner-inactive");

        final String sql;
        final int status;
        final String code;

        UserState(String sql, int status, String code) {
            this.sql = sql;
            this.status = status;
            this.code = code;
        }
    }

    enum AdminState {
        LOCKED("update admins set status = 'LOCKED' where id = ?1", 423, "account-locked"),
        DISABLED("update admins set status = 'DISABLED' where id = ?1", 403, "account-disabled"),
        DELETED("update admins set status = 'DELETED', deleted_at = now() where id = ?1", 401, "invalid-credentials");

        final String sql;
        final int status;
        final String code;

        AdminState(String sql, int status, String code) {
            this.sql = sql;
            this.status = status;
            this.code = code;
        }
    }

    /** What somebody holds from the time before, and how it is tried out in the state. */
    private record Victim(Actor actor, String phone, Map<String, String> held) {

        String held(String name) {
            return held.get(name);
        }
    }

    /**
     * A way to a token, to a longer life of one, or to what opens the account.
     *
     * @param through the name of the class that asks the gate on it, or makes, extends or goes on with a session
     */
    private record Way(String name, String through, Function<Victim, Response> take, Answer expected) {}

    private enum Answer {
        /** The state is told: whoever comes here has proven to be the subject. */
        STATE,
        /** What was issued before opens nothing any more. */
        TOKEN_REFUSED,
        LINK_REFUSED,
        /** The answer everybody gets, and no mail. */
        SILENCE
    }

    private static final List<Way> USERS = List.of(
            new Way("login by e-mail", "LoginService", v -> login(v.actor()), Answer.STATE),
            new Way("login by phone", "LoginService", v -> login(v.phone(), Actor.PASSWORD), Answer.STATE),
            new Way("refresh", "SessionService", v -> refresh(v.held("unused"), null), Answer.STATE),
            new Way("refresh by resource", "AuthResource", v -> refresh(v.held("spare"), "n"), Answer.STATE),
            new Way("repeated refresh", "SessionService", v -> refresh(v.held("used"), "nonce"), Answer.STATE),
            new Way("token issued before", "AccountPrincipals", v -> with(v.held("access"), ME), Answer.TOKEN_REFUSED),
            new Way(
                    "reauthentication",
                    "Credentials",
                    v -> bearer(v.held("access")).body(PASSWORD).post("/api/v1/auth/reauthentications"),
                    Answer.TOKEN_REFUSED),
            new Way(
                    "password change",
                    "PasswordService",
                    v -> bearer(v.held("access")).body(NEW_PASSWORD).put("/api/v1/me/password"),
                    Answer.TOKEN_REFUSED),
            new Way("API key", "ApiKeyAccess", v -> keyed(v.held("key")).get(ME), Answer.TOKEN_REFUSED),
            new Way(
                    "asking for a reset",
                    "PasswordResetService",
                    v -> anonymous().body(Map.of("email", v.actor().email())).post("/api/v1/auth/password-resets"),
                    Answer.SILENCE),
            new Way(
                    "reset",
                    "PasswordResetService",
                    v -> anonymous().body(RESET).put("/api/v1/auth/password-resets/" + v.held("reset")),
                    Answer.LINK_REFUSED),
            new Way(
                    "e-mail change",
                    "EmailChangeService",
                    v -> anonymous()
                            .body(Map.of("token", v.held("email change")))
                            .post("/api/v1/auth/email-changes/confirmations"),
                    Answer.LINK_REFUSED));

    private static final List<Way> ADMINS = List.of(
            new Way("login", "LoginService", v -> adminLogin(v.actor().email(), Actor.PASSWORD), Answer.STATE),
            new Way("refresh", "SessionService", v -> refresh(ADMIN_REFRESH, v.held("unused"), null), Answer.STATE),
            new Way(
                    "refresh by resource",
                    "AdminAuthResource",
                    v -> refresh(ADMIN_REFRESH, v.held("spare"), "n"),
                    Answer.STATE),
            new Way(
                    "repeated refresh",
                    "SessionService",
                    v -> refresh(ADMIN_REFRESH, v.held("used"), "nonce"),
                    Answer.STATE),
            new Way(
                    "token issued before",
                    "AccountPrincipals",
                    v -> with(v.held("access"), "/api/v1/admin/me"),
                    Answer.TOKEN_REFUSED),
            new Way(
                    "reauthentication",
                    "Credentials",
                    v -> bearer(v.held("access")).body(PASSWORD).post("/api/v1/admin/auth/reauthentications"),
                    Answer.TOKEN_REFUSED),
            new Way(
                    "password change",
                    "PasswordService",
                    v -> bearer(v.held("access")).body(NEW_PASSWORD).put("/api/v1/admin/me/password"),
                    Answer.TOKEN_REFUSED),
            new Way(
                    "asking for a reset",
                    "PasswordResetService",
                    v -> anonymous()
                            .body(Map.of("email", v.actor().email()))
                            .post("/api/v1/admin/auth/password-resets"),
                    Answer.SILENCE),
            new Way(
                    "reset",
                    "PasswordResetService",
                    v -> anonymous().body(RESET).put("/api/v1/admin/auth/password-resets/" + v.held("reset")),
                    Answer.LINK_REFUSED));

    @ParameterizedTest
    @EnumSource
    void noUserInAForbiddenStateGetsAToken(UserState state) {
        String phone = freshPhone();
        Actor partner = Actors.partner(w -> w.phone(phone));
        String operatorsPhone = freshPhone();
        Actor operator = Actors.partnerOperator(partner);
        sql("update profiles set phone = ?1 where user_id = ?2", operatorsPhone, operator.id());
        for (Actor actor : List.of(partner, operator)) {
            Victim victim = user(actor, actor == partner ? phone : operatorsPhone);
            long sessions = count("login_sessions where user_id = ?1", actor.id());
            long mails = SentMessages.to(actor.email()).size();

            sql(state.sql, actor.id());

            for (Way way : USERS) {
                boolean phoneOfDeleted =
                        state == UserState.DELETED && way.name().equals("login by phone");
                assertRefused(way, victim, state.status, phoneOfDeleted ? "invalid-credentials" : state.code);
            }
            // The state is told only to who knows the password.
            assertRefused("wrong password", login(actor.email(), "not the password"), 401, "invalid-credentials");
            assertThat(count("login_sessions where user_id = ?1", actor.id())).isEqualTo(sessions);
            assertThat(SentMessages.to(actor.email())).hasSize((int) mails);
            sql(
                    "update users set status = 'ACTIVE', email_verified_at = now(), deleted_at = null where id = ?1",
                    actor.id());
            sql("update partner_profile set active = true where id = ?1", partner.partnerId());
            login(actor).then().statusCode(200);
            refresh(victim.held("unused"), null).then().statusCode(200);
            keyed(victim.held("key")).get(ME).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noAdminInAForbiddenStateGetsAToken(AdminState state) {
        Victim victim = admin(Actors.admin("users:read"));
        Actor admin = victim.actor();
        long sessions = count("login_sessions where admin_id = ?1", admin.id());
        long mails = SentMessages.to(admin.email()).size();

        sql(state.sql, admin.id());

        for (Way way : ADMINS) assertRefused(way, victim, state.status, state.code);
        assertRefused("wrong password", adminLogin(admin.email(), "not the password"), 401, "invalid-credentials");
        assertThat(count("login_sessions where admin_id = ?1", admin.id())).isEqualTo(sessions);
        assertThat(SentMessages.to(admin.email())).hasSize((int) mails);
    }

    /** A verification opens an account, so it is no way around what closed it. */
    @ParameterizedTest
    @EnumSource(names = {"LOCKED", "DISABLED", "DELETED"})
    void aVerificationOpensNoAccountThatIsClosed(UserState state) {
        String email = AccountSteps.freshEmail();
        AccountSteps.register(email);
        String token = AccountSteps.mailedToken(email);
        UUID id = (UUID) AccountSteps.one("select id from users where email = ?1", email);
        sql("update users set email_verified_at = now() where id = ?1", id);
        sql(state.sql, id);
        assertRefused("verification", AccountSteps.verify(token), 410, "link-unusable");
        assertThat(login(email, AccountSteps.PASSWORD).statusCode()).isNotEqualTo(200);
    }

    /** Whoever asks the gate, and whoever makes or extends sessions, stands in one of the lists above. */
    @Test
    void everyWayThereIsStandsInTheLists() {
        Set<String> tried = new TreeSet<>();
        Stream.of(USERS, ADMINS).flatMap(List::stream).forEach(way -> tried.add(way.through()));
        Set<String> found = new TreeSet<>();
        JavaClass gate = MainClasses.get().get(TokenGate.class);
        gate.getDirectDependenciesToSelf().forEach(use -> found.add(topLevel(use.getOriginClass())));
        JavaClass sessions = MainClasses.get().get(SessionService.class);
        sessions.getMethods().stream()
                .filter(method -> Set.of("open", "refresh", "reauthenticated").contains(method.getName()))
                .flatMap(method -> method.getCallsOfSelf().stream())
                .forEach(call -> found.add(topLevel(call.getOriginOwner())));
        assertThat(tried).isEqualTo(found);
    }

    private static String topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ForbiddenStatesTest::topLevel).orElse(type.getSimpleName());
    }

    private static Victim user(Actor actor, String phone) {
        Map<String, String> held = new HashMap<>();
        held.put("access", login(actor).then().statusCode(200).extract().path("accessToken"));
        for (String name : List.of("unused", "spare", "used"))
            held.put(name, login(actor).path("refreshToken"));
        refresh(held.get("used"), "nonce").then().statusCode(200);
        held.put(
                "key",
                actor.given()
                        .body(Map.of("name", "k", "scopes", List.of("me:read")))
                        .post("/api/v1/me/api-keys")
                        .path("apiKey"));
        keyed(held.get("key")).get(ME).then().statusCode(200);
        String email = AccountSteps.freshEmail();
        actor.given().body(Map.of("email", email)).put("/api/v1/me/email");
        held.put("email change", token(email, "email-change"));
        anonymous().body(Map.of("email", actor.email())).post("/api/v1/auth/password-resets");
        held.put("reset", token(actor.email(), "password-reset"));
        return new Victim(actor, phone, held);
    }

    private static Victim admin(Actor admin) {
        Map<String, String> held = new HashMap<>();
        Response first = adminLogin(admin.email(), Actor.PASSWORD);
        held.put("access", first.then().statusCode(200).extract().path("accessToken"));
        for (String name : List.of("unused", "spare", "used")) {
            held.put(name, adminLogin(admin.email(), Actor.PASSWORD).path("refreshToken"));
        }
        refresh(ADMIN_REFRESH, held.get("used"), "nonce").then().statusCode(200);
        anonymous().body(Map.of("email", admin.email())).post("/api/v1/admin/auth/password-resets");
        held.put("reset", token(admin.email(), "password-reset"));
        return new Victim(admin, null, held);
    }

    private static String token(String email, String template) {
        return (String) SentMessages.last(email, template).variables().get("token");
    }

    private static RequestSpecification bearer(String token) {
        return anonymous().auth().oauth2(token);
    }

    private static RequestSpecification keyed(String key) {
        return anonymous().header("X-Api-Key", key);
    }

    private static void assertRefused(Way way, Victim victim, int status, String code) {
        String what = victim.actor().email() + " " + way.name();
        Response answer = way.take().apply(victim);
        switch (way.expected()) {
            case STATE -> assertRefused(what, answer, status, code);
            case TOKEN_REFUSED -> assertRefused(what, answer, 401, "invalid-token");
            case LINK_REFUSED -> assertRefused(what, answer, 410, "link-unusable");
            case SILENCE -> assertThat(answer.statusCode()).as(what).isEqualTo(202);
        }
    }

    @Test
    void anOperatorIsOutOnItsOwnToo() {
        Actor partner = Actors.partner();
        Actor operator = Actors.partnerOperator(partner);
        sql("update partner_profile set active = false where user_id = ?1", operator.id());
        assertRefused("operator", login(operator), 403, "partner-inactive");
        login(partner).then().statusCode(200);
    }

    @Test
    void oneRealmsPasswordAndTokensOpenNothingInTheOther() {
        Actor member = Actors.member();
        Actor admin = Actors.superAdmin();
        assertRefused("member", adminLogin(member.email(), Actor.PASSWORD), 401, "invalid-credentials");
        assertRefused("admin", login(admin), 401, "invalid-credentials");
        String membersRefresh = login(member).path("refreshToken");
        assertRefused("refresh", refresh(ADMIN_REFRESH, membersRefresh, null), 401, "invalid-refresh-token");
        refresh(membersRefresh, null).then().statusCode(200);
        assertThat(with(member.token(), "/api/v1/admin/me").statusCode()).isEqualTo(403);
        assertThat(with(admin.token(), "/api/v1/me").statusCode()).isEqualTo(403);
    }

    private static void assertRefused(String what, Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(what).isEqualTo(status);
        assertThat(answer.<String>path("code")).as(what).isEqualTo(code);
        assertThat(answer.asString()).as(what).doesNotContain("oken\":\"");
        if (status == 423) assertThat(answer.getHeader("Retry-After")).as(what).isNotNull();
    }

    static String freshPhone() {
        return "+62812" + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L);
    }
}
