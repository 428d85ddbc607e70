package id.tm.account.totp;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.reauthenticate;
import static id.tm.account.AccountSteps.with;
import static id.tm.account.totp.TwoFactorSteps.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import id.tm.account.totp.SecondFactor.Verdict;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import id.tm.testing.Strangers;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class TwoFactorTest {

    private static final String MINE = "/api/v1/me/totp";
    private static final String OFFICE = "/api/v1/admin/me/totp";
    private static final String REASON = "Ponsel hilang, identitas diperiksa";

    @Inject
    SystemClock clock;

    @Inject
    SecondFactor factor;

    @Inject
    id.tm.platform.security.AccessTokens tokens;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void onceConfirmedALoginAsksForACode() {
        Actor actor = Actors.member();
        String elsewhere = login(actor).path("accessToken");
        actor.given().get(MINE).then().statusCode(200).body("active", equalTo(false));
        Response begun = actor.given().post(MINE);
        begun.then().statusCode(200).header("Cache-Control", "no-store");
        String secret = begun.path("secret");
        assertThat(begun.<String>path("otpauthUri"))
                .startsWith("otpauth://totp/")
                .contains("secret=" + secret)
                .contains(actor.email().replace("@", "%40"));
        login(actor).then().statusCode(200);
        code(actor, MINE + "/confirmation", "000000".equals(Totp.codeAt(secret, clock.instant())) ? "000001" : "000000")
                .then()
                .statusCode(401)
                .body("code", equalTo("invalid-totp"));
        login(actor).then().statusCode(200);

        TwoFactorSteps app = TwoFactorSteps.enrol(actor, MINE, clock.instant());

        assertThat(app.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        with(elsewhere, "/api/v1/me").then().statusCode(401);
        actor.given().get(MINE).then().body("active", equalTo(true)).body("recoveryCodesLeft", equalTo(10));
        actor.given().post(MINE).then().statusCode(409).body("code", equalTo("totp-active"));
        code(actor, MINE + "/confirmation", app.codeAt(clock.instant())).then().statusCode(409);
        app.login(null).then().statusCode(401).body("code", equalTo("totp-required"));
        login(actor.email(), "not the password").then().statusCode(401).body("code", equalTo("invalid-credentials"));
        app.login(app.codeAt(clock.instant())).then().statusCode(401).body("code", equalTo("invalid-totp"));
        String next = app.codeAt(clock.instant().plusSeconds(30));
        app.login(next.substring(0, 3) + " " + next.substring(3)).then().statusCode(200);
        app.login(next).then().statusCode(401).body("code", equalTo("invalid-totp"));
        assertThat(SentMessages.last(actor.email(), "totp-enabled")).isNotNull();
        assertThat(count("member_logs where user_id = ?1 and action = 'TOTP_ENABLED'", actor.id()))
                .isEqualTo(1);
    }

    @Test
    void neitherSecretNorRecoveryCodesLieReadableInTheDatabase() {
        TwoFactorSteps app = TwoFactorSteps.enrol(Actors.member(), MINE, clock.instant());
        UUID owner = app.owner().id();
        assertThat((String) one("select secret from totp_credentials where user_id = ?1", owner))
                .doesNotContain(app.secret())
                .startsWith("test:");
        for (String shown : app.recoveryCodes()) {
            assertThat(count("recovery_codes where code_hash = ?1 or code_hash = ?2", shown, shown.replace("-", "")))
                    .isZero();
        }
    }

    @Test
    void aRecoveryCodeStandsInOnce() {
        TwoFactorSteps app = TwoFactorSteps.enrol(Actors.member(), MINE, clock.instant());
        String code = app.recoveryCodes().get(3);
        app.login(code.toUpperCase()).then().statusCode(200);
        app.login(code).then().statusCode(401).body("code", equalTo("invalid-totp"));
        app.owner().given().get(MINE).then().body("recoveryCodesLeft", equalTo(9));

        Response fresh =
                code(app.owner(), MINE + "/recovery-codes", app.recoveryCodes().get(4));
        fresh.then().statusCode(200).body("recoveryCodes", hasSize(10));
        app.login(app.recoveryCodes().get(5)).then().statusCode(401);
        app.login(fresh.<List<String>>path("recoveryCodes").get(0)).then().statusCode(200);
    }

    @Test
    void oneCodeManyUsesOneWins() {
        TwoFactorSteps app = TwoFactorSteps.enrol(Actors.member(), MINE, clock.instant());
        UUID owner = app.owner().id();
        for (String code : List.of(
                app.codeAt(clock.instant().plusSeconds(30)), app.recoveryCodes().get(0))) {
            List<Verdict> verdicts = Race.calls(100, number -> factor.judge(Realm.USERS, owner, code));
            assertThat(Collections.frequency(verdicts, Verdict.RIGHT)).isEqualTo(1);
            assertThat(Collections.frequency(verdicts, Verdict.WRONG)).isEqualTo(99);
        }
    }

    @Test
    void wrongCodesCountLikeWrongPasswords() {
        TwoFactorSteps app = TwoFactorSteps.enrol(Actors.member(), MINE, clock.instant());
        for (int i = 0; i < 3; i++) {
            app.login(app.wrongCode(clock.instant())).then().statusCode(401).body("code", equalTo("invalid-totp"));
        }
        code(app.owner(), MINE + "/removal", app.wrongCode(clock.instant()))
                .then()
                .statusCode(401);
        login(app.owner().email(), "not the password").then().statusCode(401);
        for (Response waiting : List.of(
                app.login(app.recoveryCodes().get(0)),
                code(app.owner(), MINE + "/removal", app.recoveryCodes().get(0)),
                code(app.owner(), MINE + "/recovery-codes", app.recoveryCodes().get(0)))) {
            waiting.then().statusCode(429).body("code", equalTo("too-many-attempts"));
        }
    }

    @Test
    void aBurstOfGuessesDoesNotLearnWhichPasswordIsRight() {
        TwoFactorSteps app = TwoFactorSteps.enrol(Actors.member(), MINE, clock.instant());
        for (int i = 0; i < 5; i++)
            login(app.owner().email(), "wrong " + i).then().statusCode(401);
        app.login(null).then().statusCode(429);
    }

    @Test
    void aFreshLoginTakesBothFactors() {
        TwoFactorSteps app = TwoFactorSteps.enrol(Actors.member(), MINE, clock.instant());
        Actor actor = app.owner();
        clock.move(Duration.ofMinutes(11));
        code(actor, MINE + "/removal", app.codeAt(clock.instant()))
                .then()
                .statusCode(403)
                .body("code", equalTo("reauthentication-required"));
        reauthenticate(actor, Map.of("password", Actor.PASSWORD))
                .then()
                .statusCode(401)
                .body("code", equalTo("totp-required"));
        reauthenticate(actor, Map.of("password", Actor.PASSWORD, "totp", app.wrongCode(clock.instant())))
                .then()
                .statusCode(401)
                .body("code", equalTo("invalid-totp"));
        reauthenticate(actor, Map.of("password", Actor.PASSWORD, "totp", app.codeAt(clock.instant())))
                .then()
                .statusCode(204);
        String next = app.codeAt(clock.instant().plusSeconds(30));
        code(actor, MINE + "/removal", next).then().statusCode(204);
        code(actor, MINE + "/removal", next).then().statusCode(409).body("code", equalTo("totp-not-active"));
        login(actor).then().statusCode(200);
        assertThat(SentMessages.last(actor.email(), "totp-disabled").variables())
                .doesNotContainKey("reason");
    }

    @Test
    void beginningAndConfirmingWantAFreshLoginToo() {
        Actor actor = Actors.member();
        clock.move(Duration.ofMinutes(11));
        for (Response refused : List.of(
                actor.given().post(MINE),
                code(actor, MINE + "/confirmation", "123456"),
                code(actor, MINE + "/recovery-codes", "123456"))) {
            refused.then().statusCode(403).body("code", equalTo("reauthentication-required"));
        }
    }

    @Test
    void theBackOfficeTakesALostAppOff() {
        TwoFactorSteps app = TwoFactorSteps.enrol(Actors.member(), MINE, clock.instant());
        Actor user = app.owner();
        String path = "/api/v1/admin/users/" + user.id() + "/totp-resets";
        Map<String, String> body = Map.of("reason", REASON);
        Actor helper = Actors.admin("user-totp:reset");
        anonymous().body(body).post(path).then().statusCode(401);
        user.given().body(body).post(path).then().statusCode(403);
        Actors.admin("users:write", "admin-totp:reset")
                .given()
                .body(body)
                .post(path)
                .then()
                .statusCode(403);
        helper.given().body(Map.of("reason", " ")).post(path).then().statusCode(400);
        helper.given()
                .body(body)
                .post("/api/v1/admin/users/" + UUID.randomUUID() + "/totp-resets")
                .then()
                .statusCode(404);
        app.login(null).then().statusCode(401);

        helper.given().body(body).post(path).then().statusCode(204);

        helper.given().body(body).post(path).then().statusCode(409);
        with(user.token(), "/api/v1/me").then().statusCode(401);
        login(user).then().statusCode(200);
        assertThat(SentMessages.last(user.email(), "totp-disabled").variables()).containsEntry("reason", REASON);
        assertThat(count("totp_resets where user_id = ?1 and reset_by = ?2", user.id(), helper.id()))
                .isEqualTo(1);
        assertThat(count("member_logs where user_id = ?1 and action = 'TOTP_RESET'", user.id()))
                .isEqualTo(1);
    }

    @Test
    void nobodyTakesTheAppOffAnAdminWhoMayMore() {
        TwoFactorSteps app = TwoFactorSteps.enrol(Actors.superAdmin(), OFFICE, clock.instant());
        String path = "/api/v1/admin/admins/" + app.owner().id() + "/totp-resets";
        Map<String, String> body = Map.of("reason", REASON);
        Actors.admin("admin-totp:reset")
                .given()
                .body(body)
                .post(path)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-yours-to-grant"));
        Actors.admin("admins:write").given().body(body).post(path).then().statusCode(403);
        app.login(null).then().statusCode(401).body("code", equalTo("totp-required"));
        Actors.superAdmin().given().body(body).post(path).then().statusCode(204);
        app.login(null).then().statusCode(200);
    }

    @Test
    void adminsHaveOneOfTheirOwn() {
        Actor admin = Actors.admin("users:read");
        TwoFactorSteps app = TwoFactorSteps.enrol(admin, OFFICE, clock.instant());
        admin.given().get(OFFICE).then().body("active", equalTo(true));
        app.login(app.recoveryCodes().get(0)).then().statusCode(200);
        code(admin, OFFICE + "/recovery-codes", app.recoveryCodes().get(1))
                .then()
                .statusCode(200);
        code(admin, OFFICE + "/removal", app.codeAt(clock.instant().plusSeconds(30)))
                .then()
                .statusCode(204);
        app.login(null).then().statusCode(200);
    }

    @Test
    void oneRealmsTokenIsNothingInTheOther() {
        Actor member = Actors.member();
        Actor admin = Actors.superAdmin();
        for (String path : List.of("", "/confirmation", "/recovery-codes", "/removal")) {
            Map<String, String> body = Map.of("code", "123456");
            anonymous().body(body).post(MINE + path).then().statusCode(401);
            anonymous().body(body).post(OFFICE + path).then().statusCode(401);
            admin.given().body(body).post(MINE + path).then().statusCode(403);
            member.given().body(body).post(OFFICE + path).then().statusCode(403);
        }
        anonymous().get(MINE).then().statusCode(401);
        admin.given().get(MINE).then().statusCode(403);
        member.given().get(OFFICE).then().statusCode(403);
    }

    @Test
    void whoMustSetUpASecondFactorCanDoNothingElse() {
        Principal enrolling = Strangers.arrive(Realm.ADMINS, Set.of(Principal.ENROLLING), Set.of());
        String token = tokens.sign(Realm.ADMINS, enrolling.id(), UUID.randomUUID());
        with(token, "/api/v1/admin/users").then().statusCode(403).body("code", equalTo("mfa-enrolment-required"));
        with(token, "/api/v1/me").then().statusCode(403);
        with(token, OFFICE).then().statusCode(200).body("active", equalTo(false));
    }
}
