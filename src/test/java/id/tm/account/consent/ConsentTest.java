package id.tm.account.consent;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.mailedToken;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.register;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.verify;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.tm.account.AccountSteps;
import id.tm.account.People;
import id.tm.support.Channel;
import id.tm.support.RecipientDirectory;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@ServiceTest
class ConsentTest {

    private static final String CONSENTS = "/api/v1/me/consents";

    @Inject
    People people;

    @Inject
    RecipientDirectory directory;

    @Inject
    Clock clock;

    @Test
    void whatWasSaidAtRegistrationIsWhereItBegins() {
        String email = freshEmail();
        register(email);
        verify(mailedToken(email));
        String token = login(email, AccountSteps.PASSWORD).path("accessToken");
        with(token, CONSENTS)
                .then()
                .statusCode(200)
                .body("terms.acceptedVersion", equalTo("1"))
                .body("terms.accepted", equalTo(true))
                .body("marketing.whatsapp", equalTo(false))
                .body("reminders.email", equalTo(true))
                .body("reminders.whatsapp", equalTo(true));
    }

    @Test
    void everyChangeIsARowAndNothingElseIs() {
        Actor member = Actors.member();
        choose(member, true, false, true, false)
                .then()
                .statusCode(200)
                .body("marketing.email", equalTo(true))
                .body("reminders.whatsapp", equalTo(false));
        choose(member, true, false, true, false).then().statusCode(200);
        choose(member, false, false, true, true).then().body("marketing.email", equalTo(false));
        choose(member, true, false, true, true).then().body("marketing.email", equalTo(true));

        Response history = member.given().queryParam("limit", 3).get(CONSENTS + "/history");
        history.then()
                .statusCode(200)
                .body("items.size()", equalTo(3))
                .body("items[0].kind", equalTo("MARKETING"))
                .body("items[0].granted", equalTo(true));
        member.given()
                .queryParam("kind", "REMINDERS")
                .get(CONSENTS + "/history")
                .then()
                .body("items.granted", contains(true, false))
                .body("items.channel", contains("WHATSAPP", "WHATSAPP"));
        member.given()
                .queryParam("kind", "MARKETING")
                .get(CONSENTS + "/history")
                .then()
                .body("items.granted", contains(true, false, true));
        member.given()
                .queryParam("kind", "LOVE")
                .get(CONSENTS + "/history")
                .then()
                .statusCode(400);
        assertThat(count("member_logs where user_id = ?1 and action = 'CONSENTS_CHANGED'", member.id()))
                .isEqualTo(3);
    }

    @Test
    void whoUnsubscribedByALinkCanComeBackHere() {
        Actor member = Actors.member();
        directory.optOut(member.id(), Channel.EMAIL, clock.instant());
        directory.optOut(member.id(), Channel.EMAIL, clock.instant());
        member.given().get(CONSENTS).then().body("reminders.email", equalTo(false));
        assertThat(optedOut(member)).containsExactly(Channel.EMAIL);
        choose(member, false, false, true, true).then().body("reminders.email", equalTo(true));
        assertThat(optedOut(member)).isEmpty();
        member.given()
                .queryParam("kind", "REMINDERS")
                .get(CONSENTS + "/history")
                .then()
                .body("items.granted", contains(true, false));
    }

    @Test
    void newTermsHaveToBeAcceptedAndOldOnesCannotBe() {
        Actor member = Actors.member();
        assertThat(people.acceptsCurrentTerms(member.id())).isFalse();
        member.given()
                .get(CONSENTS)
                .then()
                .body("terms.accepted", equalTo(false))
                .body("terms.acceptedVersion", nullValue())
                .body("terms.currentVersion", equalTo("1"));
        accept(member, "0")
                .then()
                .statusCode(422)
                .body("code", equalTo("terms-not-current"))
                .body("currentVersion", equalTo("1"));
        accept(member, "1").then().statusCode(200).body("terms.accepted", equalTo(true));
        accept(member, "1").then().statusCode(200);
        assertThat(people.acceptsCurrentTerms(member.id())).isTrue();
        assertThat(count("user_consents where user_id = ?1 and kind = 'TERMS'", member.id()))
                .isEqualTo(1);
        Actor other = Actors.member();
        sql(
                "insert into user_consents (id, created_at, user_id, kind, document_version, granted)"
                        + " values (gen_random_uuid(), now(), ?1, 'TERMS', '0', true)",
                other.id());
        assertThat(people.acceptsCurrentTerms(other.id()))
                .as("accepted were older ones")
                .isFalse();
        accept(other, "1").then().statusCode(200).body("terms.acceptedVersion", equalTo("1"));
    }

