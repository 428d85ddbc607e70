package id.tm.finance.refund;

import static id.tm.finance.Money.sql;
import static id.tm.finance.refund.RefundSteps.SALE;
import static id.tm.finance.refund.RefundSteps.account;
import static id.tm.finance.refund.RefundSteps.act;
import static id.tm.finance.refund.RefundSteps.approved;
import static id.tm.finance.refund.RefundSteps.asked;
import static id.tm.finance.refund.RefundSteps.history;
import static id.tm.finance.refund.RefundSteps.state;
import static id.tm.finance.refund.RefundSteps.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import id.tm.finance.FinanceError;
import id.tm.finance.Payments;
import id.tm.finance.gateway.Gateways;
import id.tm.finance.gateway.PayoutOrder;
import id.tm.finance.payment.PaymentSteps;
import id.tm.finance.refund.RefundSteps.Purchase;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.platform.work.Claim;
import id.tm.platform.work.Lease;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T4 and T7: workers that die around an order, and a hand that meets the service. Nothing is sent twice. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class RefundTransferCrashTest {

    private static final Duration NEXT_LOOK = Duration.ofMinutes(10);

    @Inject
    RefundSteps steps;

    @Inject
    PaymentSteps payment;

    @Inject
    Payments payments;

    @Inject
    RefundTransferSender sender;

    @Inject
    RefundProcessing processing;

    @Inject
    Gateways gateways;

    @Inject
    SystemClock clock;

    private Purchase purchase;
    private Actor admin;
    private Duration moved;

    @BeforeEach
    void paidByBank() {
        steps.parkAllOthers();
        purchase = steps.paidByBank();
        moved = Duration.ZERO;
        logIn();
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void handAndServiceMeetAndOneSends() {
        for (int i = 0; i < 5; i++) {
            purchase = steps.paidByBank();
            String id = asked(purchase, account(purchase.buyer(), true));
            approved(id, false);
            List<Integer> answers = Race.calls(4, number -> {
                if (number % 2 == 0) return transfer(admin, id).statusCode();
                steps.send();
                return 0;
            });
            boolean byHand = answers.contains(200);
            assertThat(payouts(id)).isEqualTo(byHand ? 0 : 1);
            assertThat(state(id)).isEqualTo(byHand ? "REFUNDED" : "PROCESSING");
            assertThat(answers).filteredOn(each -> each == 200).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aWorkerThatDiesBeforeItsOrderArrivesLosesNothingAndPaysOnce() {
        String id = onItsWay();
        Claim claim = sender.claim().get(0);
        assertThat(sender.begin(claim)).isPresent();
        // It dies here: nobody knows whether the order has left.
        transfer(admin, id).then().statusCode(409).body("code", equalTo("refund-transfer-under-way"));
        look();
        assertThat(payouts(id)).isZero();
        assertThat(state(id)).isEqualTo("PROCESSING");
        pass(RefundTransferSender.SETTLING);
        look();
        assertThat(payouts(id)).isEqualTo(1);
        atProvider(id, "succeed");
        look();
        assertThat(state(id)).isEqualTo("REFUNDED");
        // The dead one wakes up.
        sender.work(claim, Lease.of(Duration.ofMinutes(2)));
        assertThat(history(id)).filteredOn("REFUNDED"::equals).hasSize(1);
    }

    @Test
    void anOrderThatWasTakenAndWhoseAnswerWasLostIsFound() {
        String id = onItsWay();
        Claim claim = sender.claim().get(0);
        assertThat(sender.begin(claim)).isPresent();
        gateways.payouts().create(new PayoutOrder(id, "ID_BCA", "0123456789", "Sari", SALE.total(), "Refund"));
        look();
        assertThat(payouts(id)).isEqualTo(1);
        atProvider(id, "succeed");
        look();
        assertThat(state(id)).isEqualTo("REFUNDED");
    }

    @Test
    void whatIsOnItsWayCannotBeRefundedOtherwise() {
        String id = sent();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() ->
                                payments.refundedByTransfer(purchase.payment().id(), 1, "goodwill", "goodwill")))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(FinanceError.REFUND_TOO_LARGE));
        assertThat(state(id)).isEqualTo("PROCESSING");
    }

    /** Approved and ordered at the simulated provider. */
    private String sent() {
        String id = asked(purchase, account(purchase.buyer(), true));
        approved(id, false);
        steps.send();
        assertThat(payouts(id)).isEqualTo(1);
        return id;
    }

    /** Approved and about to be ordered. */
    private String onItsWay() {
        String id = asked(purchase, account(purchase.buyer(), true));
        approved(id, false);
        QuarkusTransaction.requiringNew().run(() -> processing.send(RefundRequest.lock(UUID.fromString(id))));
        return id;
    }

    private void look() {
        pass(NEXT_LOOK);
        steps.send();
    }

    private void pass(Duration time) {
        moved = moved.plus(time);
        clock.move(moved);
        logIn();
    }

    private void logIn() {
        admin = Actors.admin("refund-requests:read", "refund-requests:write", "refund-requests:approve");
    }

    private static void atProvider(String reference, String act) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("copies", 0))
                .post("/api/v1/simulator/payouts/{reference}/{act}", reference, act)
                .then()
                .statusCode(200);
    }

    private static long payouts(String id) {
        return sql().number("select count(*) from simulator_payouts where reference = '" + id + "'");
    }
}
