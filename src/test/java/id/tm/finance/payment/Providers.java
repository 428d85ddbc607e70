package id.tm.finance.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import id.tm.finance.PaymentInfo;
import id.tm.testing.ProviderStub;

/** What Midtrans and Xendit answer when they are asked, in the shapes of their documentation. */
public final class Providers implements AutoCloseable {

    private final WireMockServer server = ProviderStub.start();

    WireMockServer server() {
        return server;
    }

    /** @param more further members of the answer, beginning with a comma; or empty */
    void midtransSays(PaymentInfo payment, String status, String fraud, String more) {
        String fraudStatus = fraud == null ? "" : ",\"fraud_status\":\"" + fraud + "\"";
        answer("/v2/" + payment.reference() + "/status", 200, """
                {"status_code":"200","status_message":"Success, transaction is found",
                 "transaction_id":"t-%s","order_id":"%s","merchant_id":"G141532850","gross_amount":"%d.00",
                 "currency":"IDR","payment_type":"qris","transaction_time":"2026-01-05 10:10:00",
                 "transaction_status":"%s"%s%s}
                """.formatted(
                        payment.reference(), payment.reference(), payment.amount(), status, fraudStatus, more));
    }

    void midtransSays(PaymentInfo payment, String status) {
        midtransSays(payment, status, null, "");
    }

    void xenditSays(PaymentInfo payment, String status) {
        xenditSays(payment, status, payment.amount());
    }

    void xenditSays(PaymentInfo payment, String status, long paid) {
        answer("/v2/invoices?external_id=" + payment.reference(), 200, """
                [{"id":"i-%s","external_id":"%s","status":"%s","amount":%d,"paid_amount":%d,"currency":"IDR",
                  "payment_method":"EWALLET","paid_at":"2026-01-05T03:20:44.000Z"}]
                """.formatted(
                        payment.reference(), payment.reference(), status, payment.amount(), paid));
    }

    public void xenditRefund(PaymentInfo payment, String id, String key, long amount, String status) {
        answer("/refunds/" + id, 200, """
                {"id":"%s","invoice_id":"i-%s","reference_id":"%s","amount":%d,"currency":"IDR","status":"%s"}
                """.formatted(id, payment.reference(), key, amount, status));
    }

    public void answer(String url, int status, String body) {
        server.stubFor(any(urlEqualTo(url))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }

    @Override
    public void close() {
        server.stop();
    }
}