    @Test
    void nonsenseChangesNothing() {
        Actor member = Actors.member();
        List<Object> bodies = new ArrayList<>(List.of("", "null", "[]", "{}", "{\"marketing\":true}"));
        bodies.add(Map.of("marketing", Map.of("email", true, "whatsapp", false)));
        bodies.add(body("yes", false, true, true));
        bodies.add(body(1, false, true, true));
        bodies.add(Map.of(
                "marketing", Map.of("email", true, "whatsapp", true, "sms", true),
                "reminders", Map.of("email", true, "whatsapp", true)));
        for (Object body : bodies) {
            assertThat(member.given().body(body).put(CONSENTS).statusCode())
                    .as("%s", body)
                    .isBetween(400, 499);
        }
        for (Object body : List.of(
                "{}",
                Map.of("version", "1"),
                Map.of("version", "1", "accept", false),
                Map.of("version", "x".repeat(10_000), "accept", true),
                Map.of("version", "1\u0000", "accept", true),
                Map.of("version", "' or 1=1 --", "accept", true))) {
            assertThat(member.given().body(body).post(CONSENTS + "/terms").statusCode())
                    .as("%s", body)
                    .isBetween(400, 499);
        }
        assertThat(count("user_consents where user_id = ?1", member.id())).isZero();
    }

    @Test
    void theyAreTheOwnersOnly() {
        Actor admin = Actors.superAdmin();
        for (String path : List.of(CONSENTS, CONSENTS + "/history")) {
            assertThat(anonymous().get(path).statusCode()).isEqualTo(401);
            assertThat(admin.given().get(path).statusCode()).isEqualTo(403);
        }
        assertThat(choose(admin, true, true, true, true).statusCode()).isEqualTo(403);
        assertThat(accept(admin, "1").statusCode()).isEqualTo(403);
    }

    @Test
    void manyAtOnceEndAsOneOfThem() {
        Actor member = Actors.member();
        Race race = Race.run(40, number -> choose(member, number % 2 == 0, false, number % 2 == 0, true));
        assertThat(race.statuses()).containsOnlyKeys(200);
        boolean marketing = member.given().get(CONSENTS).path("marketing.email");
        boolean reminders = member.given().get(CONSENTS).path("reminders.email");
        assertThat(marketing).isEqualTo(reminders);
        // Each row says the opposite of the one before.
        assertThat(one(
                        "select count(*) from (select granted, lag(granted) over (order by created_at, id) as earlier"
                                + " from user_consents where user_id = ?1 and kind = 'MARKETING') r where granted = earlier",
                        member.id()))
                .isEqualTo(0L);
    }

    private Set<Channel> optedOut(Actor member) {
        return directory.find(List.of(member.id())).get(member.id()).optedOut();
    }

    private static Response choose(
            Actor actor, boolean marketingMail, boolean marketingChat, boolean remindMail, boolean remindChat) {
        return actor.given()
                .body(body(marketingMail, marketingChat, remindMail, remindChat))
                .put(CONSENTS);
    }

    private static Map<String, Object> body(
            Object marketingMail, boolean marketingChat, boolean remindMail, boolean remindChat) {
        return Map.of(
                "marketing", Map.of("email", marketingMail, "whatsapp", marketingChat),
                "reminders", Map.of("email", remindMail, "whatsapp", remindChat));
    }

    private static Response accept(Actor actor, String version) {
        return actor.given().body(Map.of("version", version, "accept", true)).post(CONSENTS + "/terms");
    }
}
