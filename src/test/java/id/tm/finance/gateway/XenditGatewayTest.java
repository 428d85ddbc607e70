package id.tm.finance.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
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
class XenditGatewayTest {

    private static final String REFERENCE = "TM-20260105-000001";
    private static final String BY_REFERENCE = "/v2/invoices?external_id=" + REFERENCE;
    private static final Instant NOW = Instant.parse("2026-01-05T03:00:00Z");

    WireMockServer provider;
    XenditGateway gateway;

    @BeforeEach
    void open() {
        provider = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        provider.start();
        gateway = new XenditGateway(FinanceProbe.config(
                GatewayConfig.class,
                Map.of(
                        "tm.finance.timeout", "1S",
                        "tm.finance.xendit.url", "http://localhost:" + provider.port(),
                        "tm.finance.xendit.secret-key", "xnd_development_key")));
    }

    @AfterEach
    void close() {
        provider.stop();
    }

    @Test
    void anInvoiceIsOrderedWithWhatLowersThePriceAsAFee() {
        answer(
                "/v2/invoices",
                200,
                "{\"id\":\"593f4ed1c3d3bb7f39733d83\",\"external_id\":\"" + REFERENCE
                        + "\",\"status\":\"PENDING\",\"invoice_url\":\"https://checkout.test/593f\"}");

        assertThat(gateway.create(order()))
                .isEqualTo(new Answer.Done<>(new Checkout("593f4ed1c3d3bb7f39733d83", "https://checkout.test/593f")));

        provider.verify(postRequestedFor(urlEqualTo("/v2/invoices"))
                .withHeader("Authorization", equalTo(GatewayCalls.basic("xnd_development_key")))
                .withRequestBody(equalToJson("""
                        {"external_id": "TM-20260105-000001", "amount": 444000, "payer_email": "sari@example.com",
                         "description": "Assessment", "invoice_duration": 5400,
                         "customer": {"given_names": "Sari", "email": "sari@example.com"},
                         "items": [{"name": "Assessment", "quantity": 2, "price": 227000}],
                         "fees": [{"type": "Voucher", "value": -10000}],
                         "payment_methods": ["BCA"], "currency": "IDR"}
                        """)));
    }

    @ParameterizedTest
    @CsvSource({"PENDING, PENDING", "PAID, PAID", "SETTLED, PAID", "EXPIRED, EXPIRED"})
    void everyWordOfTheStatusComesDownToOneOfOurs(String word, Standing standing) {
        answer(BY_REFERENCE, 200, "[" + invoice("i-1", word, 444_000) + "]");

        ProviderPayment said = said();
        assertThat(said.standing()).isEqualTo(standing);
        assertThat(said.amount()).isEqualTo(444_000);
        assertThat(said.method()).isEqualTo(PaymentMethod.RETAIL);
        assertThat(said.providerReference()).isEqualTo("i-1");
    }

    @Test
    void ofTwoInvoicesThePaidOneCounts() {
        answer(
                BY_REFERENCE,
                200,
                "[" + invoice("i-1", "EXPIRED", 444_000) + "," + invoice("i-2", "PAID", 444_000) + ","
                        + invoice("i-3", "PENDING", 444_000) + "]");
        assertThat(said().providerReference()).isEqualTo("i-2");

        answer(BY_REFERENCE, 200, "[" + invoice("i-1", "EXPIRED", 1) + "," + invoice("i-3", "PENDING", 1) + "]");
        assertThat(said().providerReference()).isEqualTo("i-3");
    }

    @Test
    void whatWasReallyPaidIsTheAmount() {
        answer(
                BY_REFERENCE,
                200,
                "[" + invoice("i-1", "PAID", 444_000).replace("\"paid_amount\":444000", "\"paid_amount\":400000.0")
                        + "]");
        assertThat(said().amount()).isEqualTo(400_000);
        answer(
                BY_REFERENCE,
                200,
                "[" + invoice("i-1", "PAID", 444_000).replace("\"paid_amount\":444000", "\"paid_amount\":1e400") + "]");
        assertThat(said().amount()).isEqualTo(-1);
    }

