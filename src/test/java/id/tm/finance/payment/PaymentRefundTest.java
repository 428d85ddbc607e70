package id.tm.finance.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static id.tm.finance.payment.PaymentSteps.PRICE;
import static id.tm.finance.payment.PaymentSteps.sql;
import static id.tm.finance.payment.PaymentSteps.tellXendit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.finance.FinanceError;
import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentRefundEnded;
import id.tm.finance.PaymentState;
import id.tm.finance.Payments;
import id.tm.finance.TestPayables;
import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ServiceTest
@ExtendWith(BooksBalanced.class)
class PaymentRefundTest {

    private static final List<PaymentRefundEnded> ENDED = new CopyOnWriteArrayList<>();

    @ApplicationScoped
    static class Ears {
        void hear(@Observes PaymentRefundEnded ended) {
            ENDED.add(ended);
        }
    }

    @Inject
    PaymentSteps steps;

    @Inject
    Payments payments;

    @Inject
    SystemClock clock;

    private Providers providers;
    private UUID goods;
    private PaymentInfo payment;

    @BeforeEach
    void paid() {
        providers = new Providers();
        steps.parkAllOthers();
        goods = TestPayables.offer(PRICE);
        payment = steps.started(goods);
        ENDED.clear();
    }

    @AfterEach
    void leave() {
        providers.close();
        clock.move(Duration.ZERO);
    }

