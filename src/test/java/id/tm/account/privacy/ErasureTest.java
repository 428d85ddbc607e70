package id.tm.account.privacy;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.mailedToken;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.refresh;
import static id.tm.account.AccountSteps.register;
import static id.tm.account.AccountSteps.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.account.AccountSteps;
import id.tm.account.People;
import id.tm.platform.privacy.PersonalData;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Pictures;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class ErasureTest {

    /** A room that fails after all others have erased what they keep. */
    @ApplicationScoped
    @Priority(-1_000)
    static class Stubborn implements PersonalData {

        static volatile UUID keeps;

        @Override
        public String section() {
            return "stubborn";
        }

        @Override
        public Object export(UUID userId) {
            return null;
        }

        @Override
        public void erase(UUID userId) {
            if (userId.equals(keeps)) throw new IllegalStateException("not now");
        }
    }

    @Inject
    People people;

    @Test
    void nothingSaysAnyMoreWhoItWas() {
        Actor member = Actors.member(wishes -> wishes.name("Made Wirawan").phone("+6281299990001"));
        String refreshToken = login(member).path("refreshToken");
        RestAssured.given()
                .auth()
                .oauth2(member.token())
                .contentType("image/png")
                .body(Pictures.png(2, 2))
                .put("/api/v1/me/photo");
        member.given().post("/api/v1/me/exports").then().statusCode(202);

        erase(member, Actor.PASSWORD).then().statusCode(204);

        assertThat(member.given().get("/api/v1/me").statusCode()).isEqualTo(401);
        refresh(refreshToken, null).then().statusCode(401);
        login(member).then().statusCode(401);
        login("+6281299990001", Actor.PASSWORD).then().statusCode(401);
        assertThat(people.require(member.id()).active()).isFalse();
        assertThat(people.findByEmail(member.email())).isEmpty();
        assertThat(one("select status from users where id = ?1", member.id())).isEqualTo("DELETED");
        assertThat(count("profile_photos where user_id = ?1", member.id())).isZero();
        assertThat(count("tasks where owner_id = ?1", member.id())).isZero();
        assertThat(count("member_logs where user_id = ?1 and (network is not null or device is not null)", member.id()))
                .isZero();
        assertThat(count("member_logs where user_id = ?1 and action = 'ACCOUNT_ERASED'", member.id()))
                .isEqualTo(1);
        assertThat(count(
                        "login_sessions where user_id = ?1 and (revoked_at is null or address <> 'erased')",
                        member.id()))
                .isZero();
        assertNothingLeft(member.id(), "Made Wirawan", member.email(), "81299990001");

        var farewell = SentMessages.last(member.email(), "account-deleted");
        assertThat(farewell.variables()).containsEntry("name", "Made Wirawan");
        assertThat(farewell.recipient().userId()).isNull();
    }

    @Test
    void theAddressCanBeRegisteredAnew() {
        Actor member = Actors.member();
        erase(member, Actor.PASSWORD).then().statusCode(204);
        register(member.email());
        verify(mailedToken(member.email())).then().statusCode(204);
        login(member.email(), AccountSteps.PASSWORD).then().statusCode(200);
        login(member.email(), Actor.PASSWORD).then().statusCode(401);
    }

    @Test
    void withoutThePasswordNothingHappens() {
        Actor member = Actors.member();
        erase(member, "not the password").then().statusCode(401).body("code", equalTo("invalid-credentials"));
        for (Object body : List.of(
                "", "{}", "[]", Map.of("password", ""), Map.of("password", "x".repeat(1_000)), Map.of("password", 1))) {
            assertThat(member.given().body(body).delete("/api/v1/me").statusCode())
                    .isBetween(400, 499);
        }
        assertThat(member.given().delete("/api/v1/me").statusCode()).isBetween(400, 499);
        assertThat(anonymous()
                        .body(Map.of("password", Actor.PASSWORD))
                        .delete("/api/v1/me")
                        .statusCode())
                .isEqualTo(401);
        assertThat(erase(Actors.superAdmin(), Actor.PASSWORD).statusCode()).isEqualTo(403);
        member.given().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void eitherAllRoomsForgetOrNone() {
        Actor member = Actors.member(wishes -> wishes.name("Made Wirawan"));
        Stubborn.keeps = member.id();
        try {
            assertThat(erase(member, Actor.PASSWORD).statusCode()).isEqualTo(500);
        } finally {
            Stubborn.keeps = null;
        }
        member.given().get("/api/v1/me").then().statusCode(200).body("fullName", equalTo("Made Wirawan"));
        erase(member, Actor.PASSWORD).then().statusCode(204);
    }

    @Test
    void erasingTwiceAtOnceErasesOnce() {
        Actor member = Actors.member();
        Race race = Race.run(8, () -> erase(member, Actor.PASSWORD));
        assertThat(race.statuses().keySet()).isSubsetOf(204, 401, 429);
        assertThat(race.with(204)).hasSize(1);
        assertThat(SentMessages.to(member.email()).stream()
                        .filter(message -> message.templateKey().equals("account-deleted")))
                .isNotEmpty();
        assertThat(count("member_logs where user_id = ?1 and action = 'ACCOUNT_ERASED'", member.id()))
                .isEqualTo(1);
    }

    @Test
    void operatorsOfAPartnerWhoLeavesAreOut() {
        Actor partner = Actors.partner();
        Actor operator = Actors.partnerOperator(partner);
        assertThat(operator.given().get("/api/v1/me").statusCode()).isEqualTo(200);
        erase(partner, Actor.PASSWORD).then().statusCode(204);
        assertThat(operator.given().get("/api/v1/me").statusCode()).isEqualTo(401);
        assertNothingLeft(partner.id(), "billing." + partner.email());
    }

    /** Looks for the words in every row of the service that is about the user, the audit log aside, which masks them. */
    private static void assertNothingLeft(UUID user, String... words) {
        List<String> found = new ArrayList<>();
        for (String column : PersonalDataPoliceTest.columnsOfPeople()) {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            for (String word : words) {
                long rows = count(
                        table + " t where t." + name + " = ?1 and cast(t as text) ilike ?2", user, "%" + word + "%");
                if (rows > 0) found.add(column + " " + word);
            }
        }
        for (String word : words) {
            if (count("users t where id = ?1 and cast(t as text) ilike ?2", user, "%" + word + "%") > 0) {
                found.add("users " + word);
            }
        }
        assertThat(found).isEmpty();
    }

    private static Response erase(Actor actor, String password) {
        return actor.given().body(Map.of("password", password)).delete("/api/v1/me");
    }
}
