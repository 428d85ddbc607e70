package id.tm.account.login;

import static id.tm.account.AccountSteps.adminLogin;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.refresh;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T9: every way to a token, in every state that forbids one. */
@ServiceTest
class ForbiddenStatesTest {

    private static final String ADMIN_REFRESH = "/api/v1/admin/auth/tokens/refresh";

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

    @ParameterizedTest
    @EnumSource
    void noUserInAForbiddenStateGetsAToken(UserState state) {
        String phone = freshPhone();
        Actor partner = Actors.partner(w -> w.phone(phone));
        Actor operator = Actors.partnerOperator(partner);
        for (Actor actor : List.of(partner, operator)) {
            String access = login(actor).then().statusCode(200).extract().path("accessToken");
            String unused = login(actor).path("refreshToken");
            String used = login(actor).path("refreshToken");
            refresh(used, "nonce").then().statusCode(200);

            sql(state.sql, actor.id());

            Map<String, Response> answers = new LinkedHashMap<>();
            answers.put("login by e-mail", login(actor));
            if (actor == partner) answers.put("login by phone", login(phone, Actor.PASSWORD));
            answers.put("refresh", refresh(unused, null));
            answers.put("repeated refresh", refresh(used, "nonce"));
            answers.forEach((path, answer) -> {
                boolean phoneOfDeleted = state == UserState.DELETED && path.equals("login by phone");
                assertRefused(
                        actor.email() + " " + path,
                        answer,
                        state.status,
                        phoneOfDeleted ? "invalid-credentials" : state.code);
            });
            assertThat(with(access, "/api/v1/me").statusCode())
                    .as("token issued before")
                    .isEqualTo(401);
            // The state is told only to who knows the password.
            assertRefused("wrong password", login(actor.email(), "not the password"), 401, "invalid-credentials");
            sql(
                    "update users set status = 'ACTIVE', email_verified_at = now(), deleted_at = null where id = ?1",
                    actor.id());
            sql("update partner_profile set active = true where id = ?1", partner.partnerId());
            login(actor).then().statusCode(200);
            refresh(unused, null).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noAdminInAForbiddenStateGetsAToken(AdminState state) {
        Actor admin = Actors.admin("users:read");
        String access = adminLogin(admin.email(), Actor.PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        String unused = adminLogin(admin.email(), Actor.PASSWORD).path("refreshToken");
        String used = adminLogin(admin.email(), Actor.PASSWORD).path("refreshToken");
        refresh(ADMIN_REFRESH, used, "nonce").then().statusCode(200);

        sql(state.sql, admin.id());

        assertRefused("login", adminLogin(admin.email(), Actor.PASSWORD), state.status, state.code);
        assertRefused("refresh", refresh(ADMIN_REFRESH, unused, null), state.status, state.code);
        assertRefused("repeated refresh", refresh(ADMIN_REFRESH, used, "nonce"), state.status, state.code);
        assertThat(with(access, "/api/v1/admin/me").statusCode()).isEqualTo(401);
        assertRefused("wrong password", adminLogin(admin.email(), "not the password"), 401, "invalid-credentials");
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
