package id.tm.finance.refund;

import static id.tm.finance.Money.sql;
import static id.tm.finance.refund.RefundSteps.SALE;
import static id.tm.finance.refund.RefundSteps.approved;
import static id.tm.finance.refund.RefundSteps.asked;
import static id.tm.finance.refund.RefundSteps.commissioned;
import static id.tm.finance.refund.RefundSteps.history;
import static id.tm.finance.refund.RefundSteps.state;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.CommissionPosting;
import id.tm.finance.Ledger;
import id.tm.finance.Money;
import id.tm.finance.PaymentInfo;
import id.tm.finance.RefundTerms.CommissionShare;
import id.tm.finance.TestBundles;
import id.tm.finance.payment.PaymentSteps;
import id.tm.finance.payment.Providers;
import id.tm.finance.refund.RefundSteps.Purchase;
import id.tm.platform.time.SystemClock;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T2 of refund requests: what a provider says of its refund, in every order and more than once. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class RefundProviderNewsTest {

    @Inject
    RefundSteps steps;

    @Inject
    PaymentSteps payment;

    @Inject
    Ledger ledger;

    @Inject
    SystemClock clock;

    private Providers providers;

    @BeforeEach
    void alone() {
        providers = new Providers();
        steps.parkAllOthers();
    }

    @AfterEach
    void back() {
        providers.close();
        clock.move(Duration.ZERO);
    }

    @Test
    void itCountsOnceAndTheFirstEndIsTheEnd() {
        Map<List<String>, String> ends = Map.of(
                List.of("SUCCEEDED"), "REFUNDED",
                List.of("SUCCEEDED", "SUCCEEDED"), "REFUNDED",
                List.of("PENDING", "SUCCEEDED"), "REFUNDED",
                List.of("SUCCEEDED", "PENDING", "FAILED"), "REFUNDED",
                List.of("SUCCEEDED", "FAILED"), "REFUNDED",
                List.of("FAILED"), "FAILED",
                List.of("FAILED", "FAILED"), "FAILED");
        ends.forEach((news, end) -> {
            Purchase purchase = paidAtXendit();
            UUID wallet = Money.wallet();
            UUID commission = UUID.randomUUID();
            ledger.post(new CommissionPosting.Accrued(commission, wallet, 30_000));
            purchase.with(commissioned(purchase.buyer().id(), new CommissionShare(commission, wallet, 30_000)));
            String id = ordered(purchase);
            for (String said : news) tell(purchase.payment(), id, said);

            boolean refunded = end.equals("REFUNDED");
            assertThat(state(id)).as(news.toString()).isEqualTo(end);
            assertThat(history(id)).filteredOn(end::equals).hasSize(1);
            assertThat(Money.wallets().balance(wallet).held()).isEqualTo(refunded ? 0 : 30_000);
            assertThat(payment.read(purchase.payment().id()).refunded()).isEqualTo(refunded ? SALE.total() : 0);
            assertThat(TestBundles.told(purchase.bundle()))
                    .filteredOn("completed []"::equals)
                    .hasSize(refunded ? 1 : 0);
        });
    }

    @Test
    void anOrderWhoseAnswerWasLostIsStillProcessing() {
        Purchase purchase = paidAtXendit();
        providers.answer("/refunds", 500, "{}");
        String id = asked(purchase, null);
        approved(id, false);
        steps.send();
        assertThat(state(id)).isEqualTo("PROCESSING");
        providers.answer(
                "/refunds",
                200,
                "{\"id\":\"rfd-" + id + "\",\"status\":\"SUCCEEDED\",\"reference_id\":\"" + id + "\",\"amount\":"
                        + SALE.total() + "}");
        clock.move(Duration.ofMinutes(5));
        steps.send();
        assertThat(state(id)).isEqualTo("REFUNDED");
    }

    private Purchase paidAtXendit() {
        Purchase unpaid = steps.unpaid();
        PaymentInfo info = unpaid.payment();
        sql().execute("update payments set provider = 'XENDIT', provider_reference = 'i-" + info.reference()
                + "' where id = '" + info.id() + "'");
        providers.answer(
                "/v2/invoices?external_id=" + info.reference(),
                200,
                "[{\"id\":\"i-%1$s\",\"external_id\":\"%1$s\",\"status\":\"PAID\",\"amount\":%2$d,\"paid_amount\":%2$d,\"currency\":\"IDR\",\"payment_method\":\"EWALLET\"}]"
                        .formatted(info.reference(), info.amount()));
        payment.refresh(info);
        return new Purchase(unpaid.buyer(), unpaid.bundle(), payment.read(info.id()));
    }

    private String ordered(Purchase purchase) {
        String id = asked(purchase, null);
        providers.answer(
                "/refunds",
                200,
                "{\"id\":\"rfd-" + id + "\",\"status\":\"PENDING\",\"reference_id\":\"" + id + "\",\"amount\":"
                        + SALE.total() + "}");
        approved(id, false);
        steps.send();
        assertThat(state(id)).isEqualTo("PROCESSING");
        return id;
    }

    private void tell(PaymentInfo of, String id, String status) {
        providers.xenditRefund(of, "rfd-" + id, id, SALE.total(), status);
        PaymentSteps.tellXendit(
                        "/api/v1/webhooks/xendit/refunds",
                        Map.of(
                                "event",
                                status.equals("FAILED") ? "refund.failed" : "refund.succeeded",
                                "created",
                                UUID.randomUUID().toString(),
                                "data",
                                Map.of("id", "rfd-" + id, "reference_id", id, "status", status)))
                .then()
                .statusCode(200);
        payment.workOff();
    }
}
