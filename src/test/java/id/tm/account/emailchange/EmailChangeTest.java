package id.tm.account.emailchange;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.account.AccountSteps;
import id.tm.account.People;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class EmailChangeTest {

    private static final String CONFIRM = "/api/v1/auth/email-changes/confirmations";
    private static final String TAKE_BACK = "/api/v1/auth/email-changes/reversals";

    @Inject
    SystemClock clock;

    @Inject
    People people;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void theLinkToTheNewAddressChangesItOnce() {
        Actor actor = Actors.member();
        String elsewhere = login(actor).path("accessToken");
        String email = freshEmail();
        request(actor, email.toUpperCase()).then().statusCode(202).body("next", equalTo("check-your-mail"));
        actor.given().get("/api/v1/me").then().body("email", equalTo(actor.email()));
        String token = confirmation(email);

        follow(CONFIRM, token).then().statusCode(204);

        follow(CONFIRM, token).then().statusCode(410).body("code", equalTo("link-unusable"));
        actor.given().get("/api/v1/me").then().body("email", equalTo(email));
        with(elsewhere, "/api/v1/me").then().statusCode(401);
        login(actor).then().statusCode(401);
        login(email, Actor.PASSWORD).then().statusCode(200);
        assertThat(people.credentialsChangedAt(actor.id())).isPresent();
        assertThat(count("member_logs where user_id = ?1 and action = 'EMAIL_CHANGED'", actor.id()))
                .isEqualTo(1);
        assertThat(count("email_changes c where cast(c as text) like ?1", "%" + token + "%"))
                .isZero();
    }

    @Test
    void whoReadsTheOldAddressTakesItBackBeforeAndAfter() {
        Actor early = Actors.member();
        String never = freshEmail();
        request(early, never);
        String early1 = reversal(early);
        follow(TAKE_BACK, early1).then().statusCode(204);
        follow(TAKE_BACK, early1).then().statusCode(410);
        follow(CONFIRM, confirmation(never)).then().statusCode(410);
        with(early.token(), "/api/v1/me").then().statusCode(401);
        login(early).then().statusCode(200);

        Actor late = Actors.member();
        String thiefs = freshEmail();
        request(late, thiefs);
        String undo = reversal(late);
        follow(CONFIRM, confirmation(thiefs)).then().statusCode(204);
        String stolen = login(thiefs, Actor.PASSWORD).path("accessToken");
        clock.move(Duration.ofDays(6));
        follow(TAKE_BACK, undo).then().statusCode(204);
        login(late).then().statusCode(200);
        login(thiefs, Actor.PASSWORD).then().statusCode(401);
        with(stolen, "/api/v1/me").then().statusCode(401);
    }

    @Test
    void aChainOfChangesIsTakenBackToItsBeginning() {
        Actor owner = Actors.member();
        String first = freshEmail();
        String second = freshEmail();
        String third = freshEmail();
        request(owner, first);
        String undo = reversal(owner);
        follow(CONFIRM, confirmation(first)).then().statusCode(204);
        request(owner, second).then().statusCode(202);
        String thiefsUndo = reversalTo(first);
        follow(CONFIRM, confirmation(second)).then().statusCode(204);
        request(owner, third).then().statusCode(202);

        follow(TAKE_BACK, undo).then().statusCode(204);

        login(owner).then().statusCode(200);
        follow(TAKE_BACK, thiefsUndo).then().statusCode(410);
        follow(CONFIRM, confirmation(third)).then().statusCode(410);
        follow(TAKE_BACK, reversalTo(second)).then().statusCode(410);
        login(owner).then().statusCode(200);
    }

    @Test
    void linksHaveTheirTime() {
        Actor actor = Actors.member();
        String email = freshEmail();
        request(actor, email);
        clock.move(Duration.ofHours(25));
        follow(CONFIRM, confirmation(email)).then().statusCode(410);
        clock.move(Duration.ofDays(8));
        follow(TAKE_BACK, reversal(actor)).then().statusCode(410);
    }

    @Test
    void onlyTheLastRequestCountsAndAnotherPasswordEndsIt() {
        Actor actor = Actors.member();
        String first = freshEmail();
        String second = freshEmail();
        request(actor, first);
        request(actor, second);
        follow(CONFIRM, confirmation(first)).then().statusCode(410);
        actor.given()
                .body(Map.of("currentPassword", Actor.PASSWORD, "newPassword", "lima kata yang lebih panjang"))
                .put("/api/v1/me/password")
                .then()
                .statusCode(204);
        follow(CONFIRM, confirmation(second)).then().statusCode(410);
        actor.given().get("/api/v1/me").then().body("email", equalTo(actor.email()));
    }

    @Test
    void anOpenPasswordResetDiesWithTheOldAddress() {
        Actor actor = Actors.member();
        anonymous().body(Map.of("email", actor.email())).post("/api/v1/auth/password-resets");
        String reset = (String)
                SentMessages.last(actor.email(), "password-reset").variables().get("token");
        String email = freshEmail();
        request(actor, email);
        follow(CONFIRM, confirmation(email)).then().statusCode(204);
        anonymous()
                .body(Map.of("password", "lima kata yang lebih panjang"))
                .put("/api/v1/auth/password-resets/" + reset)
                .then()
                .statusCode(410);
    }

    @Test
    void nobodyLearnsWhetherAnAddressIsSomebodys() {
        Actor other = Actors.member();
        Actor actor = Actors.member();
        String free = freshEmail();
        Response known = request(actor, other.email());
        Response unknown = request(actor, free);
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(202);
        assertThat(known.asString()).isEqualTo(unknown.asString());
        assertThat(SentMessages.to(other.email())).isEmpty();
        assertThat(SentMessages.to(actor.email()))
                .extracting(mail -> mail.templateKey())
                .containsExactly("email-change-notice", "email-change-notice");

        // Taken in the meantime: only whoever reads its mails can get here.
        Actor late = Actors.member();
        String wanted = freshEmail();
        request(late, wanted);
        sql("update users set email = ?1 where id = ?2", wanted, other.id());
        follow(CONFIRM, confirmation(wanted)).then().statusCode(409).body("code", equalTo("email-taken"));
        late.given().get("/api/v1/me").then().body("email", equalTo(late.email()));
    }

    @Test
    void twoWhoWantOneAddressOneGetsIt() {
        String email = freshEmail();
        Actor one = Actors.member();
        Actor two = Actors.member();
        request(one, email);
        String first = confirmation(email);
        request(two, email);
        String second = confirmation(email);
        Race race = Race.run(20, number -> follow(CONFIRM, number % 2 == 0 ? first : second));
        assertThat(race.with(204)).hasSize(1);
        assertThat(race.statuses().keySet()).isSubsetOf(Set.of(204, 409, 410));
        assertThat(count("users where email = ?1", email)).isEqualTo(1);
    }

    @Test
    void itTakesAFreshLoginAndHappensFewTimesADay() {
        Actor actor = Actors.member();
        clock.move(Duration.ofMinutes(11));
        request(actor, freshEmail()).then().statusCode(403).body("code", equalTo("reauthentication-required"));
        clock.move(Duration.ZERO);
        for (int i = 0; i < 5; i++) request(actor, freshEmail()).then().statusCode(202);
        Response more = request(actor, freshEmail());
        more.then().statusCode(429).body("code", equalTo("too-many-requests"));
        assertThat(Long.parseLong(more.header("Retry-After"))).isPositive();
    }

    @Test
    void theAccountsStateCountsWhenTheLinkIsOpened() {
        for (String state : List.of("LOCKED", "DISABLED")) {
            Actor actor = Actors.member();
            String email = freshEmail();
            request(actor, email);
            sql("update users set status = ?1 where id = ?2", state, actor.id());
            follow(CONFIRM, confirmation(email)).then().statusCode(410);
            follow(TAKE_BACK, reversal(actor)).then().statusCode(204);
        }
        Actor deleted = Actors.member();
        request(deleted, freshEmail());
        sql("update users set status = 'DELETED', deleted_at = now() where id = ?1", deleted.id());
        follow(TAKE_BACK, reversal(deleted)).then().statusCode(410);
    }

    @Test
    void onlyMembersHaveOne() {
        anonymous()
                .body(Map.of("email", freshEmail()))
                .put("/api/v1/me/email")
                .then()
                .statusCode(401);
        request(Actors.superAdmin(), freshEmail()).then().statusCode(403);
        for (String path : List.of(CONFIRM, TAKE_BACK))
            follow(path, "none").then().statusCode(410);
    }

    @Test
    void anotherPhoneTakesAFreshLoginAndTellsTheOldOne() {
        Actor actor = Actors.member(wishes -> wishes.phone("+6281200001111"));
        clock.move(Duration.ofMinutes(11));
        profile(actor, "081200001111", "Other Name").then().statusCode(200);
        assertThat(SentMessages.to(actor.email())).isEmpty();
        assertThat(people.credentialsChangedAt(actor.id())).isEmpty();
        profile(actor, "081200002222", "Other Name")
                .then()
                .statusCode(403)
                .body("code", equalTo("reauthentication-required"));
        actor.given().get("/api/v1/me").then().body("phone", equalTo("+6281200001111"));

        AccountSteps.reauthenticate(actor, Map.of("password", Actor.PASSWORD))
                .then()
                .statusCode(204);
        profile(actor, "081200002222", "Other Name").then().statusCode(200);

        assertThat(SentMessages.to(actor.email()))
                .extracting(mail -> mail.templateKey() + " " + mail.channel() + " "
                        + mail.recipient().phone())
                .containsExactly("phone-changed EMAIL +6281200001111", "phone-changed WHATSAPP +6281200001111");
        assertThat(people.credentialsChangedAt(actor.id())).isPresent();
        assertThat(count("member_logs where user_id = ?1 and action = 'PHONE_CHANGED'", actor.id()))
                .isEqualTo(1);
    }

    @Test
    void theWholeMatrixOfStatesAndTheDatabaseKnowsThem() {
        Map<EmailChangeState, Set<EmailChangeState>> allowed = new EnumMap<>(EmailChangeState.class);
        allowed.put(EmailChangeState.PENDING, EnumSet.of(EmailChangeState.DONE, EmailChangeState.CANCELLED));
        allowed.put(EmailChangeState.DONE, EnumSet.of(EmailChangeState.UNDONE));
        for (EmailChangeState from : EmailChangeState.values()) {
            for (EmailChangeState to : EmailChangeState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.getOrDefault(from, Set.of()).contains(to));
            }
        }
        String checked = (String)
                one("select pg_get_constraintdef(oid) from pg_constraint where conname = ?1", "ck_email_changes_state");
        assertThat(checked)
                .contains(Arrays.stream(EmailChangeState.values())
                        .map(state -> "'" + state + "'")
                        .toList());
    }

    private static Response request(Actor actor, String email) {
        return actor.given().body(Map.of("email", email)).put("/api/v1/me/email");
    }

    private static Response follow(String path, String token) {
        return anonymous().body(Map.of("token", token)).post(path);
    }

    private static String confirmation(String email) {
        return (String) SentMessages.last(email, "email-change").variables().get("token");
    }

    private static String reversal(Actor actor) {
        return reversalTo(actor.email());
    }

    private static String reversalTo(String email) {
        return (String)
                SentMessages.last(email, "email-change-notice").variables().get("token");
    }

    private static Response profile(Actor actor, String phone, String name) {
        return actor.given()
                .header("If-Match", actor.given().get("/api/v1/me").header("ETag"))
                .body(Map.of("fullName", name, "phone", phone, "zone", "Asia/Jakarta", "locale", "id"))
                .put("/api/v1/me");
    }
}