    @Test
    void nothingOfThatReferenceIsAbsentAndTroubleIsNot() {
        answer(BY_REFERENCE, 200, "[]");
        assertThat(gateway.status(REFERENCE, null)).isEqualTo(new Answer.Absent<>());
        answer(BY_REFERENCE, 200, "[" + invoice("i-9", "PAID", 1).replace(REFERENCE, "another") + "]");
        assertThat(gateway.status(REFERENCE, null)).isEqualTo(new Answer.Absent<>());
        answer(BY_REFERENCE, 503, "{}");
        assertThat(gateway.status(REFERENCE, null)).isInstanceOf(Answer.Unknown.class);
        answer(BY_REFERENCE, 200, "[" + invoice("i-9", "BRAND_NEW", 1) + "]");
        assertThat(gateway.status(REFERENCE, null)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void anInvoiceIsExpiredByItsIdAndOneThatIsPaidSaysSo() {
        answer("/invoices/i-1/expire!", 200, invoice("i-1", "EXPIRED", 444_000));
        assertThat(gateway.close(REFERENCE, "i-1", false)).isInstanceOfSatisfying(Answer.Done.class, done -> assertThat(
                        ((ProviderPayment) done.value()).standing())
                .isEqualTo(Standing.EXPIRED));

        answer("/invoices/i-1/expire!", 400, "{\"error_code\":\"INVALID_INVOICE_STATUS_ERROR\"}");
        answer(BY_REFERENCE, 200, "[" + invoice("i-1", "PAID", 444_000) + "]");
        assertThat(gateway.close(REFERENCE, "i-1", true)).isInstanceOfSatisfying(Answer.Done.class, done -> assertThat(
                        ((ProviderPayment) done.value()).standing())
                .isEqualTo(Standing.PAID));
    }

    @Test
    void aRefundCarriesItsKeyTwiceAndIsThenAskedAfterById() {
        answer(
                "/refunds",
                200,
                "{\"id\":\"rfd-1\",\"status\":\"PENDING\",\"reference_id\":\"refund-1\",\"invoice_id\":\"i-1\",\"amount\":100000}");
        RefundOrder first = new RefundOrder("refund-1", REFERENCE, "i-1", 100_000, "changed plans", null);

        assertThat(gateway.refund(first)).isInstanceOfSatisfying(Answer.Done.class, done -> assertThat(done.value())
                .isEqualTo(new ProviderRefund(
                        "refund-1", "rfd-1", "i-1", 100_000, ProviderRefund.Standing.PENDING, null)));
        provider.verify(postRequestedFor(urlEqualTo("/refunds"))
                .withHeader("idempotency-key", equalTo("refund-1"))
                .withRequestBody(equalToJson("{\"invoice_id\":\"i-1\",\"reference_id\":\"refund-1\",\"amount\":100000,"
                        + "\"currency\":\"IDR\",\"reason\":\"REQUESTED_BY_CUSTOMER\"}")));

        answer(
                "/refunds/rfd-1",
                200,
                "{\"id\":\"rfd-1\",\"status\":\"FAILED\",\"failure_code\":\"INSUFFICIENT_BALANCE\",\"reference_id\":\"refund-1\",\"amount\":100000}");
        RefundOrder again = new RefundOrder("refund-1", REFERENCE, "i-1", 100_000, "changed plans", "rfd-1");
        assertThat(gateway.refund(again)).isInstanceOfSatisfying(Answer.Done.class, done -> {
            assertThat(((ProviderRefund) done.value()).standing()).isEqualTo(ProviderRefund.Standing.FAILED);
            assertThat(((ProviderRefund) done.value()).error()).isEqualTo("INSUFFICIENT_BALANCE");
        });
        answer("/refunds", 400, "{\"error_code\":\"REFUND_NOT_SUPPORTED\"}");
        assertThat(gateway.refund(first)).isInstanceOf(Answer.Refused.class);
        answer("/refunds", 500, "{}");
        assertThat(gateway.refund(first)).isInstanceOf(Answer.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, PROCESSING",
        "REQUESTED, PROCESSING",
        "LOCKED, PROCESSING",
        "SUCCEEDED, SUCCEEDED",
        "FAILED, FAILED",
        "CANCELLED, FAILED",
        "REVERSED, REVERSED"
    })
    void aPayoutKeepsItsReferenceForGood(String word, ProviderPayout.Standing standing) {
        answer("/v2/payouts", 200, payout(word));
        var order = new PayoutOrder("W-1", "ID_BCA", "000000000999", "Sari", 250_000, "Withdrawal W-1");

        assertThat(gateway.create(order)).isInstanceOfSatisfying(Answer.Done.class, done -> assertThat(
                        ((ProviderPayout) done.value()).standing())
                .isEqualTo(standing));

        provider.verify(postRequestedFor(urlEqualTo("/v2/payouts"))
                .withHeader("Idempotency-key", equalTo("W-1"))
                .withRequestBody(equalToJson("""
                        {"reference_id": "W-1", "channel_code": "ID_BCA", "amount": 250000, "currency": "IDR",
                         "channel_properties": {"account_holder_name": "Sari", "account_number": "000000000999"},
                         "description": "Withdrawal W-1"}
                        """)));
        answer("/v2/payouts?reference_id=W-1", 200, "{\"data\":[" + payout(word) + "],\"has_more\":false}");
        assertThat(gateway.status("W-1")).isInstanceOfSatisfying(Answer.Done.class, done -> assertThat(
                        ((ProviderPayout) done.value()).standing())
                .isEqualTo(standing));
    }

    @Test
    void aPayoutNobodyKnowsIsAbsentAndOneWithoutAnAnswerIsUnknown() {
        answer("/v2/payouts?reference_id=W-1", 200, "{\"data\":[],\"has_more\":false}");
        assertThat(gateway.status("W-1")).isEqualTo(new Answer.Absent<>());
        provider.stubFor(any(urlEqualTo("/v2/payouts"))
                .willReturn(
                        aResponse().withStatus(200).withBody(payout("ACCEPTED")).withFixedDelay(5_000)));
        assertThat(gateway.create(new PayoutOrder("W-1", "ID_BCA", "1", "Sari", 1, "W")))
                .isInstanceOf(Answer.Unknown.class);
    }

    private ProviderPayment said() {
        Answer<ProviderPayment> answer = gateway.status(REFERENCE, "i-1");
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done<ProviderPayment>) answer).value();
    }

    private static CheckoutOrder order() {
        return new CheckoutOrder(
                REFERENCE,
                444_000,
                "Assessment",
                List.of(
                        new PaymentItem("goods", "Assessment", 227_000, 2),
                        new PaymentItem("voucher", "Voucher", -10_000, 1)),
                "Sari",
                "sari@example.com",
                "BCA",
                NOW,
                NOW.plusSeconds(5_400));
    }

    private static String invoice(String id, String status, long amount) {
        return """
                {"id":"%s","external_id":"%s","status":"%s","amount":%d,"paid_amount":%d,
                 "payment_method":"RETAIL_OUTLET","payment_channel":"ALFAMART","currency":"IDR",
                 "paid_at":"2020-01-14T02:32:50.912Z","created":"2020-01-13T02:32:49.827Z"}
                """.formatted(id, REFERENCE, status, amount, amount);
    }

    private static String payout(String status) {
        return "{\"id\":\"disb-1\",\"reference_id\":\"W-1\",\"status\":\"" + status
                + "\",\"amount\":250000,\"currency\":\"IDR\"}";
    }

    private void answer(String path, int status, String body) {
        provider.stubFor(any(urlEqualTo(path))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }
}
