package id.tm.finance.payment;

import static id.tm.finance.payment.PaymentSteps.PRICE;
import static id.tm.finance.payment.PaymentSteps.midtrans;
import static id.tm.finance.payment.PaymentSteps.sql;
import static id.tm.finance.payment.PaymentSteps.tellMidtrans;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentState;
import id.tm.finance.Payments;
import id.tm.finance.TestPayables;
import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.platform.work.Claim;
import id.tm.testing.BooksBalanced;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T4: workers that die between any two steps, come late or meet. Nothing is lost, and money is counted once. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class PaymentCrashTest {

    @Inject
    PaymentSteps steps;

    @Inject
    Payments payments;

    @Inject
    CallbackWorker worker;

    @Inject
    JobRunner jobs;

    @Inject
    SystemClock clock;

    private UUID goods;
    private PaymentInfo payment;

    @BeforeEach
    void paidAndTold() {
        steps.parkAllOthers();
        goods = TestPayables.offer(PRICE);
        payment = steps.started(goods);
        steps.acts(payment, "pay", Map.of("copies", 0));
        tellMidtrans(midtrans(payment, "settlement", null, "200")).then().statusCode(200);
    }

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void whatAWorkerClaimedBeforeItDiedIsTakenOver() {
        claim();
        steps.workOff();
        assertThat(state()).isEqualTo(PaymentState.PENDING);

        clock.move(Duration.ofMinutes(3));
        steps.workOff();

        assertThat(state()).isEqualTo(PaymentState.PAID);
        steps.told(goods, 1, 0, 0, 0);
    }

    @Test
    void nothingStaysOfAWorkerThatLostItsClaim() {
        Claim late = claim();
        clock.move(Duration.ofMinutes(3));
        Claim successor = claim();

        assertThat(worker.work(late)).isFalse();
        assertThat(state()).isEqualTo(PaymentState.PENDING);
        steps.told(goods, 0, 0, 0, 0);

        assertThat(worker.work(successor)).isTrue();
        assertThat(state()).isEqualTo(PaymentState.PAID);
        assertThat(worker.work(late)).isFalse();
        steps.told(goods, 1, 0, 0, 0);
        assertThat(steps.books(payment)).isEqualTo(PRICE);
    }

    @Test
    void whatIsWorkedInTwiceAtOnceCountsOnce() {
        Claim claim = claim();

        List<Boolean> done = Race.calls(16, number -> worker.work(claim));

        assertThat(done.stream().filter(each -> each)).hasSize(1);
        steps.told(goods, 1, 0, 0, 0);
        assertThat(steps.books(payment)).isEqualTo(PRICE);
    }

    @Test
    void callbackPollingAndOperatorMeetAndMoneyCountsOnce() {
        Claim claim = claim();

        Race.calls(24, number -> {
            if (number % 2 == 0) worker.work(claim);
            else steps.refresh(payment);
            return number;
        });

        steps.told(goods, 1, 0, 0, 0);
        assertThat(steps.history(payment)).containsExactly("CREATED", "PENDING", "PAID");
    }

    @Test
    void workersNeverClaimTheSameCallback() {
        for (int i = 0; i < 100; i++) {
            Map<String, Object> body = midtrans(payment, "settlement", null, "200");
            body.put("transaction_id", "t-" + i + payment.reference());
            tellMidtrans(body).then().statusCode(200);
        }
        List<List<Claim>> claims = Race.calls(8, number -> worker.claim(clock.instant(), 20));

        Set<UUID> different = new HashSet<>();
        claims.forEach(each ->
                each.forEach(claim -> assertThat(different.add(claim.id())).isTrue()));
        assertThat(different).hasSize(101);
    }

    @Test
    void aPaymentWhoseStartDiedIsStillOrderedOnce() {
        UUID other = TestPayables.offer(PRICE);
        PaymentInfo opened = steps.opened(other);
        // between its being marked as known outside and the provider's answer
        sql().execute("update payments set state = 'PENDING', started_at = created_at where id = '" + opened.id()
                + "'");

        assertThat(payments.start(opened.id()).checkoutUrl()).isNull();
        clock.move(Duration.ofMinutes(16));
        jobs.runOnce("payment-polling");

        assertThat(steps.read(opened.id()).checkoutUrl()).endsWith(opened.reference());
        assertThat(sql().number("select count(*) from simulator_payments where reference = '" + opened.reference()
                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void manyStartsAtOnceAreOneOrder() {
        PaymentInfo opened = steps.opened(TestPayables.offer(PRICE));

        Race.calls(20, number -> payments.start(opened.id()));

        assertThat(steps.history(opened)).containsExactly("CREATED", "PENDING");
        assertThat(steps.read(opened.id()).checkoutUrl()).isNotNull();
    }

    @Test
    void aRefundWhoseSettlementDiedIsSentOnce() throws SQLException {
        steps.workOff();
        UUID refund = QuarkusTransaction.requiringNew()
                .call(() -> payments.refund(payment.id(), 100_000, "changed plans", "r-crash"));
        QuarkusTransaction.requiringNew()
                .run(() -> PaymentRefund.QUEUE.claim(clock.instant(), Duration.ofMinutes(2), 1, "true", Map.of()));
        steps.sendRefunds();
        assertThat(state()).isEqualTo(PaymentState.PAID);

        clock.move(Duration.ofMinutes(3));
        steps.sendRefunds();
        sql().execute("update payment_refunds set state = 'REQUESTED', ended_at = null where id = '" + refund + "'");
        sql().execute("update payments set refunded_amount = 0, state = 'PAID' where id = '" + payment.id() + "'");
        PostgresResource.asSuperuser(
                "delete from payment_history where amount < 0 and payment_id = '" + payment.id() + "'");
        steps.sendRefunds();

        assertThat(sql().number("select count(*) from simulator_refunds where key = 'r-crash' and payment_id ="
                        + " (select id from simulator_payments where reference = '" + payment.reference() + "')"))
                .isEqualTo(1);
        assertThat(steps.read(payment.id()).refunded()).isEqualTo(100_000);
    }

    private Claim claim() {
        List<Claim> claims = worker.claim(clock.instant(), 10);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    private PaymentState state() {
        return steps.read(payment.id()).state();
    }
}
