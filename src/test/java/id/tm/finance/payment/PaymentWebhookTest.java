package id.tm.finance.payment;

import static id.tm.finance.payment.PaymentSteps.MIDTRANS;
import static id.tm.finance.payment.PaymentSteps.PRICE;
import static id.tm.finance.payment.PaymentSteps.XENDIT;
import static id.tm.finance.payment.PaymentSteps.midtrans;
import static id.tm.finance.payment.PaymentSteps.sql;
import static id.tm.finance.payment.PaymentSteps.tellMidtrans;
import static id.tm.finance.payment.PaymentSteps.tellXendit;
import static id.tm.finance.payment.PaymentSteps.xendit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.is;

import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentState;
import id.tm.finance.TestPayables;
import id.tm.platform.time.SystemClock;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let in at the addresses of the providers, and what is kept of it. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class PaymentWebhookTest {

    @Inject
    PaymentSteps steps;

    @Inject
    SystemClock clock;

    private UUID goods;
    private PaymentInfo payment;

    @BeforeEach
    void offer() {
        steps.parkAllOthers();
        goods = TestPayables.offer(PRICE);
        payment = steps.started(goods);
    }

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {MIDTRANS, "/midtrans/notif-hook"})
    void midtransSigns(String path) {
        Map<String, Object> body = midtrans(payment, "settlement", null, "200");
        body.put("transaction_id", path);
        post(path, null, body, 200);
        for (String field : List.of("order_id", "status_code", "gross_amount", "signature_key")) {
            Map<String, Object> altered = new HashMap<>(body);
            altered.put(field, altered.get(field) + "0");
            post(path, null, altered, 403);
            altered.remove(field);
            post(path, null, altered, 403);
        }
        for (Object rubbish : List.of("", "[]", "null", "{}", "not json", "\"\u0000\"", "{\"order_id\":{}}")) {
            post(path, null, rubbish, 403);
        }
        assertThat(kept("t-" + payment.reference())).isZero();
        assertThat(kept(path)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {XENDIT, "/xendit/notif-hook"})
    void xenditBringsItsToken(String path) {
        Map<String, Object> body = xendit(payment, "PAID");
        post(path, null, body, 403);
        post(path, "", body, 403);
        post(path, "test-callback-toke", body, 403);
        post(path, "test-callback-token0", body, 403);
        assertThat(kept("i-" + payment.reference())).isZero();
        post(path, "test-callback-token", body, 200);
        assertThat(kept("i-" + payment.reference())).isEqualTo(1);
    }

    @Test
    void signedRubbishIsKeptAndHarmsNothing() {
        List<Object> rubbish = List.of(
                "",
                "[]",
                "null",
                "not json",
                "{\"id\":7,\"external_id\":{\"a\":1}}",
                "{\"id\":\"\\u0000\",\"external_id\":\"a\\u0000b\",\"status\":\"PAID\"}",
                "{\"event\":\"payout.exploded\",\"data\":[]}",
                "{\"event\":\"refund.succeeded\",\"data\":{\"id\":\"" + "x".repeat(5_000) + "\"}}",
                "{\"external_id\":\"'; drop table payments; --\",\"status\":\"PAID\",\"x\":\"😀\"}");
        for (Object body : rubbish) post(XENDIT, "test-callback-token", body, 200);
        steps.workOff();
        assertThat(steps.read(payment.id()).state()).isEqualTo(PaymentState.PENDING);

        given().contentType(ContentType.JSON)
                .header("x-callback-token", "test-callback-token")
                .body("{\"x\":\"" + "x".repeat(300_000) + "\"}")
                .post(XENDIT)
                .then()
                .statusCode(413);
        given().contentType(ContentType.TEXT).body("x").post(MIDTRANS).then().statusCode(415);
        given().contentType(ContentType.TEXT).body("x").post(XENDIT).then().statusCode(415);
    }

    @Test
    void whatIsKeptIsRawAndUnreadableInADumpAndHoldsNoToken() {
        Map<String, Object> body = xendit(payment, "PAID");
        body.put("payer_email", "somebody-" + payment.reference() + "@example.com");
        tellXendit(XENDIT, body).then().statusCode(200);

        String dump = sql().texts("select cast(t as text) from xendit_transactions t where reference = '"
                        + payment.reference() + "'")
                .get(0);
        assertThat(dump)
                .doesNotContain("somebody-")
                .doesNotContain("test-callback-token")
                .contains("user-agent");
    }

    @Test
    void oneEventSentManyTimesAtOnceIsKeptOnce() {
        Map<String, Object> body = midtrans(payment, "settlement", null, "200");

        Race race = Race.run(200, () -> tellMidtrans(body));

        assertThat(race.statuses()).containsOnly(entry(200, 200L));
        assertThat(sql().texts("select receipts from xendit_transactions where reference = '" + payment.reference()
                        + "'"))
                .containsExactly("200");
    }

    @Test
    void whatIsAboutAnUnknownOrderWaitsForIt() {
        String later = "TM-20260105-" + UUID.randomUUID().toString().substring(0, 12);
        PaymentInfo unknown = named(later);
        tellMidtrans(midtrans(unknown, "settlement", null, "200")).then().statusCode(200);
        steps.workOff();
        assertThat(steps.callbacks(unknown)).containsExactly("RECEIVED");
        for (int day = 1; day <= 20; day++) {
            clock.move(Duration.ofDays(day * 2L));
            steps.workOff();
        }
        assertThat(steps.callbacks(unknown)).containsExactly("PARKED");

        clock.move(Duration.ZERO);
        UUID other = TestPayables.offer(PRICE);
        PaymentInfo known = steps.openedAs(later, other);
        steps.acts(known, "pay", Map.of("copies", 0));
        steps.workOff();

        assertThat(steps.read(known.id()).state()).isEqualTo(PaymentState.PAID);
        steps.told(other, 1, 0, 0, 0);
        assertThat(steps.callbacks(known)).containsExactly("DONE APPLIED PENDING -> PAID");
    }

    @Test
    void aPayoutIsToldToWhoeverOrderedIt() {
        String reference = "W-" + UUID.randomUUID();
        steps.payout(reference);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/simulator/payouts/{reference}/succeed", reference)
                .then()
                .statusCode(200)
                .body("state", is("SUCCEEDED"));
        Map<String, Object> body = Map.of(
                "event",
                "payout.succeeded",
                "data",
                Map.of("id", "disb-" + reference, "reference_id", reference, "status", "SUCCEEDED"));

        tellXendit("/api/v1/webhooks/xendit/payouts", body).then().statusCode(200);
        tellXendit("/xendit/notif-hook", body).then().statusCode(200);
        steps.workOff();

        assertThat(steps.payoutsTold(reference)).containsExactly("SUCCEEDED");
    }

    private PaymentInfo named(String reference) {
        return new PaymentInfo(
                UUID.randomUUID(),
                reference,
                TestPayables.KIND,
                goods,
                PaymentState.PENDING,
                PRICE,
                0,
                false,
                "MIDTRANS",
                null,
                null,
                null,
                null);
    }

    private static void post(String path, String token, Object body, int status) {
        var request = given().contentType(ContentType.JSON).body(body);
        if (token != null) request.header("x-callback-token", token);
        request.post(path).then().statusCode(status);
    }

    private static long kept(String eventBegins) {
        return sql().number("select count(*) from xendit_transactions where event_id like '" + eventBegins + "%'");
    }
}
