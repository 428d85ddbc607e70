package id.tm.finance.payment;

import static id.tm.finance.payment.PaymentSteps.PRICE;
import static id.tm.finance.payment.PaymentSteps.midtrans;
import static id.tm.finance.payment.PaymentSteps.sql;
import static id.tm.finance.payment.PaymentSteps.tellMidtrans;
import static id.tm.finance.payment.PaymentSteps.tellXendit;
import static id.tm.finance.payment.PaymentSteps.xendit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import id.tm.finance.PaymentInfo;
import id.tm.finance.TestPayables;
import id.tm.platform.privacy.PersonalData;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class PaymentAdminTest {

    private static final String PAYMENTS = "/api/v1/admin/payments";
    private static final String CALLBACKS = "/api/v1/admin/payment-callbacks";

    @Inject
    PaymentSteps steps;

    @Inject
    @All
    List<PersonalData> personalData;

    private Actor reader;
    private Actor writer;
    private UUID goods;
    private PaymentInfo payment;

    @BeforeEach
    void arrive() {
        steps.parkAllOthers();
        reader = Actors.admin("payments:read");
        writer = Actors.admin("payments:read", "payments:write");
        goods = TestPayables.offer(PRICE);
        payment = steps.started(goods);
    }

    @Test
    void aPaymentIsFoundAndShownWithItsSteps() {
        reader.given()
                .queryParam("reference", payment.reference())
                .get(PAYMENTS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].state", is("PENDING"))
                .body("items[0].amount", is((int) PRICE));
        reader.given()
                .get(PAYMENTS + "/" + payment.id())
                .then()
                .statusCode(200)
                .body("history.to", contains("CREATED", "PENDING"))
                .body("history.cause", contains("OPENED", "STARTED"))
                .body("items.code", contains("goods", "fee", "voucher"))
                .body("pollAt", notNullValue());
        for (String filter : List.of("state=PENDING", "provider=SIMULATOR", "payableKind=TEST_GOODS")) {
            reader.given()
                    .get(PAYMENTS + "?payableId=" + goods + "&" + filter)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
        }
    }

    @Test
    void anOperatorAsksTheProviderAnew() {
        steps.acts(payment, "pay", Map.of("copies", 0));
        String path = PAYMENTS + "/" + payment.id() + "/refresh";
        reader.given().post(path).then().statusCode(403);

        for (int i = 0; i < 3; i++) {
            writer.given().post(path).then().statusCode(200).body("state", is("PAID"));
        }
        reader.given()
                .get(PAYMENTS + "/" + payment.id())
                .then()
                .body("history.cause", contains("OPENED", "STARTED", "OPERATOR"));
        steps.told(goods, 1, 0, 0, 0);
        writer.given()
                .post(PAYMENTS + "/" + UUID.randomUUID() + "/refresh")
                .then()
                .statusCode(404);
    }

    @Test
    void aReplayBringsNothingTwice() {
        steps.acts(payment, "pay", Map.of("copies", 0));
        tellMidtrans(midtrans(payment, "settlement", null, "200")).then().statusCode(200);
        String id = callback();
        reader.given().post(CALLBACKS + "/" + id + "/replay").then().statusCode(403);
        writer.given()
                .post(CALLBACKS + "/" + id + "/replay")
                .then()
                .statusCode(202)
                .body("state", is("RECEIVED"));
        for (int i = 0; i < 3; i++) {
            steps.workOff();
            writer.given().post(CALLBACKS + "/" + id + "/replay").then().statusCode(202);
        }
        steps.workOff();

        steps.told(goods, 1, 0, 0, 0);
        assertThat(steps.books(payment)).isEqualTo(PRICE);
        reader.given()
                .get(CALLBACKS + "/" + id)
                .then()
                .statusCode(200)
                .body("callback.state", is("DONE"))
                .body("callback.result", is("IGNORED"))
                .body("callback.paymentId", is(payment.id().toString()));
    }

    @Test
    void aMessageIsShownWithoutWhatCouldBeUsedAgainstSomebody() {
        Map<String, Object> body = xendit(payment, "PAID");
        body.put("payer_email", "sari@example.com");
        body.put("payment_destination", "888888888888");
        tellXendit(PaymentSteps.XENDIT, body).then().statusCode(200);

        reader.given()
                .get(CALLBACKS + "/" + callback())
                .then()
                .statusCode(200)
                .body("body", containsString(payment.reference()))
                .body("body", not(containsString("sari@")))
                .body("body", not(containsString("8888")))
                .body("headers.'x-callback-token'", is((String) null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?state=NOPE",
                "?provider=PAYPAL",
                "?since=yesterday",
                "?sort=amountt",
                "?limit=0",
                "?limit=100000",
                "?cursor=abc",
                "?drop=table",
                "/not-a-uuid"
            })
    void badInputIsRefused(String tail) {
        for (String base : List.of(PAYMENTS, CALLBACKS)) {
            int status = reader.given().get(base + tail).statusCode();
            assertThat(status).as(base + tail).isIn(400, 404);
        }
    }

    @Test
    void othersSeeNothing() {
        for (String path :
                List.of(PAYMENTS, PAYMENTS + "/" + payment.id(), CALLBACKS, CALLBACKS + "/" + UUID.randomUUID())) {
            RestAssured.get(path).then().statusCode(401);
            Actors.member().given().get(path).then().statusCode(403);
            Actors.admin("users:read").given().get(path).then().statusCode(403);
        }
        reader.given()
                .get(CALLBACKS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", is("payment-callback-not-found"));
        reader.given()
                .get(PAYMENTS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", is("payment-not-found"));
    }

    @Test
    void whoPaidIsForgottenAndThatMoneyMovedIsNot() {
        Actor payer = Actors.member();
        PaymentInfo own = steps.started(TestPayables.offer(PRICE, payer.id(), null, true));
        PersonalData payments = personalData.stream()
                .filter(each -> each.section().equals("payments"))
                .findFirst()
                .orElseThrow();
        assertThat((List<?>) payments.export(payer.id())).hasSize(1);
        assertThat(payments.export(UUID.randomUUID())).isNull();

        payments.erase(payer.id());

        assertThat(sql().texts("select concat(payer_name, payer_email, amount) from payments where id = '" + own.id()
                        + "'"))
                .containsExactly(Long.toString(PRICE));
    }

    private String callback() {
        return reader.given()
                .queryParam("reference", payment.reference())
                .get(CALLBACKS)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }
}
