package id.tm.finance.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.PaymentInfo;
import id.tm.finance.Payments;
import id.tm.finance.TestPayables;
import id.tm.finance.gateway.CallbackProof;
import id.tm.finance.gateway.Gateways;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutOrder;
import id.tm.finance.gateway.PayoutReceipts;
import id.tm.finance.gateway.ProviderPayout;
import id.tm.testing.PostgresResource;
import id.tm.testing.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What tests of payments have in common: a payment from its opening on, and the messages of both providers. */
@ApplicationScoped
public class PaymentSteps {

    static final long PRICE = 444_000;
    static final String MIDTRANS = "/api/v1/webhooks/midtrans";
    static final String XENDIT = "/api/v1/webhooks/xendit/invoices";

    private static final String SERVER_KEY = "test-server-key";
    private static final String TOKEN = "test-callback-token";

    /** What the payouts of the tests were told, by reference. */
    private static final Map<String, List<String>> PAYOUTS = new ConcurrentHashMap<>();

    /** The room that ordered them. */
    @ApplicationScoped
    static class TestPayouts implements PayoutReceipts {

        @Override
        public boolean apply(ProviderPayout payout) {
            List<String> told = PAYOUTS.get(payout.reference());
            if (told == null) return false;
            told.add(payout.standing().name());
            return true;
        }

        @Override
        public Optional<PaymentProvider> orderedFrom(String reference) {
            return PAYOUTS.containsKey(reference) ? Optional.of(PaymentProvider.SIMULATOR) : Optional.empty();
        }
    }

    private final Payments payments;
    private final PaymentDesk desk;
    private final TestPayables payables;
    private final Gateways gateways;
    private final PaymentInquiry inquiry;
    private final CallbackWorker worker;
    private final RefundSender refunds;
    private final Clock clock;

    PaymentSteps(
            Payments payments,
            PaymentDesk desk,
            TestPayables payables,
            Gateways gateways,
            PaymentInquiry inquiry,
            CallbackWorker worker,
            RefundSender refunds,
            Clock clock) {
        this.payments = payments;
        this.desk = desk;
        this.payables = payables;
        this.gateways = gateways;
        this.inquiry = inquiry;
        this.worker = worker;
        this.refunds = refunds;
        this.clock = clock;
    }

    /** Opened, and known to the simulator. */
    public PaymentInfo started(UUID goods) {
        return payments.start(opened(goods).id());
    }

    public PaymentInfo opened(UUID goods) {
        return QuarkusTransaction.requiringNew().call(() -> payments.open(TestPayables.KIND, goods, null));
    }

    /** Started under a reference that a provider has told of before. */
    PaymentInfo openedAs(String reference, UUID goods) {
        PaymentInfo payment = QuarkusTransaction.requiringNew()
                .call(() -> desk.open(TestPayables.KIND, goods, null, payables.owed(goods), reference));
        return payments.start(payment.id());
    }

    void payout(String reference) {
        PAYOUTS.put(reference, new CopyOnWriteArrayList<>());
        gateways.payouts().create(new PayoutOrder(reference, "ID_BCA", "000000000999", "Sari", 250_000, "Withdrawal"));
    }

    List<String> payoutsTold(String reference) {
        return PAYOUTS.get(reference);
    }

    /** A PENDING payment that a real provider is said to know; nobody is asked. */
    PaymentInfo pendingAt(String provider, UUID goods) {
        PaymentInfo payment = opened(goods);
        sql().execute("update payments set provider = '" + provider + "', state = 'PENDING', started_at = created_at,"
                + " checkout_url = 'https://pay.test', provider_reference = 'i-" + payment.reference()
                + "' where id = '"
                + payment.id() + "'");
        return read(payment.id());
    }

    public PaymentInfo read(UUID id) {
        return payments.find(id).orElseThrow();
    }

    /** Something that happens at the simulator. */
    Response act(PaymentInfo payment, String act, Map<String, ?> how) {
        return given().contentType(ContentType.JSON)
                .body(how)
                .post("/api/v1/simulator/payments/{reference}/{act}", payment.reference(), act);
    }

    public void acts(PaymentInfo payment, String act, Map<String, ?> how) {
        act(payment, act, how).then().statusCode(200);
    }

    /** The provider is asked, as an operator would. */
    public void refresh(PaymentInfo payment) {
        inquiry.look(payment.id(), PaymentCause.OPERATOR);
    }

