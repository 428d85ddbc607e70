package id.tm.finance.payment;

import static id.tm.finance.payment.PaymentSteps.PRICE;
import static id.tm.finance.payment.PaymentSteps.midtrans;
import static id.tm.finance.payment.PaymentSteps.sql;
import static id.tm.finance.payment.PaymentSteps.tellMidtrans;
import static id.tm.finance.payment.PaymentSteps.tellXendit;
import static id.tm.finance.payment.PaymentSteps.xendit;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentState;
import id.tm.finance.TestPayables;
import id.tm.platform.time.SystemClock;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Seeded;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T2 through HTTP: the messages of both providers in the shapes of their documentation, confirmed by what they answer. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class ProviderMessagesTest {

    private static final String REFUNDS = "/api/v1/webhooks/xendit/refunds";
    private static final int SEQUENCES = 30;

    @Inject
    PaymentSteps steps;

    @Inject
    SystemClock clock;

    private Providers providers;
    private UUID goods;
    private PaymentInfo payment;

    @BeforeEach
    void arrive() {
        providers = new Providers();
        steps.parkAllOthers();
        fresh("MIDTRANS");
    }

    @AfterEach
    void leave() {
        providers.close();
        clock.move(Duration.ZERO);
    }

    @Test
    void pendingThenSettlement() {
        midtransTells("pending", null, "201");
        midtransTells("settlement", null, "200");

        assertThat(state()).isEqualTo(PaymentState.PAID);
        steps.told(goods, 1, 0, 0, 0);
        assertThat(steps.callbacks(payment))
                .containsExactly(
                        "DONE IGNORED the provider says pending, the payment is PENDING",
                        "DONE APPLIED PENDING -> PAID");
    }

    @Test
    void settlementThenAStalePending() {
        midtransTells("settlement", null, "200");
        tellMidtrans(midtrans(payment, "pending", null, "201")).then().statusCode(200);
        steps.workOff();
        assertThat(state()).isEqualTo(PaymentState.PAID);
        assertThat(steps.callbacks(payment).get(1))
                .isEqualTo("DONE IGNORED the provider says settlement, the payment is PAID");

        // even if the provider's own answer is behind
        providers.midtransSays(payment, "pending");
        midtransTells("pending", null, "202");
        assertThat(state()).isEqualTo(PaymentState.PAID);
        steps.told(goods, 1, 0, 0, 0);
    }

    @Test
    void pendingThenExpireThenSettlementIsLateMoney() {
        midtransTells("pending", null, "201");
        midtransTells("expire", null, "202");
        assertThat(state()).isEqualTo(PaymentState.EXPIRED);
        midtransTells("settlement", null, "200");

        assertThat(state()).isEqualTo(PaymentState.PAID_LATE);
        steps.told(goods, 1, 1, 0, 0);
        assertThat(steps.books(payment)).isEqualTo(PRICE);
    }

    @Test
    void challengeThenAcceptThenSettlement() {
        midtransTells("capture", "challenge", "201");
        assertThat(state()).isEqualTo(PaymentState.PENDING);
        midtransTells("capture", "accept", "200");
        assertThat(state()).isEqualTo(PaymentState.PAID);
        midtransTells("settlement", "accept", "200");

        assertThat(state()).isEqualTo(PaymentState.PAID);
        steps.told(goods, 1, 0, 0, 0);
    }

    @Test
    void challengeThenDeny() {
        midtransTells("capture", "challenge", "201");
        midtransTells("deny", "deny", "202");

        assertThat(state()).isEqualTo(PaymentState.PENDING);
        steps.told(goods, 0, 0, 0, 0);
        assertThat(steps.books(payment)).isZero();
    }

    @Test
    void denyWhileThePageIsOpenThenSettlement() {
        midtransTells("deny", null, "202");
        assertThat(state()).isEqualTo(PaymentState.PENDING);
        midtransTells("settlement", null, "200");
        assertThat(state()).isEqualTo(PaymentState.PAID);
    }

    @Test
    void settlementThenDenyIsAReversal() {
        midtransTells("settlement", null, "200");
        midtransTells("deny", null, "202");

        assertThat(state()).isEqualTo(PaymentState.REVERSED);
        steps.told(goods, 1, 0, 0, PRICE);
        assertThat(steps.books(payment)).isZero();
        midtransTells("settlement", null, "407");
        assertThat(state()).isEqualTo(PaymentState.REVERSED);
        steps.told(goods, 1, 0, 0, PRICE);
    }

    @Test
    void settlementThenPartialRefundThenRefund() {
        midtransTells("settlement", null, "200");
        providers.midtransSays(
                payment,
                "partial_refund",
                null,
                ",\"refund_amount\":\"100000.00\",\"refunds\":[{\"refund_chargeback_id\":1,\"refund_key\":\"a\","
                        + "\"refund_amount\":\"100000.00\"}]");
        tellRefund("partial_refund", "100000.00");
        assertThat(state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        steps.told(goods, 1, 0, 100_000, 0);

        providers.midtransSays(payment, "refund", null, ",\"refund_amount\":\"" + PRICE + ".00\"");
        tellRefund("refund", PRICE + ".00");
        assertThat(state()).isEqualTo(PaymentState.REFUNDED);
        steps.told(goods, 1, 0, PRICE, 0);
        assertThat(steps.books(payment)).isZero();
        assertThat(sql().texts("select concat_ws(' ', kind, state, amount) from payment_refunds where payment_id = '"
                        + payment.id() + "' order by created_at, id"))
                .containsExactly("FOUND SUCCEEDED 100000", "FOUND SUCCEEDED 344000");
    }

    @Test
    void settlementThreeTimes() {
        providers.midtransSays(payment, "settlement");
        for (int i = 0; i < 3; i++) {
            tellMidtrans(midtrans(payment, "settlement", null, "200")).then().statusCode(200);
        }
        steps.workOff();
        tellMidtrans(midtrans(payment, "settlement", null, "200")).then().statusCode(200);
        steps.workOff();

        steps.told(goods, 1, 0, 0, 0);
        assertThat(steps.callbacks(payment)).containsExactly("DONE APPLIED PENDING -> PAID");
        assertThat(sql().number("select receipts from xendit_transactions where reference = '" + payment.reference()
                        + "'"))
                .isEqualTo(4);
    }

    @Test
    void aValidSignatureWithAnAlteredStatusMovesNoMoney() {
        providers.midtransSays(payment, "pending");
        Map<String, Object> altered = midtrans(payment, "pending", null, "201");
        altered.put("transaction_status", "settlement");

        tellMidtrans(altered).then().statusCode(200);
        steps.workOff();
        for (int minutes = 5; minutes <= 60; minutes += 5) {
            clock.move(Duration.ofMinutes(minutes));
            steps.workOff();
        }

        assertThat(state()).isEqualTo(PaymentState.PENDING);
        steps.told(goods, 0, 0, 0, 0);
        assertThat(steps.books(payment)).isZero();
        assertThat(steps.callbacks(payment))
                .containsExactly("DONE IGNORED the provider says pending, the payment is PENDING");
    }

    @Test
    void aProviderWhosePartsAreOutOfStepIsAskedAgain() {
        providers.midtransSays(payment, "pending");
        tellMidtrans(midtrans(payment, "settlement", null, "200")).then().statusCode(200);
        steps.workOff();
        assertThat(state()).isEqualTo(PaymentState.PENDING);

        providers.midtransSays(payment, "settlement");
        clock.move(Duration.ofMinutes(1));
        steps.workOff();
        assertThat(state()).isEqualTo(PaymentState.PAID);
    }

    @Test
    void anotherAmountOrCurrencyWaitsForAPerson() {
        fresh("XENDIT");
        providers.xenditSays(payment, "PAID", PRICE - 1);
        tellXendit(PaymentSteps.XENDIT, xendit(payment, "PAID")).then().statusCode(200);
        steps.workOff();

        assertThat(state()).isEqualTo(PaymentState.PENDING);
        assertThat(steps.callbacks(payment)).containsExactly("PARKED");
        assertThat(sql().texts("select last_error from xendit_transactions where reference = '" + payment.reference()
                        + "'"))
                .containsExactly("the provider says 443999 rupiah, not 444000");
        steps.told(goods, 0, 0, 0, 0);
    }

    @Test
    void oneProviderDoesNotSpeakForAnother() {
        providers.xenditSays(payment, "PAID");
        providers.midtransSays(payment, "settlement");
        tellXendit(PaymentSteps.XENDIT, xendit(payment, "PAID")).then().statusCode(200);
        steps.workOff();
        assertThat(state()).isEqualTo(PaymentState.PENDING);
    }

    @Test
    void paidThenSettledAtXendit() {
        fresh("XENDIT");
        for (String status : List.of("PENDING", "PAID", "PAID", "SETTLED", "EXPIRED")) {
            providers.xenditSays(payment, status.equals("EXPIRED") ? "SETTLED" : status);
            tellXendit(PaymentSteps.XENDIT, xendit(payment, status)).then().statusCode(200);
            steps.workOff();
        }
        assertThat(state()).isEqualTo(PaymentState.PAID);
        steps.told(goods, 1, 0, 0, 0);
    }

    @Test
    void aRefundOfXenditIsConfirmedByItsId() {
        fresh("XENDIT");
        providers.xenditSays(payment, "PAID");
        providers.xenditRefund(payment, "rfd-" + payment.reference(), "dash-1", 44_000, "SUCCEEDED");
        Map<String, Object> refund = Map.of(
                "event",
                "refund.succeeded",
                "data",
                Map.of(
                        "id",
                        "rfd-" + payment.reference(),
                        "invoice_id",
                        "i-" + payment.reference(),
                        "reference_id",
                        "dash-1",
                        "amount",
                        PRICE,
                        "status",
                        "SUCCEEDED"));

        // It overtakes the news that the invoice is paid, and says more than is true.
        tellXendit(REFUNDS, refund).then().statusCode(200);
        steps.workOff();
        tellXendit(REFUNDS, refund).then().statusCode(200);
        tellXendit(PaymentSteps.XENDIT, xendit(payment, "PAID")).then().statusCode(200);
        steps.workOff();

        assertThat(state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        steps.told(goods, 1, 0, 44_000, 0);
        assertThat(steps.books(payment)).isEqualTo(PRICE - 44_000);
    }

    private enum News {
        CREATED,
        PENDING,
        PAID,
        EXPIRED,
        LATE_PAID,
        REFUNDED
    }

    @Test
    void midtransInAnyOrderAndHoweverOften() {
        Seeded.<List<News>>values(SEQUENCES, ProviderMessagesTest::sequence, order -> {
            fresh("MIDTRANS");
            for (News news : order) {
                switch (news) {
                    case CREATED, PENDING -> midtransTells("pending", null, "201");
                    case PAID -> midtransTells("settlement", null, "200");
                    case EXPIRED -> midtransTells("expire", null, "202");
                    case LATE_PAID -> midtransTells("capture", "accept", "200");
                    case REFUNDED -> {
                        providers.midtransSays(payment, "refund", null, ",\"refund_amount\":\"" + PRICE + ".00\"");
                        tellRefund("refund", PRICE + ".00");
                    }
                }
            }
            check(order);
        });
    }

    @Test
    void xenditInAnyOrderAndHoweverOften() {
        Seeded.<List<News>>values(SEQUENCES, ProviderMessagesTest::sequence, order -> {
            fresh("XENDIT");
            String refund = "rfd-" + payment.reference();
            providers.xenditRefund(payment, refund, "dash-" + payment.reference(), PRICE, "SUCCEEDED");
            for (News news : order) {
                String status =
                        switch (news) {
                            case CREATED, PENDING -> "PENDING";
                            case PAID, REFUNDED -> "PAID";
                            case LATE_PAID -> "SETTLED";
                            case EXPIRED -> "EXPIRED";
                        };
                providers.xenditSays(payment, status);
                if (news == News.REFUNDED) {
                    tellXendit(
                                    REFUNDS,
                                    Map.of(
                                            "event",
                                            "refund.succeeded",
                                            "data",
                                            Map.of(
                                                    "id",
                                                    refund,
                                                    "reference_id",
                                                    "dash-" + payment.reference(),
                                                    "invoice_id",
                                                    "i-" + payment.reference())))
                            .then()
                            .statusCode(200);
                } else {
                    tellXendit(PaymentSteps.XENDIT, xendit(payment, status))
                            .then()
                            .statusCode(200);
                }
                steps.workOff();
            }
            check(order);
        });
    }

    /** Fulfilled once, and the books at zero when the money went back. */
    private void check(List<News> order) {
        boolean money =
                order.stream().anyMatch(news -> news == News.PAID || news == News.LATE_PAID || news == News.REFUNDED);
        boolean back = order.contains(News.REFUNDED);
        TestPayables.Told told = TestPayables.told(goods);
        assertThat(told.paid()).as("%s", order).isEqualTo(money ? 1 : 0);
        assertThat(told.refunded()).as("%s", order).isEqualTo(back ? PRICE : 0);
        assertThat(told.expired()).as("%s", order).isLessThanOrEqualTo(1);
        assertThat(told.reversed()).as("%s", order).isZero();
        assertThat(steps.books(payment)).as("%s", order).isEqualTo(money && !back ? PRICE : 0);
        assertThat(state().holdsMoney()).as("%s", order).isEqualTo(money && !back);
        assertThat(steps.callbacks(payment)).as("%s", order).allMatch(text -> text.startsWith("DONE"));
    }

    /** All six in any order, and up to four of them once more, wherever. */
    private static List<News> sequence(Random random) {
        List<News> news = new ArrayList<>(List.of(News.values()));
        Collections.shuffle(news, random);
        news = new ArrayList<>(news.subList(0, 1 + random.nextInt(news.size())));
        for (int i = random.nextInt(5); i > 0; i--) {
            news.add(random.nextInt(news.size() + 1), news.get(random.nextInt(news.size())));
        }
        return news;
    }

    private void fresh(String provider) {
        goods = TestPayables.offer(PRICE);
        payment = steps.pendingAt(provider, goods);
    }

    /** The message, with an answer of the provider that says the same. */
    private void midtransTells(String status, String fraud, String code) {
        providers.midtransSays(payment, status, fraud, "");
        tellMidtrans(midtrans(payment, status, fraud, code)).then().statusCode(200);
        steps.workOff();
    }

    private void tellRefund(String status, String amount) {
        Map<String, Object> body = midtrans(payment, status, null, "200");
        body.put("refund_amount", amount);
        tellMidtrans(body).then().statusCode(200);
        steps.workOff();
    }

    private PaymentState state() {
        return steps.read(payment.id()).state();
    }
}