    @Test
    void partsGoBackUntilNothingIsLeft() {
        pay("gopay");
        refund(100_000, "r-1");
        steps.sendRefunds();
        assertThat(state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        refund(44_000, "r-2");
        refund(300_000, "r-3");
        refused(1, "r-4", FinanceError.REFUND_TOO_LARGE);
        steps.sendRefunds();

        assertThat(state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(steps.books(payment)).isZero();
        steps.told(goods, 1, 0, PRICE, 0);
        assertThat(ENDED).extracting(PaymentRefundEnded::key).containsExactlyInAnyOrder("r-1", "r-2", "r-3");
        assertThat(ENDED).allMatch(PaymentRefundEnded::succeeded);
        refused(1, "r-5", PlatformError.ILLEGAL_STATE);
    }

    @Test
    void theSameKeyIsTheSameRefund() {
        pay("gopay");
        UUID first = refund(100_000, "r-1");
        assertThat(refund(100_000, "r-1")).isEqualTo(first);
        refused(99_999, "r-1", FinanceError.REFUND_KEY_REUSED);
        steps.sendRefunds();
        assertThat(refund(100_000, "r-1")).isEqualTo(first);
        steps.sendRefunds();
        steps.told(goods, 1, 0, 100_000, 0);
    }

    @Test
    void whatIsNotPaidOrNotToBeSentBackIsRefused() {
        refused(1, "r-1", PlatformError.ILLEGAL_STATE);
        pay("cstore");
        refused(1, "r-1", FinanceError.PAYMENT_NOT_REFUNDABLE);
        assertThat(payments.isRefundableByProvider(payment.id())).isFalse();
        assertThatThrownBy(() -> payments.isRefundableByProvider(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(FinanceError.PAYMENT_NOT_FOUND));
    }

    @Test
    void fiftyAtOnceNeverSendBackMoreThanWasPaid() {
        pay("gopay");

        List<Boolean> taken = Race.calls(50, number -> {
            try {
                refund(100_000, "race-" + number);
                return true;
            } catch (TmException e) {
                assertThat(e.error()).isEqualTo(FinanceError.REFUND_TOO_LARGE);
                return false;
            }
        });

        assertThat(taken.stream().filter(each -> each)).hasSize(4);
        steps.sendRefunds();
        assertThat(steps.read(payment.id()).refunded()).isEqualTo(400_000);
        steps.told(goods, 1, 0, 400_000, 0);
    }

    @Test
    void anOrderWhoseAnswerWasLostIsGivenAgainWithTheSameKey() {
        atXendit();
        providers.answer("/refunds", 500, "{}");
        refund(100_000, "r-lost");
        steps.sendRefunds();
        assertThat(ENDED).isEmpty();
        refused(400_000, "r-more", FinanceError.REFUND_TOO_LARGE);

        providers.answer("/refunds", 200, xenditRefund("r-lost", "PENDING"));
        clock.move(Duration.ofMinutes(2));
        steps.sendRefunds();
        assertThat(state()).isEqualTo(PaymentState.PAID);
        providers
                .server()
                .verify(2, postRequestedFor(urlEqualTo("/refunds")).withHeader("idempotency-key", equalTo("r-lost")));

        providers.xenditRefund(payment, "rfd-r-lost", "r-lost", 100_000, "SUCCEEDED");
        clock.move(Duration.ofHours(1));
        steps.sendRefunds();
        assertThat(state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        assertThat(ENDED).singleElement().matches(PaymentRefundEnded::succeeded);
    }

    @Test
    void theCallbackMayBeFasterThanTheNextLook() {
        atXendit();
        providers.answer("/refunds", 200, xenditRefund("r-fast", "PENDING"));
        refund(100_000, "r-fast");
        steps.sendRefunds();
        providers.xenditRefund(payment, "rfd-r-fast", "r-fast", 100_000, "SUCCEEDED");

        for (int i = 0; i < 2; i++) {
            tellXendit(
                            "/api/v1/webhooks/xendit/refunds",
                            Map.of(
                                    "event",
                                    "refund.succeeded",
                                    "data",
                                    Map.of("id", "rfd-r-fast", "reference_id", "r-fast")))
                    .then()
                    .statusCode(200);
            steps.workOff();
        }
        clock.move(Duration.ofHours(1));
        steps.sendRefunds();

        steps.told(goods, 1, 0, 100_000, 0);
        assertThat(ENDED).hasSize(1);
    }

    @Test
    void aRefusedRefundIsToldAndFreesItsAmount() {
        atXendit();
        providers.answer("/refunds", 400, "{\"error_code\":\"REFUND_NOT_SUPPORTED\"}");
        refund(PRICE, "r-no");
        refused(1, "r-also", FinanceError.REFUND_TOO_LARGE);
        steps.sendRefunds();

        assertThat(ENDED).singleElement().satisfies(ended -> assertThat(ended.error())
                .contains("REFUND_NOT_SUPPORTED"));
        assertThat(state()).isEqualTo(PaymentState.PAID);
        refund(1_000, "r-also");
    }

    @Test
    void whatWasNotHonouredStaysOwedWhenTheProviderRefuses() {
        TestPayables.setHonours(goods, false);
        pay("gopay");
        sql().execute("update payments set provider = 'XENDIT' where id = '" + payment.id() + "'");
        providers.answer("/refunds", 400, "{\"error_code\":\"REFUND_NOT_SUPPORTED\"}");
        steps.sendRefunds();

        assertThat(sql().texts("select state from payment_refunds where payment_id = '" + payment.id() + "'"))
                .containsExactly("OWED");
        assertThat(ENDED).isEmpty();
    }

    private void pay(String method) {
        steps.acts(payment, "pay", Map.of("method", method, "copies", 0));
        steps.refresh(payment);
        assertThat(state()).isEqualTo(PaymentState.PAID);
    }

    private void atXendit() {
        payment = steps.pendingAt("XENDIT", goods = TestPayables.offer(PRICE));
        providers.xenditSays(payment, "PAID");
        steps.refresh(payment);
        assertThat(state()).isEqualTo(PaymentState.PAID);
    }

    private String xenditRefund(String key, String status) {
        return "{\"id\":\"rfd-" + key + "\",\"status\":\"" + status + "\",\"reference_id\":\"" + key
                + "\",\"amount\":100000}";
    }

    private UUID refund(long amount, String key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> payments.refund(payment.id(), amount, "changed plans", key));
    }

    private void refused(long amount, String key, ErrorCode code) {
        assertThatThrownBy(() -> refund(amount, key))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(code));
    }

    private PaymentState state() {
        return steps.read(payment.id()).state();
    }
}
