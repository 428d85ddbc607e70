package id.tm.finance.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static id.tm.finance.payment.PaymentSteps.PRICE;
import static id.tm.finance.payment.PaymentSteps.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentState;
import id.tm.finance.Payments;
import id.tm.finance.TestPayables;
import id.tm.platform.job.JobRunner;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payments nobody tells us of: asked about more and more rarely, and never ended without asking. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class PaymentPollingTest {

    @Inject
    PaymentSteps steps;

    @Inject
    Payments payments;

    @Inject
    JobRunner jobs;

    @Inject
    SystemClock clock;

    private Providers providers;
    private UUID goods;

    @BeforeEach
    void arrive() {
        providers = new Providers();
        steps.parkAllOthers();
        goods = TestPayables.offer(PRICE);
    }

    @AfterEach
    void leave() {
        providers.close();
        clock.move(Duration.ZERO);
    }

    @Test
    void anOpenPaymentIsAskedAboutAfterAQuarterOfAnHourAndThenMoreRarely() {
        goods = TestPayables.offer(PRICE, null, clock.instant().plus(Duration.ofDays(30)), true);
        PaymentInfo payment = steps.pendingAt("MIDTRANS", goods);
        providers.midtransSays(payment, "pending");
        String asked = "/v2/" + payment.reference() + "/status";

        List<Duration> due = new ArrayList<>();
        Duration age = Duration.ofMinutes(14);
        for (Duration wait : List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofHours(6),
                Duration.ofDays(1),
                Duration.ofDays(1))) {
            poll(age.plusSeconds(30));
            providers.server().verify(due.size(), getRequestedFor(urlEqualTo(asked)));
            age = age.plus(wait).plusSeconds(60);
            due.add(age);
            poll(age);
            providers.server().verify(due.size(), getRequestedFor(urlEqualTo(asked)));
        }
        assertThat(state(payment)).isEqualTo(PaymentState.PENDING);
    }

    @Test
    void whatWasPaidWithoutACallbackIsFound() {
        PaymentInfo payment = steps.started(goods);
        steps.acts(payment, "pay", Map.of("copies", 0));

        poll(Duration.ofMinutes(16));

        assertThat(state(payment)).isEqualTo(PaymentState.PAID);
        steps.told(goods, 1, 0, 0, 0);
    }

    @Test
    void whenItsTimeIsOverItEndsAtTheProviderFirst() {
        PaymentInfo payment = steps.started(goods);

        poll(Duration.ofHours(24).plusSeconds(1));

        assertThat(state(payment)).isEqualTo(PaymentState.EXPIRED);
        steps.told(goods, 0, 1, 0, 0);
        steps.act(payment, "expire", Map.of()).then().statusCode(409);
    }

    @Test
    void whatIsPaidInTheLastMomentIsPaid() {
        PaymentInfo payment = steps.started(goods);
        steps.acts(payment, "pay", Map.of("copies", 0));

        poll(Duration.ofHours(30));

        assertThat(state(payment)).isEqualTo(PaymentState.PAID);
        steps.told(goods, 1, 0, 0, 0);
    }

    @Test
    void whatIsPaidWhileWeCloseItIsPaid() {
        PaymentInfo payment = steps.pendingAt("MIDTRANS", goods);
        providers.midtransSays(payment, "pending");
        providers.answer(
                "/v2/" + payment.reference() + "/expire",
                200,
                "{\"status_code\":\"200\",\"transaction_status\":\"settlement\",\"gross_amount\":\"" + PRICE
                        + ".00\",\"currency\":\"IDR\",\"payment_type\":\"qris\"}");

        poll(Duration.ofHours(25));

        assertThat(state(payment)).isEqualTo(PaymentState.PAID);
    }

    @Test
    void whileTheProviderDoesNotAnswerNothingEnds() {
        PaymentInfo payment = steps.pendingAt("MIDTRANS", goods);
        String asked = "/v2/" + payment.reference() + "/status";
        providers.answer(asked, 503, "{}");
        poll(Duration.ofHours(25));
        assertThat(state(payment)).isEqualTo(PaymentState.PENDING);
        assertThat(sql().texts("select last_error from payments where id = '" + payment.id() + "'")
                        .get(0))
                .contains("503");

        providers.midtransSays(payment, "expire");
        poll(Duration.ofHours(60));
        assertThat(state(payment)).isEqualTo(PaymentState.EXPIRED);
    }

    @Test
    void anOrderTheProviderNeverHeardOfEndsByItself() {
        PaymentInfo payment = steps.pendingAt("MIDTRANS", goods);
        providers.answer("/v2/" + payment.reference() + "/status", 404, "{\"status_code\":\"404\"}");
        poll(Duration.ofMinutes(16));
        assertThat(state(payment)).isEqualTo(PaymentState.PENDING);
        poll(Duration.ofHours(25));
        assertThat(state(payment)).isEqualTo(PaymentState.EXPIRED);
        steps.told(goods, 0, 1, 0, 0);
    }

    @Test
    void anOrderWithoutAnAnswerIsGivenAgainUnderTheSameReference() {
        PaymentInfo payment = steps.opened(goods);
        sql().execute("update payments set provider = 'XENDIT' where id = '" + payment.id() + "'");
        providers.answer("/v2/invoices", 500, "{}");
        String asked = "/v2/invoices?external_id=" + payment.reference();
        providers.answer(asked, 200, "[]");

        assertThat(payments.start(payment.id()).checkoutUrl()).isNull();
        assertThat(state(payment)).isEqualTo(PaymentState.PENDING);
        providers.answer("/v2/invoices", 200, "{\"id\":\"i-9\",\"invoice_url\":\"https://checkout.test/9\"}");
        poll(Duration.ofSeconds(90));

        assertThat(steps.read(payment.id()).checkoutUrl()).isEqualTo("https://checkout.test/9");
        providers
                .server()
                .verify(
                        2,
                        postRequestedFor(urlEqualTo("/v2/invoices"))
                                .withRequestBody(matchingJsonPath("$.external_id", equalTo(payment.reference()))));
        providers.server().verify(1, getRequestedFor(urlEqualTo(asked)));
    }

    @Test
    void anOrderTheProviderRefusesFails() {
        PaymentInfo payment = steps.opened(goods);
        sql().execute("update payments set provider = 'XENDIT' where id = '" + payment.id() + "'");
        providers.answer("/v2/invoices", 400, "{\"error_code\":\"API_VALIDATION_ERROR\"}");

        assertThat(payments.start(payment.id()).state()).isEqualTo(PaymentState.FAILED);
        steps.told(goods, 0, 1, 0, 0);
        assertThat(steps.history(payment)).containsExactly("CREATED", "PENDING", "FAILED");
        assertThat(steps.opened(goods).id()).isNotEqualTo(payment.id());
    }

    @Test
    void whatWasOpenedAndForgottenIsStartedOrEnded() {
        PaymentInfo payment = steps.opened(goods);
        poll(Duration.ofMinutes(16));
        assertThat(steps.read(payment.id()).checkoutUrl()).isNotNull();

        UUID other = TestPayables.offer(PRICE);
        PaymentInfo forgotten = steps.opened(other);
        sql().execute("update payments set poll_at = '2999-01-01' where id = '" + payment.id() + "'");
        poll(Duration.ofDays(3));
        assertThat(state(forgotten)).isEqualTo(PaymentState.EXPIRED);
        assertThat(steps.history(forgotten)).containsExactly("CREATED", "PENDING", "EXPIRED");
        steps.told(other, 0, 1, 0, 0);
    }

    @Test
    void aCancelledPaymentEndsUnlessItIsPaidMeanwhile() {
        PaymentInfo cancelled = steps.started(goods);
        cancel(cancelled);
        assertThat(state(cancelled)).isEqualTo(PaymentState.PENDING);
        poll(Duration.ZERO);
        assertThat(state(cancelled)).isEqualTo(PaymentState.CANCELLED);
        steps.told(goods, 0, 1, 0, 0);
        assertThatThrownBy(() -> cancel(cancelled)).isInstanceOf(TmException.class);

        UUID other = TestPayables.offer(PRICE);
        PaymentInfo paid = steps.started(other);
        steps.acts(paid, "pay", Map.of("copies", 0));
        cancel(paid);
        poll(Duration.ZERO);
        assertThat(state(paid)).isEqualTo(PaymentState.PAID);
        steps.told(other, 1, 0, 0, 0);
    }

    private void cancel(PaymentInfo payment) {
        QuarkusTransaction.requiringNew().run(() -> payments.cancel(payment.id()));
    }

    private void poll(Duration later) {
        clock.move(later);
        Instant before = clock.instant();
        jobs.runOnce("payment-polling");
        assertThat(clock.instant()).isAfterOrEqualTo(before);
    }

    private PaymentState state(PaymentInfo payment) {
        return steps.read(payment.id()).state();
    }
}
