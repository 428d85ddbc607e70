package id.tm.account.registration;

import static id.tm.account.AccountSteps.PASSWORD;
import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.mailedToken;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.register;
import static id.tm.account.AccountSteps.registration;
import static id.tm.account.AccountSteps.sql;
import static id.tm.account.AccountSteps.verify;
import static id.tm.account.AccountSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.tm.account.UserRegistered;
import id.tm.account.user.User;
import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.support.OutgoingMessage;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import id.tm.testing.SmtpResource;
import id.tm.testing.TestSettings;
import io.restassured.response.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Multipart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class RegistrationTest {

    /** Notes who registered, and spoils the registration of whoever a test names. */
    @Singleton
    static class Onlooker {

        static final Queue<UUID> SEEN = new ConcurrentLinkedQueue<>();
        static final Set<String> SPOILT = ConcurrentHashMap.newKeySet();

        void onRegistered(@Observes UserRegistered event) {
            SEEN.add(event.userId());
            User user = User.findById(event.userId());
            if (SPOILT.contains(user.email())) throw new IllegalStateException("the wallet cannot be opened");
        }
    }

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void registerVerifyLogIn() {
        String email = freshEmail();
        Map<String, Object> body = registration(email);
        body.put("marketingConsent", true);

        anonymous()
                .header("Accept-Language", "en")
                .body(body)
                .post("/api/v1/auth/registrations")
                .then()
                .statusCode(202)
                .body("next", equalTo("check-your-mail"));

        UUID id = (UUID) one("select id from users where email = ?1", email);
        assertThat(Onlooker.SEEN).contains(id);
        OutgoingMessage mail = SentMessages.last(email, "email-verification");
        assertThat(mail.lane()).isEqualTo(OutgoingMessage.Lane.URGENT);
        assertThat(mail.recipient().locale().getLanguage()).isEqualTo("en");
        assertThat(mail.recipient().phone()).isEqualTo("+6281234567890");
        assertThat(mail.recipient().whatsapp()).isTrue();
        assertThat(mail.variables().get("link").toString()).endsWith("/verify?token=" + mailedToken(email));
        assertThat(count("user_consents where user_id = ?1 and granted", id)).isEqualTo(2);

        verify(mailedToken(email)).then().statusCode(204);
        String token = login(email, PASSWORD).then().statusCode(200).extract().path("accessToken");
        with(token, "/api/v1/me")
                .then()
                .statusCode(200)
                .body("email", equalTo(email))
                .body("roles", equalTo(List.of("member")))
                .body("fullName", equalTo("Budi Santoso"))
                .body("phone", equalTo("+6281234567890"))
                .body("locale", equalTo("en"))
                .body("zone", equalTo("Asia/Jakarta"));
    }

    @Test
    void theLinkArrivesInTheMailbox() throws Exception {
        String email = freshEmail();
        register(email);
        jobs.runOnce("dispatch");
        var mails = SmtpResource.mailsTo(email);
        assertThat(mails).hasSize(1);
        String text = ((Multipart) mails.get(0).getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
        assertThat(text).contains("/verify?token=" + mailedToken(email));
    }

    @Test
    void theTokenIsOnlyInTheMail() {
        String email = freshEmail();
        register(email);
        String token = mailedToken(email);
        assertThat(count("email_verifications v where cast(v as text) like ?1", "%" + token + "%"))
                .isZero();
        assertThat(count("users u where cast(u as text) like ?1", "%" + PASSWORD + "%"))
                .isZero();
    }

    @Test
    void knownUnknownPendingAndDeletedAddressesGetTheSameAnswer() {
        Actor known = Actors.member();
        Actor deleted = Actors.member();
        sql("update users set status = 'DELETED', deleted_at = now() where id = ?1", deleted.id());
        String pending = freshEmail();
        register(pending);

        Response fresh = register(freshEmail());
        for (String email :
                List.of(known.email(), deleted.email(), pending, known.email().toUpperCase())) {
            Response answer = register(email);
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.asString()).isEqualTo(fresh.asString());
            assertThat(answer.getHeaders().asList().stream().map(h -> h.getName()))
                    .containsExactlyElementsOf(fresh.getHeaders().asList().stream()
                            .map(h -> h.getName())
                            .toList());
        }
        for (String email : List.of(known.email(), deleted.email(), pending, freshEmail())) {
            Response answer = resend(email);
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.asString()).isEqualTo(fresh.asString());
        }
        assertThat(SentMessages.to(deleted.email())).isEmpty();
        assertThat(SentMessages.last(known.email(), "account-exists").dedupeKey())
                .isNotNull();
        assertThat(SentMessages.to(known.email()))
                .noneMatch(mail -> mail.templateKey().equals("email-verification"));
        login(known).then().statusCode(200);
    }

    @Test
    void answersTakeTheSameTimeWhetherOrNotTheAddressIsKnown() {
        Actor known = Actors.member();
        register(known.email());
        long fastestFresh = IntStream.range(0, 5)
                .mapToLong(i -> register(freshEmail()).time())
                .min()
                .orElseThrow();
        long fastestKnown = IntStream.range(0, 5)
                .mapToLong(i -> register(known.email()).time())
                .min()
                .orElseThrow();
        // Both wait for the same moment; what they did until then is not seen.
        assertThat(fastestKnown).isGreaterThanOrEqualTo(TestSettings.ANSWER_TIME.toMillis() - 10);
        assertThat(fastestFresh).isGreaterThanOrEqualTo(TestSettings.ANSWER_TIME.toMillis() - 10);
    }

    @Test
    void aLinkWorksOnceAndForADay() {
        String email = freshEmail();
        register(email);
        String token = mailedToken(email);
        verify(token).then().statusCode(204);
        verify(token).then().statusCode(410).body("code", equalTo("link-unusable"));

        String late = freshEmail();
        register(late);
        clock.move(Duration.ofHours(24).plusSeconds(1));
        verify(mailedToken(late)).then().statusCode(410);
        verify("no-such-token").then().statusCode(410);
        assertThat(one("select status from users where email = ?1", late)).isEqualTo("PENDING_VERIFICATION");
    }

    @Test
    void fortyClicksOpenTheAccountOnce() {
        String email = freshEmail();
        register(email);
        String token = mailedToken(email);
        Race race = Race.run(40, () -> verify(token));
        assertThat(race.statuses()).containsExactlyInAnyOrderEntriesOf(Map.of(204, 1L, 410, 39L));
    }

    @Test
    void parallelRegistrationsOfOneAddressMakeOneUser() {
        String email = freshEmail();
        Race race = Race.run(12, () -> register(email));
        assertThat(race.statuses()).containsOnlyKeys(202);
        assertThat(count("users where email = ?1", email)).isEqualTo(1);
        assertThat(SentMessages.to(email)).hasSize(1);
    }

    @Test
    void anotherLinkComesAfterTheCoolDown() {
        String email = freshEmail();
        register(email);
        String first = mailedToken(email);
        resend(email);
        assertThat(SentMessages.to(email)).hasSize(1);

        clock.move(Duration.ofSeconds(61));
        resend(email.toUpperCase());
        assertThat(SentMessages.to(email)).hasSize(2);
        assertThat(mailedToken(email)).isNotEqualTo(first);
        verify(mailedToken(email)).then().statusCode(204);
        verify(first).then().statusCode(410);
        login(email, PASSWORD).then().statusCode(200);
    }

    @Test
    void noMoreThanTenLinksADay() {
        String email = freshEmail();
        register(email);
        for (int minute = 1; minute <= 15; minute++) {
            clock.move(Duration.ofMinutes(2L * minute));
            resend(email);
        }
        assertThat(SentMessages.to(email)).hasSize(10);
    }

    @Test
    void whoRegistersInAdvanceDoesNotGetTheAccountItsOwnerOpens() {
        String email = freshEmail();
        Map<String, Object> squatter = registration(email);
        squatter.put("password", "the squatters password");
        squatter.put("fullName", "Squatter");
        register(squatter);
        clock.move(Duration.ofMinutes(5));
        register(email);

        verify(mailedToken(email)).then().statusCode(204);

        login(email, "the squatters password").then().statusCode(401);
        String token = login(email, PASSWORD).then().statusCode(200).extract().path("accessToken");
        with(token, "/api/v1/me").then().body("fullName", equalTo("Budi Santoso"));
    }

    @Test
    void aFailingObserverTakesTheRegistrationBack() {
        String email = freshEmail();
        Onlooker.SPOILT.add(email);
        register(email).then().statusCode(500);
        assertThat(count("users where email = ?1", email)).isZero();
        assertThat(
                        count(
                                "email_verifications where full_name = 'Budi Santoso' and user_id not in (select id from users)"))
                .isZero();
    }

    @Test
    void whatIsWrongIsNamedByField() {
        Map<String, Object> body = registration("not-an-address");
        body.put("phone", "12");
        body.put("fullName", "<script>alert(1)</script>");
        body.put("password", "password1234");
        body.put("acceptTerms", false);
        register(body)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("errors.field", hasItem("email"))
                .body("errors.field", hasItem("phone"))
                .body("errors.field", hasItem("fullName"))
                .body("errors.field", hasItem("password"))
                .body("errors.field", hasItem("acceptTerms"));
    }

    private static Response resend(String email) {
        return anonymous().body(Map.of("email", email)).post("/api/v1/auth/email-verifications/resend");
    }
}
