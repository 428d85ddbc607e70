package id.tm.finance.refund;

import static id.tm.finance.Money.sql;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.Money;
import id.tm.finance.PaymentInfo;
import id.tm.finance.Payments;
import id.tm.finance.RefundPart;
import id.tm.finance.RefundTerms;
import id.tm.finance.Sale;
import id.tm.finance.TestBundles;
import id.tm.finance.payment.PaymentSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What tests of refund requests have in common: a bundle that is paid for, and the ways of a request. */
@ApplicationScoped
public class RefundSteps {

    static final String MINE = "/api/v1/me/refund-requests";
    static final String ADMIN = "/api/v1/admin/refund-requests";

    static final Sale SALE = new Sale(new TreeMap<>(Map.of("BUNDLE", 500_000L)), 0, 55_440, 4_000, 0);

    private final Payments payments;
    private final PaymentSteps steps;
    private final RefundTransferSender sender;
    private final Clock clock;

    RefundSteps(Payments payments, PaymentSteps steps, RefundTransferSender sender, Clock clock) {
        this.payments = payments;
        this.steps = steps;
        this.sender = sender;
        this.clock = clock;
    }

    /** A buyer, what was bought, and its payment. */
    record Purchase(Actor buyer, UUID bundle, PaymentInfo payment) {

        Purchase with(RefundTerms terms) {
            TestBundles.setTerms(bundle, terms);
            return this;
        }
    }

    Purchase paidByWallet() {
        return paid("gopay");
    }

    /** Which no provider sends back. */
    Purchase paidByBank() {
        return paid("bank_transfer");
    }

    Purchase unpaid() {
        Actor buyer = Actors.member();
        UUID bundle = TestBundles.offer(buyer.id(), SALE, RefundTerms.whole(buyer.id()));
        UUID id = QuarkusTransaction.requiringNew()
                .call(() -> payments.open(TestBundles.KIND, bundle, null))
                .id();
        return new Purchase(buyer, bundle, payments.start(id));
    }

    private Purchase paid(String method) {
        Purchase unpaid = unpaid();
        steps.acts(unpaid.payment(), "pay", Map.of("method", method, "copies", 0));
        steps.refresh(unpaid.payment());
        PaymentInfo paid = steps.read(unpaid.payment().id());
        assertThat(paid.fulfilled()).isTrue();
        return new Purchase(unpaid.buyer(), unpaid.bundle(), paid);
    }

    /** Assessment used, consultation not. */
    static RefundTerms half(UUID buyer, List<RefundTerms.CommissionShare> commissions) {
        return new RefundTerms(
                buyer,
                List.of(),
                List.of(
                        new RefundPart("ASM-01", "Assessment", "BUNDLE", 400_000, false),
                        new RefundPart("SVC-01", "Consultation", "BUNDLE", 200_000, true)),
                true,
                commissions,
                true,
                0);
    }

    static RefundTerms commissioned(UUID buyer, RefundTerms.CommissionShare... commissions) {
        return new RefundTerms(buyer, List.of(), List.of(), false, List.of(commissions), false, 0);
    }

    static Response ask(Purchase purchase, UUID account) {
        return ask(purchase.buyer(), MINE, purchase, account);
    }

    static Response ask(Actor who, String path, Purchase purchase, UUID account) {
        Map<String, Object> body = new HashMap<>();
        body.put("paymentId", purchase.payment().id());
        body.put("reason", "Saya berhalangan ikut");
        if (account != null) body.put("bankAccountId", account);
        return post(who, path, body);
    }

    static String asked(Purchase purchase, UUID account) {
        Response answer = ask(purchase, account);
        answer.then().statusCode(201);
        return answer.path("id");
    }

    static Response act(Actor who, String id, String act, Map<String, ?> body) {
        return post(who, ADMIN + "/" + id + "/" + act, body);
    }

    static Response approve(Actor who, String id, boolean byHand) {
        return act(
                who,
                id,
                "approval",
                Map.of("fingerprint", fingerprint(id), "reason", "belum dipakai", "byHand", byHand));
    }

    static void approved(String id, boolean byHand) {
        approve(Actors.admin("refund-requests:approve"), id, byHand).then().statusCode(200);
    }

    static Response transfer(Actor who, String id) {
        return act(who, id, "transfer", Map.of("bankReference", "FT-" + id, "reason", "lewat internet banking"));
    }

    static String fingerprint(String id) {
        return show(id).path("preview.fingerprint");
    }

    static Response show(String id) {
        Response answer = Actors.admin("refund-requests:read").given().get(ADMIN + "/" + id);
        answer.then().statusCode(200);
        return answer;
    }

    static String state(String id) {
        return sql().texts("select state from refund_requests where id = '" + id + "'")
                .get(0);
    }

    static List<String> history(String id) {
        return sql().texts("select to_state from refund_request_histories where request_id = '" + id
                + "' order by created_at, id");
    }

    static Response post(Actor who, String path, Map<String, ?> body) {
        return who.given()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post(path);
    }

    /** An account of the buyer at a bank. */
    static UUID account(Actor owner, boolean verified) {
        UUID id = UUID.randomUUID();
        UUID admin = Actors.admin().id();
        QuarkusTransaction.requiringNew().run(() -> BankAccounts.insert(id, owner.id(), admin, verified));
        return id;
    }

    /** Everything that is due is sent, at both doors. */
    void send() {
        while (sender.run(clock.instant(), 100).claimed() > 0) {
            // the next batch
        }
        steps.sendRefunds();
    }

    /** Nothing that other tests left behind is in the way. */
    void parkAllOthers() {
        steps.parkAllOthers();
        sql().execute("update refund_transfers set due_at = '2999-01-01' where state in ('READY', 'SENDING')");
        sql().execute("update refund_requests set by_hand = true where state = 'APPROVED'");
    }

    /** The entries of the ledger about these things, as "account qualifier: amount" in credits, added up. */
    static Map<String, Long> entries(List<UUID> references) {
        Map<String, Long> entries = new TreeMap<>();
        String ids = String.join("','", references.stream().map(UUID::toString).toList());
        sql().texts("select a.kind || coalesce(' ' || nullif(a.qualifier, ''), '') || coalesce(' ' || a.wallet_id, '')"
                        + " || ':' || sum(e.amount) from ledger_entries e"
                        + " join ledger_transactions t on t.id = e.transaction_id"
                        + " join ledger_accounts a on a.id = e.account_id where t.reference_id in ('" + ids + "')"
                        + " group by a.kind, a.qualifier, a.wallet_id having sum(e.amount) <> 0")
                .forEach(line -> entries.put(
                        line.substring(0, line.lastIndexOf(':')),
                        Long.valueOf(line.substring(line.lastIndexOf(':') + 1))));
        return entries;
    }

    static List<UUID> refundsOf(PaymentInfo payment) {
        return Money.sql().texts("select id from payment_refunds where payment_id = '" + payment.id() + "'").stream()
                .map(UUID::fromString)
                .toList();
    }
}
