package id.tm.finance.payment;

import static id.tm.finance.payment.PaymentSteps.PRICE;
import static id.tm.finance.payment.PaymentSteps.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import id.tm.finance.FinanceError;
import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentState;
import id.tm.finance.Payments;
import id.tm.finance.TestPayables;
import id.tm.platform.job.JobRunner;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payment from its opening to its end, through the simulator and its callbacks. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class PaymentFlowTest {

    @Inject
    PaymentSteps steps;

    @Inject
    Payments payments;

    @Inject
    JobRunner jobs;

    @Inject
    SystemClock clock;

    private UUID goods;

    @BeforeEach
    void offer() {
        steps.parkAllOthers();
        goods = TestPayables.offer(PRICE);
    }

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MIDTRANS", "XENDIT"})
    void paidToldAndHandedOverOnce(String plays) {
        PaymentInfo payment = steps.started(goods);
        assertThat(payment.state()).isEqualTo(PaymentState.PENDING);
        assertThat(payment.reference()).matches("TM-\\d{8}-[2-9A-Z]{12}");
        assertThat(payment.checkoutUrl()).endsWith("/api/v1/simulator/payments/" + payment.reference());
        plays(payment, plays);

        steps.acts(payment, "pay", Map.of("copies", 3));
        deliver();

        PaymentInfo paid = steps.read(payment.id());
        assertThat(paid.state()).isEqualTo(PaymentState.PAID);
        assertThat(paid.fulfilled()).isTrue();
        steps.told(goods, 1, 0, 0, 0);
        assertThat(steps.history(payment)).containsExactly("CREATED", "PENDING", "PAID");
        assertThat(steps.callbacks(payment)).containsExactly("DONE APPLIED PENDING -> PAID");
        assertThat(sql().number("select receipts from xendit_transactions where payment_id = '" + payment.id() + "'"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MIDTRANS", "XENDIT"})
    void moneyThatComesLateIsHonouredWhileItStillCanBe(String plays) {
        PaymentInfo payment = steps.started(goods);
        plays(payment, plays);
        steps.acts(payment, "expire", Map.of());
        deliver();
        assertThat(steps.read(payment.id()).state()).isEqualTo(PaymentState.EXPIRED);
        steps.told(goods, 0, 1, 0, 0);

        steps.acts(payment, "pay", Map.of());
        deliver();

        assertThat(steps.read(payment.id()).state()).isEqualTo(PaymentState.PAID_LATE);
        assertThat(steps.read(payment.id()).fulfilled()).isTrue();
        steps.told(goods, 1, 1, 0, 0);
        assertThat(steps.books(payment)).isEqualTo(PRICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MIDTRANS", "XENDIT"})
    void moneyThatComesTooLateGoesBack(String plays) {
        PaymentInfo payment = steps.started(goods);
        plays(payment, plays);
        steps.acts(payment, "expire", Map.of("copies", 0));
        steps.acts(payment, "pay", Map.of("method", plays.equals("XENDIT") ? "EWALLET" : "gopay"));
        TestPayables.setHonours(goods, false);
        deliver();
        assertThat(steps.read(payment.id()).fulfilled()).isFalse();

        steps.sendRefunds();
        deliver();

        assertThat(steps.read(payment.id()).state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(steps.books(payment)).isZero();
        steps.told(goods, 1, 0, PRICE, 0);
    }

    @Test
    void whatNoProviderCanSendBackIsOwedUntilSomebodyTransfersIt() {
        PaymentInfo payment = steps.started(goods);
        TestPayables.setHonours(goods, false);
        steps.acts(payment, "pay", Map.of("method", "bank_transfer"));
        deliver();
        steps.sendRefunds();
        Actor admin = Actors.admin("payments:read");
        get(admin, payment)
                .body("state", is("PAID"))
                .body("refunds[0].state", is("OWED"))
                .body("refunds[0].kind", is("TRANSFER"))
                .body("refunds[0].amount", is((int) PRICE));
        assertThat(payments.isRefundableByProvider(payment.id())).isFalse();

        UUID refund = transfer(payment, "transfer-1");
        assertThat(transfer(payment, "transfer-1")).isEqualTo(refund);

        assertThat(steps.read(payment.id()).state()).isEqualTo(PaymentState.REFUNDED);
        steps.told(goods, 1, 0, PRICE, 0);
    }

    private UUID transfer(PaymentInfo payment, String key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> payments.refundedByTransfer(payment.id(), PRICE, "by hand", key));
    }

    @Test
    void aSecondPaymentOfTheSameThingIsGivenBack() {
        PaymentInfo first = steps.started(goods);
        steps.acts(first, "expire", Map.of());
        deliver();
        PaymentInfo second = steps.started(goods);
        steps.acts(second, "pay", Map.of());
        deliver();

        steps.acts(first, "pay", Map.of());
        deliver();
        steps.sendRefunds();

        assertThat(steps.read(second.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(steps.read(first.id()).state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(TestPayables.told(goods).paid()).isEqualTo(1);
    }

    @Test
    void callbacksThatAreDroppedDelayedOrOvertakenDoNoHarm() {
        PaymentInfo payment = steps.started(goods);
        steps.acts(payment, "deny", Map.of("delay", "PT10S", "copies", 2));
        steps.acts(payment, "pay", Map.of("delay", "PT10S", "reorder", true, "copies", 2));
        steps.acts(payment, "refund", Map.of("amount", 44_000, "copies", 0));
        deliver();
        assertThat(steps.read(payment.id()).state()).isEqualTo(PaymentState.PENDING);
        assertThat(steps.callbacks(payment)).isEmpty();

        clock.move(Duration.ofSeconds(30));
        deliver();

        assertThat(sql().texts("select split_part(event_id, ':', 2) from xendit_transactions where reference = '"
                        + payment.reference() + "' order by created_at"))
                .containsExactly("settlement", "deny");
        assertThat(steps.read(payment.id()).state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        assertThat(steps.read(payment.id()).refunded()).isEqualTo(44_000);
        steps.told(goods, 1, 0, 44_000, 0);
    }

    @Test
    void oneOpenPaymentPerThingAndChannel() {
        PaymentInfo first = steps.opened(goods);
        assertThat(steps.opened(goods).id()).isEqualTo(first.id());

        assertThatThrownBy(() ->
                        QuarkusTransaction.requiringNew().call(() -> payments.open(TestPayables.KIND, goods, "bca_va")))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(FinanceError.PAYMENT_OPEN_ALREADY));
    }

    @Test
    void thePayersNameIsKeptUnreadableInADump() {
        Actor payer = Actors.member(wishes -> wishes.name("Raden Ajeng Payer"));
        PaymentInfo payment = steps.opened(TestPayables.offer(PRICE, payer.id(), null, true));

        String dump = sql().texts("select cast(p as text) from payments p where id = '" + payment.id() + "'")
                .get(0);
        assertThat(dump).doesNotContain("Ajeng").doesNotContain(payer.email());
    }

    @Test
    void aSellerWhoFailsIsToldAgain() {
        PaymentInfo payment = steps.started(goods);
        TestPayables.setBroken(goods, true);
        steps.acts(payment, "pay", Map.of());
        deliver();
        assertThat(steps.read(payment.id()).state()).isEqualTo(PaymentState.PENDING);
        assertThat(steps.history(payment)).containsExactly("CREATED", "PENDING");

        TestPayables.setBroken(goods, false);
        clock.move(Duration.ofMinutes(1));
        deliver();

        assertThat(steps.read(payment.id()).state()).isEqualTo(PaymentState.PAID);
        steps.told(goods, 1, 0, 0, 0);
    }

    @Test
    void startedTwiceItIsOneOrderAtTheProvider() {
        PaymentInfo payment = steps.started(goods);
        assertThat(payments.start(payment.id()).checkoutUrl()).isEqualTo(payment.checkoutUrl());
        assertThat(steps.history(payment)).containsExactly("CREATED", "PENDING");
    }

    @Test
    void theSimulatorRefusesWhatCannotHappen() {
        PaymentInfo payment = steps.started(goods);
        steps.act(payment, "refund", Map.of()).then().statusCode(409).body("currentState", is("PENDING"));
        steps.acts(payment, "pay", Map.of());
        steps.act(payment, "expire", Map.of()).then().statusCode(409);
        steps.act(payment, "refund", Map.of("amount", PRICE + 1))
                .then()
                .statusCode(409)
                .body("code", is("refund-too-large"));
        steps.act(payment, "dance", Map.of()).then().statusCode(404);
        steps.act(payment, "refund", Map.of("copies", 11)).then().statusCode(400);
        RestAssured.get("/api/v1/simulator/payments/unknown").then().statusCode(404);
        RestAssured.get("/api/v1/simulator/payouts/unknown").then().statusCode(404);
        RestAssured.get("/api/v1/simulator/payments/" + payment.reference())
                .then()
                .statusCode(200)
                .body("state", is("PAID"));
    }

    private void plays(PaymentInfo payment, String provider) {
        sql().execute("update simulator_payments set provider = '" + provider + "', paid_method = '"
                + (provider.equals("XENDIT") ? "EWALLET" : "qris") + "' where reference = '" + payment.reference()
                + "'");
    }

    private void deliver() {
        assertThat(jobs.runOnce("simulator-callbacks").failed()).isZero();
        steps.workOff();
    }

    private static io.restassured.response.ValidatableResponse get(Actor admin, PaymentInfo payment) {
        return admin.given()
                .get("/api/v1/admin/payments/" + payment.id())
                .then()
                .statusCode(200);
    }
}
