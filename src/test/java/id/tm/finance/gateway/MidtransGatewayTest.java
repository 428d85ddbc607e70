package id.tm.finance.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import id.tm.finance.FinanceProbe;
import id.tm.finance.PaymentItem;
import id.tm.finance.gateway.ProviderPayment.Standing;
import id.tm.testing.ServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class MidtransGatewayTest {

    private static final String ORDER = "TM-20260105-000001";
    private static final String SNAP = "/snap/v1/transactions";
    private static final String STATUS = "/v2/" + ORDER + "/status";
    private static final Instant NOW = Instant.parse("2026-01-05T03:00:00Z");

    WireMockServer provider;
    MidtransGateway gateway;

    @BeforeEach
    void open() {
        provider = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        provider.start();
        String url = "http://localhost:" + provider.port();
        gateway = new MidtransGateway(FinanceProbe.config(
                GatewayConfig.class,
                Map.of(
                        "tm.finance.timeout",
                        "1S",
                        "tm.finance.midtrans.snap-url",
                        url,
                        "tm.finance.midtrans.api-url",
                        url,
                        "tm.finance.midtrans.server-key",
                        "SB-Mid-server-abc123cde456")));
    }

    @AfterEach
    void close() {
        provider.stop();
    }

    @Test
    void snapIsToldLinesThatAddUpToTheAmount() {
        answer(SNAP, 201, "{\"token\":\"66e4fa55\",\"redirect_url\":\"https://snap.test/66e4fa55\"}");

        assertThat(gateway.create(order()))
                .isEqualTo(new Answer.Done<>(new Checkout(null, "https://snap.test/66e4fa55")));

        provider.verify(postRequestedFor(urlEqualTo(SNAP))
                .withHeader("Authorization", equalTo("Basic U0ItTWlkLXNlcnZlci1hYmMxMjNjZGU0NTY6"))
                .withRequestBody(equalToJson("""
                        {"transaction_details": {"order_id": "TM-20260105-000001", "gross_amount": 444000},
                         "item_details": [
                           {"id": "goods", "price": 220000, "quantity": 2,
                            "name": "Assessment with a name that is longer than provide"},
                           {"id": "ppn", "price": 14000, "quantity": 1, "name": "PPN"},
                           {"id": "voucher", "price": -10000, "quantity": 1, "name": "Voucher"}],
                         "customer_details": {"first_name": "Sari", "email": "sari@example.com"},
                         "enabled_payments": ["bca_va"],
                         "expiry": {"start_time": "2026-01-05 10:00:00 +0700", "unit": "minute", "duration": 90}}
                        """)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error_messages\":[\"transaction_details.gross_amount is not equal to the sum of item_details\"]} | no",
                "400 | {\"error_messages\":[\"transaction_details.order_id has already been taken\"]} | perhaps",
                "401 | {\"error_messages\":[\"Access denied\"]} | perhaps",
                "406 | {\"error_messages\":[\"transaction has been paid\"]} | perhaps",
                "429 | {} | perhaps",
                "500 | <html> | perhaps",
                "201 | not json | perhaps"
            })
    void refusalsAndDoubtsAreToldApart(int status, String body, String verdict) {
        answer(SNAP, status, body);

        assertThat(gateway.create(order()))
                .isInstanceOf(verdict.equals("no") ? Answer.Refused.class : Answer.Unknown.class);
    }

    @Test
    void aProviderThatDoesNotAnswerInTimeMayHaveDoneIt() {
        provider.stubFor(any(urlEqualTo(SNAP))
                .willReturn(aResponse().withStatus(201).withBody("{}").withFixedDelay(5_000)));
        provider.stubFor(any(urlEqualTo(STATUS)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(gateway.create(order())).isInstanceOf(Answer.Unknown.class);
        assertThat(gateway.status(ORDER, null)).isInstanceOf(Answer.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "pending, , 201, PENDING",
        "authorize, accept, 200, PENDING",
        "capture, challenge, 201, PENDING",
        "capture, accept, 200, PAID",
        "capture, deny, 202, DENIED",
        "settlement, , 200, PAID",
        "settlement, accept, 200, PAID",
        "deny, , 202, DENIED",
        "failure, , 202, DENIED",
        "cancel, , 200, CANCELLED",
        "expire, , 407, EXPIRED",
        "chargeback, , 200, CHARGED_BACK"
    })
    void everyWordOfTheStatusComesDownToOneOfOurs(String word, String fraud, String code, Standing standing) {
        answer(STATUS, 200, status(word, fraud, code, ""));

        assertThat(gateway.status(ORDER, null)).isInstanceOfSatisfying(Answer.Done.class, done -> {
            ProviderPayment said = (ProviderPayment) done.value();
            assertThat(said.standing()).isEqualTo(standing);
            assertThat(said.amount()).isEqualTo(444_000);
            assertThat(said.currency()).isEqualTo("IDR");
            assertThat(said.method()).isEqualTo(PaymentMethod.VA);
            assertThat(said.providerReference()).isEqualTo("9aed5972-5b6a-401e-894b-a32c91ed1a3a");
            assertThat(said.paidAt()).isEqualTo(Instant.parse("2026-01-05T03:20:44Z"));
        });
    }

    @Test
    void refundsAreReadOneByOneAndInAll() {
        answer(
                STATUS,
                200,
                status(
                        "partial_refund",
                        null,
                        "200",
                        ",\"refund_amount\":\"150000.00\",\"refunds\":[{\"refund_chargeback_id\":1,\"refund_key\":\"a\","
                                + "\"refund_amount\":\"100000.00\"},{\"refund_chargeback_id\":2,\"refund_amount\":\"50000.00\"}]"));

        assertThat(gateway.status(ORDER, null)).isInstanceOfSatisfying(Answer.Done.class, done -> {
            ProviderPayment said = (ProviderPayment) done.value();
            assertThat(said.standing()).isEqualTo(Standing.PAID);
            assertThat(said.refunded()).isEqualTo(150_000);
            assertThat(said.refunds())
                    .extracting(ProviderRefund::key, ProviderRefund::amount)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("a", 100_000L),
                            org.assertj.core.groups.Tuple.tuple("midtrans-2", 50_000L));
        });
        answer(STATUS, 200, status("refund", null, "200", ""));
        assertThat(gateway.status(ORDER, null)).isInstanceOfSatisfying(Answer.Done.class, done -> assertThat(
                        ((ProviderPayment) done.value()).refunded())
                .isEqualTo(444_000));
    }

    @Test
    void anOrderNobodyHasChosenAWayToPayForIsUnknownThere() {
        answer(STATUS, 404, "{\"status_code\":\"404\",\"status_message\":\"Transaction doesn't exist.\"}");
        assertThat(gateway.status(ORDER, null)).isEqualTo(new Answer.Absent<>());
        answer(STATUS, 200, "{\"status_code\":\"404\",\"status_message\":\"Transaction doesn't exist.\"}");
        assertThat(gateway.status(ORDER, null)).isEqualTo(new Answer.Absent<>());
        answer(STATUS, 200, "{\"status_code\":\"200\",\"transaction_status\":\"brand-new-word\"}");
        assertThat(gateway.status(ORDER, null)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void whatCannotBeClosedBecauseItIsPaidIsTold() {
        answer("/v2/" + ORDER + "/expire", 412, "{\"status_code\":\"412\",\"status_message\":\"cannot be updated\"}");
        answer(STATUS, 200, status("settlement", null, "200", ""));

        assertThat(gateway.close(ORDER, null, false)).isInstanceOfSatisfying(Answer.Done.class, done -> assertThat(
                        ((ProviderPayment) done.value()).standing())
                .isEqualTo(Standing.PAID));

        answer("/v2/" + ORDER + "/cancel", 200, status("cancel", null, "200", ""));
        assertThat(gateway.close(ORDER, null, true)).isInstanceOfSatisfying(Answer.Done.class, done -> assertThat(
                        ((ProviderPayment) done.value()).standing())
                .isEqualTo(Standing.CANCELLED));
        provider.verify(1, getRequestedFor(urlEqualTo(STATUS)));
    }

    @Test
    void aRefundCarriesItsKey() {
        String path = "/v2/" + ORDER + "/refund";
        answer(
                path,
                200,
                "{\"status_code\":\"200\",\"transaction_status\":\"partial_refund\",\"refund_chargeback_id\":7,"
                        + "\"refund_amount\":\"100000.00\",\"refund_key\":\"refund-1\"}");
        RefundOrder order = new RefundOrder("refund-1", ORDER, null, 100_000, "changed plans", null);

        assertThat(gateway.refund(order)).isInstanceOfSatisfying(Answer.Done.class, done -> assertThat(done.value())
                .isEqualTo(
                        new ProviderRefund("refund-1", "7", null, 100_000, ProviderRefund.Standing.SUCCEEDED, null)));

        provider.verify(postRequestedFor(urlEqualTo(path))
                .withRequestBody(
                        equalToJson("{\"refund_key\":\"refund-1\",\"amount\":100000,\"reason\":\"changed plans\"}")));
        answer(path, 200, "{\"status_code\":\"418\",\"status_message\":\"Payment Provider doesn't allow refund\"}");
        assertThat(gateway.refund(order)).isInstanceOf(Answer.Refused.class);
        answer(path, 200, "{\"status_code\":\"500\"}");
        assertThat(gateway.refund(order)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void withoutItsKeyItSaysWhichSettingIsMissing() {
        var bare = new MidtransGateway(FinanceProbe.config(GatewayConfig.class, Map.of()));

        assertThat(bare.create(order()))
                .isInstanceOfSatisfying(Answer.Unknown.class, unknown -> assertThat(unknown.error())
                        .contains("tm.finance.midtrans.server-key"));
    }

    private static CheckoutOrder order() {
        return new CheckoutOrder(
                ORDER,
                444_000,
                "Assessment",
                List.of(
                        new PaymentItem(
                                "goods", "Assessment with a name that is longer than providers like", 220_000, 2),
                        new PaymentItem("ppn", "PPN", 14_000, 1),
                        new PaymentItem("voucher", "Voucher", -10_000, 1)),
                "Sari",
                "sari@example.com",
                "bca_va",
                NOW,
                NOW.plusSeconds(5_400));
    }

    private static String status(String word, String fraud, String code, String more) {
        String fraudStatus = fraud == null ? "" : ",\"fraud_status\":\"" + fraud + "\"";
        return """
                {"status_code":"%s","status_message":"Success, transaction is found",
                 "transaction_id":"9aed5972-5b6a-401e-894b-a32c91ed1a3a","order_id":"%s","merchant_id":"M1",
                 "gross_amount":"444000.00","currency":"IDR","payment_type":"bank_transfer",
                 "transaction_time":"2026-01-05 10:10:00","settlement_time":"2026-01-05 10:20:44",
                 "transaction_status":"%s"%s%s}
                """.formatted(code, ORDER, word, fraudStatus, more);
    }

    private void answer(String path, int status, String body) {
        provider.stubFor(any(urlEqualTo(path))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }
}