    /** Everything that is due is worked in, until nothing is. */
    public void workOff() {
        while (worker.run(clock.instant(), 100).claimed() > 0) {
            // the next batch
        }
    }

    public void sendRefunds() {
        while (refunds.run(clock.instant(), 100).claimed() > 0) {
            // the next batch
        }
    }

    /** Nothing that other tests left behind is in the way. */
    public void parkAllOthers() {
        sql().execute("update xendit_transactions set state = 'PARKED', lease_until = null"
                + " where state in ('RECEIVED', 'WORKING')");
        sql().execute("update simulator_callbacks set state = 'SENT', lease_until = null"
                + " where state in ('WAITING', 'SENDING')");
        sql().execute("update payments set poll_at = '2999-01-01' where state in ('CREATED', 'PENDING')");
        sql().execute("update payment_refunds set due_at = '2999-01-01' where state in ('REQUESTED', 'SENDING')");
    }

    /** A notification of Midtrans about the payment, signed over what the signature covers. */
    static Map<String, Object> midtrans(PaymentInfo payment, String status, String fraud, String code) {
        Map<String, Object> body = new LinkedHashMap<>();
        String gross = payment.amount() + ".00";
        body.put("transaction_time", "2026-01-05 10:10:00");
        body.put("transaction_status", status);
        body.put("transaction_id", "t-" + payment.reference());
        body.put("status_message", "midtrans payment notification");
        body.put("status_code", code);
        body.put("signature_key", CallbackProof.signature(payment.reference(), code, gross, SERVER_KEY));
        body.put("payment_type", "qris");
        body.put("order_id", payment.reference());
        body.put("merchant_id", "G141532850");
        body.put("gross_amount", gross);
        body.put("currency", "IDR");
        if (fraud != null) body.put("fraud_status", fraud);
        return body;
    }

    static Map<String, Object> xendit(PaymentInfo payment, String status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", "i-" + payment.reference());
        body.put("external_id", payment.reference());
        body.put("status", status);
        body.put("amount", payment.amount());
        if (status.equals("PAID") || status.equals("SETTLED")) {
            body.put("paid_amount", payment.amount());
            body.put("paid_at", "2026-01-05T03:20:44.000Z");
        }
        body.put("payment_method", "EWALLET");
        body.put("currency", "IDR");
        return body;
    }

    static Response tellMidtrans(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post(MIDTRANS);
    }

    public static Response tellXendit(String path, Object body) {
        return given().contentType(ContentType.JSON)
                .header("x-callback-token", TOKEN)
                .body(body)
                .post(path);
    }

    List<String> history(PaymentInfo payment) {
        return sql().texts("select to_state from payment_history where payment_id = '" + payment.id()
                + "' order by created_at, id");
    }

    /** What came in less what went out, in the payment's history and, the same, in the ledger. */
    public long books(PaymentInfo payment) {
        long history = sql().number("select coalesce(sum(amount), 0) from payment_history where payment_id = '"
                + payment.id() + "'");
        String postings = " from ledger_entries e join ledger_transactions t on t.id = e.transaction_id"
                + " join ledger_accounts a on a.id = e.account_id where (t.reference_id = '" + payment.id()
                + "' or t.reference_id in (select id from payment_refunds where payment_id = '" + payment.id() + "'))";
        long cash = -sql().number(
                        "select coalesce(sum(e.amount), 0)" + postings + " and a.kind in ('GATEWAY_CLEARING', 'BANK')");
        assertThat(cash).isEqualTo(history);
        assertThat(sql().number("select coalesce(sum(e.amount), 0)" + postings + " and a.kind = 'REFUND_CLEARING'"))
                .isZero();
        if (history == 0) {
            assertThat(sql().texts("select a.kind || a.qualifier" + postings
                            + " group by a.kind, a.qualifier having sum(e.amount) <> 0"))
                    .isEmpty();
        }
        return history;
    }

    /** State, result and reason of the messages about the payment, in the order they came. */
    List<String> callbacks(PaymentInfo payment) {
        return sql().texts("select concat_ws(' ', state, result, reason) from xendit_transactions where reference = '"
                + payment.reference() + "' order by created_at, id");
    }

    void told(UUID goods, long paid, long expired, long refunded, long reversed) {
        assertThat(TestPayables.told(goods)).isEqualTo(new TestPayables.Told(paid, expired, refunded, reversed));
    }

    static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
