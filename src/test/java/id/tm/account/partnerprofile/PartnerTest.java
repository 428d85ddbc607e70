package id.tm.account.partnerprofile;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import id.tm.account.AccountSteps;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class PartnerTest {

    private static final String ADMIN = "/api/v1/admin/partners";
    private static final String OPERATORS = "/api/v1/partner/operators";
    private static final String INVITATIONS = "/api/v1/partner/operator-invitations";
    private static final String PROFILE = "/api/v1/partner/profile";

    @Inject
    SystemClock clock;

    @AfterEach
    void clockBack() {
        clock.move(Duration.ZERO);
    }

    @Test
    void aUserBecomesAPartnerAndItsTaxNumberIsNotShown() {
        Actor admin = keeper();
        Actor member = Actors.member();
        Response created = admin.given()
                .body(Map.of("userId", member.id(), "partner", partner("SMA Harapan")))
                .post(ADMIN);
        created.then()
                .statusCode(201)
                .body("npwp", equalTo("************1000"))
                .body("contacts[0].phone", equalTo("+6281234567890"))
                .body("contacts[0].whatsapp", equalTo(true));
        String id = created.path("id");
        String stored = (String) one("select npwp from partner_profile where id = ?1", UUID.fromString(id));
        assertThat(stored).doesNotContain("1000", "901");
        member.given()
                .get(PROFILE)
                .then()
                .statusCode(200)
                .body("name", equalTo("SMA Harapan"))
                .body("npwp", equalTo("************1000"))
                .body("operator", equalTo(false));

        String path = ADMIN + "/" + id;
        Map<String, Object> change = partner("SMA Harapan Bangsa");
        change.remove("npwp");
        admin.given().body(change).put(path).then().statusCode(428);
        admin.given().header("If-Match", "\"9\"").body(change).put(path).then().statusCode(412);
        admin.given()
                .header("If-Match", created.header("ETag"))
                .body(change)
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("SMA Harapan Bangsa"))
                .body("npwp", equalTo("************1000"));
        admin.given()
                .queryParam("userId", member.id())
                .queryParam("active", "true")
                .get(ADMIN)
                .then()
                .body("items.id", contains(id));
        admin.given()
                .body(Map.of("userId", member.id(), "partner", partner("Again")))
                .post(ADMIN)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-of-partner"));
        admin.given()
                .body(Map.of("userId", UUID.randomUUID(), "partner", partner("Nobody")))
                .post(ADMIN)
                .then()
                .statusCode(404);
        admin.given()
                .get(ADMIN + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("partner-not-found"));
    }

    @Test
    void somebodyNewIsInvitedAndChoosesThePassword() {
        Actor admin = keeper();
        String email = freshEmail();
        String id = admin.given()
                .body(Map.of(
                        "newUser",
                        Map.of("email", email, "fullName", "Rina Wijaya", "locale", "en"),
                        "partner",
                        partner("SMA Baru")))
                .post(ADMIN)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String first = token(email);
        admin.given().post(ADMIN + "/" + id + "/invitations").then().statusCode(201);
        String token = token(email);
        anonymous().get("/api/v1/auth/invitations/" + first).then().statusCode(410);
        anonymous()
                .get("/api/v1/auth/invitations/" + token)
                .then()
                .statusCode(200)
                .body("partnerName", equalTo("SMA Baru"))
                .body("hasAccount", equalTo(false));
        accept(token, "password1234").then().statusCode(400);
        accept(token, AccountSteps.PASSWORD).then().statusCode(204);
        accept(token, AccountSteps.PASSWORD).then().statusCode(410);
        String access = login(email, AccountSteps.PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        with(access, PROFILE).then().statusCode(200).body("name", equalTo("SMA Baru"));
        with(access, OPERATORS).then().statusCode(200).body("items", hasSize(0));
        admin.given()
                .post(ADMIN + "/" + id + "/invitations")
                .then()
                .statusCode(409)
                .body("code", equalTo("user-state"));
        admin.given()
                .body(Map.of(
                        "newUser",
                        Map.of("email", email, "fullName", "Rina", "locale", "id"),
                        "partner",
                        partner("Two")))
                .post(ADMIN)
                .then()
                .statusCode(409)
                .body("code", equalTo("email-taken"));
    }

    @Test
    void anOperatorIsInvitedActsAndIsRemoved() {
        Actor partner = Actors.partner(wishes -> wishes.name("SMA Tunas"));
        String email = freshEmail();
        invite(partner, email).then().statusCode(201);
        invite(partner, email.toUpperCase(java.util.Locale.ROOT))
                .then()
                .statusCode(409)
                .body("code", equalTo("invitation-open"));
        partner.given().get(INVITATIONS).then().statusCode(200).body("items.email", contains(email));
        String token = token(email);
        accept(token, AccountSteps.PASSWORD).then().statusCode(204);
        partner.given().get(INVITATIONS).then().body("items", hasSize(0));
        String access = login(email, AccountSteps.PASSWORD).path("accessToken");
        with(access, PROFILE)
                .then()
                .statusCode(200)
                .body("name", equalTo("SMA Tunas"))
                .body("operator", equalTo(true));
        assertThat(with(access, OPERATORS).statusCode()).isEqualTo(403);
        assertThat(with(access, INVITATIONS).statusCode()).isEqualTo(403);
        with(access, "/api/v1/partner/invoices").then().statusCode(200);

        String operator = partner.given()
                .get(OPERATORS)
                .then()
                .statusCode(200)
                .body("items.email", contains(email))
                .extract()
                .path("items[0].id");
        keeper().given()
                .get(ADMIN + "/" + partner.partnerId() + "/operators")
                .then()
                .statusCode(200)
                .body("items.id", contains(operator));
        for (Actor other : List.of(Actors.partner(), Actors.partner())) {
            assertThat(other.given().delete(OPERATORS + "/" + operator).statusCode())
                    .isEqualTo(404);
        }
        partner.given().delete(OPERATORS + "/" + operator).then().statusCode(204);
        partner.given()
                .delete(OPERATORS + "/" + operator)
                .then()
                .statusCode(404)
                .body("code", equalTo("operator-not-found"));
        assertThat(with(access, PROFILE).statusCode()).isEqualTo(403);
        with(access, "/api/v1/me").then().statusCode(200).body("roles", contains("member"));
    }

    @Test
    void somebodyWithAnAccountJoinsWithTheOwnPasswordOnly() {
        Actor partner = Actors.partner();
        Actor member = Actors.member();
        invite(partner, member.email()).then().statusCode(201);
        String token = token(member.email());
        anonymous().get("/api/v1/auth/invitations/" + token).then().body("hasAccount", equalTo(true));
        accept(token, AccountSteps.PASSWORD).then().statusCode(401);
        assertThat(count("partner_profile where user_id = ?1", member.id())).isZero();
        accept(token, Actor.PASSWORD).then().statusCode(204);
        member.given().get(PROFILE).then().statusCode(200).body("operator", equalTo(true));
        login(member).then().statusCode(200);

        Actor second = Actors.partner();
        invite(second, member.email()).then().statusCode(201);
        accept(token(member.email()), Actor.PASSWORD)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-of-partner"));
        invite(second, partner.email()).then().statusCode(201);
        accept(token(partner.email()), Actor.PASSWORD).then().statusCode(409);
    }

    @Test
    void linksEndWithTimeWithTheInviterAndWhenTakenBack() {
        Actor partner = Actors.partner();
        String email = freshEmail();
        String id = invite(partner, email).path("id");
        String token = token(email);
        assertThat(Actors.partner().given().delete(INVITATIONS + "/" + id).statusCode())
                .isEqualTo(404);
        partner.given().delete(INVITATIONS + "/" + id).then().statusCode(204);
        partner.given()
                .delete(INVITATIONS + "/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("invitation-not-found"));
        accept(token, AccountSteps.PASSWORD).then().statusCode(410);

        invite(partner, email).then().statusCode(201);
        String late = token(email);
        clock.move(Duration.ofDays(8));
        accept(late, AccountSteps.PASSWORD).then().statusCode(410);
        Actor again = partner(partner);
        invite(again, email).then().statusCode(201);
        String open = token(email);
        keeper().given()
                .post(ADMIN + "/" + partner.partnerId() + "/deactivation")
                .then()
                .statusCode(200);
        accept(open, AccountSteps.PASSWORD).then().statusCode(410);
        for (String nonsense : List.of("x", "x".repeat(3_000))) {
            assertThat(accept(nonsense, AccountSteps.PASSWORD).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void aPartnerThatIsClosedTakesItsOperatorsWithItAtOnce() {
        Actor admin = keeper();
        Actor partner = Actors.partner();
        Actor operator = Actors.partnerOperator(partner);
        String path = ADMIN + "/" + partner.partnerId();
        admin.given().post(path + "/activation").then().statusCode(409).body("code", equalTo("partner-state"));
        admin.given().post(path + "/deactivation").then().statusCode(200).body("active", equalTo(false));
        admin.given().post(path + "/deactivation").then().statusCode(409);
        for (Actor actor : List.of(partner, operator)) {
            assertThat(actor.given().get(PROFILE).statusCode()).isEqualTo(401);
            login(actor).then().statusCode(403).body("code", equalTo("partner-inactive"));
        }
        admin.given().post(path + "/activation").then().statusCode(200).body("active", equalTo(true));
        assertThat(operator.given().get(PROFILE).statusCode()).isEqualTo(200);
        // an operator's row is no partner
        UUID tie = (UUID) one("select id from partner_profile where user_id = ?1", operator.id());
        admin.given().get(ADMIN + "/" + tie).then().statusCode(404);
        admin.given().post(ADMIN + "/" + tie + "/deactivation").then().statusCode(404);
    }

    @Test
    void aPartnerKeepsItsOwnContacts() {
        Actor partner = Actors.partner();
        Actor operator = Actors.partnerOperator(partner);
        String tag = partner.given().get(PROFILE).header("ETag");
        Map<String, Object> contacts = Map.of("contacts", List.of(contact(true), contact(false)));
        partner.given().body(contacts).put(PROFILE).then().statusCode(428);
        assertThat(operator.given()
                        .header("If-Match", tag)
                        .body(contacts)
                        .put(PROFILE)
                        .statusCode())
                .isEqualTo(403);
        partner.given()
                .header("If-Match", tag)
                .body(contacts)
                .put(PROFILE)
                .then()
                .statusCode(200)
                .body("contacts", hasSize(2));
        partner.given()
                .header("If-Match", tag)
                .body(contacts)
                .put(PROFILE)
                .then()
                .statusCode(412);
        operator.given().get(PROFILE).then().body("contacts", hasSize(2));
        for (Object wrong :
                List.of(List.of(), List.of(contact(false)), "x", List.of(Map.of()), List.of(Map.of("email", "x")))) {
            partner.given()
                    .header("If-Match", "*")
                    .body(Map.of("contacts", wrong))
                    .put(PROFILE)
                    .then()
                    .statusCode(400);
        }
        partner.given().get(PROFILE).then().body("contacts", hasSize(2));
    }

    @Test
    void nonsenseIsRefused() {
        Actor admin = keeper();
        Actor member = Actors.member();
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("name", "<b>x</b>");
        wrong.put("billingKind", "FREE");
        wrong.put("npwp", "12345");
        wrong.put("contacts", List.of(contact(false)));
        wrong.forEach((field, value) -> {
            Map<String, Object> body = partner("SMA");
            body.put(field, value);
            admin.given()
                    .body(Map.of("userId", member.id(), "partner", body))
                    .post(ADMIN)
                    .then()
                    .statusCode(400);
        });
        admin.given().body(Map.of("partner", partner("SMA"))).post(ADMIN).then().statusCode(400);
        admin.given()
                .body(Map.of(
                        "userId", member.id(),
                        "newUser", Map.of("email", freshEmail(), "fullName", "X", "locale", "id"),
                        "partner", partner("SMA")))
                .post(ADMIN)
                .then()
                .statusCode(400);
        Actor partner = Actors.partner();
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("email", "x", "fullName", "Agus", "locale", "id"),
                Map.of("email", freshEmail(), "fullName", "=1+1", "locale", "id"),
                Map.of("email", freshEmail(), "fullName", "Agus\u0000", "locale", "id"),
                Map.of("email", freshEmail(), "fullName", "Agus", "locale", "fr"))) {
            assertThat(partner.given().body(body).post(OPERATORS).statusCode()).isEqualTo(400);
        }
        assertThat(count("partner_profile where user_id = ?1", member.id())).isZero();
        assertThat(count("partner_invitations where partner_id = ?1", partner.partnerId()))
                .isZero();
    }

    @Test
    void everybodyElseStaysOutside() {
        Actor partner = Actors.partner();
        String path = ADMIN + "/" + partner.partnerId();
        for (Actor stranger : List.of(Actors.member(), partner, Actors.admin("users:write"))) {
            for (String get : List.of(ADMIN, path, path + "/operators")) {
                assertThat(stranger.given().get(get).statusCode()).as(get).isEqualTo(403);
            }
            for (String post : List.of(path + "/activation", path + "/deactivation", path + "/invitations")) {
                assertThat(stranger.given().post(post).statusCode()).as(post).isEqualTo(403);
            }
        }
        assertThat(Actors.admin("partners:read")
                        .given()
                        .post(path + "/deactivation")
                        .statusCode())
                .isEqualTo(403);
        for (Actor stranger : List.of(Actors.member(), Actors.practitioner(), Actors.superAdmin())) {
            for (String get : List.of(PROFILE, OPERATORS, INVITATIONS)) {
                assertThat(stranger.given().get(get).statusCode()).as(get).isEqualTo(403);
            }
        }
        assertThat(anonymous().get(PROFILE).statusCode()).isEqualTo(401);
        assertThat(anonymous().get(ADMIN).statusCode()).isEqualTo(401);
    }

    @Test
    void manyInvitationsAndAnswersAtOnceMakeOneOperator() {
        Actor partner = Actors.partner();
        String email = freshEmail();
        Race invited = Race.run(20, () -> invite(partner, email));
        assertThat(invited.with(201)).hasSize(1);
        assertThat(invited.with(409)).hasSize(19);
        assertThat(count("partner_invitations where partner_id = ?1", partner.partnerId()))
                .isEqualTo(1);
        UUID id = UUID.fromString(invited.with(201).get(0).path("id"));
        String token = SentMessages.to(email).stream()
                .map(message -> (String) message.variables().get("token"))
                .filter(each ->
                        anonymous().get("/api/v1/auth/invitations/" + each).statusCode() == 200)
                .findFirst()
                .orElseThrow();
        Race answered = Race.run(10, () -> accept(token, AccountSteps.PASSWORD));
        assertThat(answered.with(204)).hasSize(1);
        assertThat(answered.statuses().keySet()).isSubsetOf(204, 410, 401);
        assertThat(count("partner_profile where parent_id = ?1", partner.partnerId()))
                .isEqualTo(1);
        assertThat(count("partner_invitations where id = ?1 and accepted_at is not null", id))
                .isEqualTo(1);
    }

    @Test
    void twoPartnersCannotHaveTheSameOperator() {
        Actor one = Actors.partner();
        Actor two = Actors.partner();
        Actor member = Actors.member();
        invite(one, member.email());
        String first = token(member.email());
        invite(two, member.email());
        String second = token(member.email());
        Race race = Race.run(2, number -> accept(number == 0 ? first : second, Actor.PASSWORD));
        assertThat(race.with(204)).hasSize(1);
        assertThat(race.with(409)).hasSize(1);
        assertThat(count("partner_profile where user_id = ?1", member.id())).isEqualTo(1);
    }

    @Test
    void theDatabaseKnowsNoOperatorOfAnOperator() {
        Actor partner = Actors.partner();
        Actor operator = Actors.partnerOperator(partner);
        Actor other = Actors.partnerOperator(Actors.partner());
        UUID tie = (UUID) one("select id from partner_profile where user_id = ?1", operator.id());
        assertThatThrownBy(() -> sql("update partner_profile set parent_id = ?1 where user_id = ?2", tie, other.id()))
                .rootCause()
                .hasMessageContaining("fk_partner_profile_parent_main");
    }

    @Test
    void taxNumbersAreReadAsTheyAreWritten() {
        assertThat(Npwp.normalised("01.234.567.8-901.000")).contains("0012345678901000");
        assertThat(Npwp.normalised("3171234567890001")).contains("3171234567890001");
        for (String wrong : List.of("", "1", "01.234.567.8-901.00", "31712345678900012", "3171 2345 abcd 0001")) {
            assertThat(Npwp.normalised(wrong)).as(wrong).isEmpty();
        }
        assertThat(Npwp.masked("0012345678901000")).isEqualTo("************1000");
    }

    private static Actor keeper() {
        return Actors.admin("partners:read", "partners:write");
    }

    /** With a token of now. */
    private static Actor partner(Actor actor) {
        return id.tm.booking.Consultations.again(actor);
    }

    private static Response invite(Actor partner, String email) {
        return partner.given()
                .body(Map.of("email", email, "fullName", "Agus Salim", "locale", "id"))
                .post(OPERATORS);
    }

    private static String token(String email) {
        return (String)
                SentMessages.last(email, "partner-invitation").variables().get("token");
    }

    private static Response accept(String token, String password) {
        return anonymous()
                .body(Map.of("password", password, "acceptTerms", true))
                .put("/api/v1/auth/invitations/" + token);
    }

    private static Map<String, Object> partner(String name) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("billingKind", "POSTPAID");
        body.put("contacts", List.of(contact(true)));
        body.put("npwp", "01.234.567.8-901.000");
        return body;
    }

    private static Map<String, Object> contact(boolean billing) {
        return Map.of(
                "name", "Bagian Keuangan",
                "email", "keuangan@harapan.test",
                "phone", "0812-3456-7890",
                "locale", "id",
                "zone", "Asia/Jakarta",
                "billing", billing);
    }
}
