package id.tm.sales.transaction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.job.JobRunner;
import id.tm.sales.SalesSteps;
import id.tm.testing.Actor;
import id.tm.testing.PostgresResource;
import id.tm.testing.Sql;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What buyers, the simulated provider and its messages do. */
@ApplicationScoped
public class TransactionSteps {

    public static final String MINE = "/api/v1/me/transactions";
    public static final String ENTITLEMENTS = "/api/v1/me/entitlements";

    private final JobRunner jobs;

    TransactionSteps(JobRunner jobs) {
        this.jobs = jobs;
    }

    public static Response checkOut(Actor buyer, List<String> skus, List<String> codes) {
        return buyer.given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(SalesSteps.basket(skus, codes))
                .post(MINE);
    }

    /** The id of a purchase that waits for its money. */
    public static String begun(Actor buyer, String sku, String... codes) {
        Response answer = checkOut(buyer, List.of(sku), List.of(codes));
        answer.then().statusCode(201);
        return answer.path("id");
    }

    public String bought(Actor buyer, String sku, String... codes) {
        String id = begun(buyer, sku, codes);
        act(id, "pay", Map.of("method", "gopay"));
        return id;
    }

    /** Something happens at the provider, and its messages are worked in. */
    public void act(String id, String act, Map<String, ?> how) {
        tell(id, act, how);
        deliver();
    }

    /** The same without the messages. */
    public static void tell(String id, String act, Map<String, ?> how) {
        given().contentType(ContentType.JSON)
                .body(how)
                .post("/api/v1/simulator/payments/{reference}/{act}", reference(id), act)
                .then()
                .statusCode(200);
    }

    public void deliver() {
        assertThat(jobs.runOnce("simulator-callbacks").failed()).isZero();
        jobs.runOnce("payment-callbacks");
    }

    /** Open payments are looked after, refunds sent. */
    public void look() {
        jobs.runOnce("payment-polling");
        deliver();
    }

    public void sendRefunds() {
        jobs.runOnce("payment-refunds");
        deliver();
    }

    /** Nothing that other tests left behind is in the way. */
    public void alone() {
        sql().execute("update simulator_callbacks set state = 'SENT', lease_until = null"
                + " where state in ('WAITING', 'SENDING')");
        sql().execute("update xendit_transactions set state = 'PARKED', lease_until = null"
                + " where state in ('RECEIVED', 'WORKING')");
        sql().execute("update payments set poll_at = '2999-01-01' where state in ('CREATED', 'PENDING')");
        sql().execute("update payment_refunds set due_at = '2999-01-01' where state in ('REQUESTED', 'SENDING')");
    }

    public static String reference(String id) {
        return sql().texts("select reference from payments where payable_id = '" + id + "'")
                .get(0);
    }

    public static String status(String id) {
        return sql().texts("select status from transaction where id = '" + id + "'")
                .get(0);
    }

    public static List<String> history(String id) {
        return sql().texts("select to_status || ' ' || source || ' ' || cause from transaction_status"
                + " where transaction_id = '" + id + "' order by created_at, id");
    }

    public static List<String> entitlements(String id) {
        return sql().texts("select state from entitlements where transaction_id = '" + id
                + "' order by transaction_item_id, part");
    }

    public static List<String> vouchers(String id) {
        return sql().texts("select state from voucher_redemptions where transaction_id = '" + id + "'");
    }

    /** What the books say of the purchase, by account, in sum. */
    public static List<String> books(String id) {
        return sql().texts("select concat_ws(' ', a.kind, sum(e.amount)) from ledger_entries e"
                + " join ledger_accounts a on a.id = e.account_id join ledger_transactions t on t.id = e.transaction_id"
                + " where t.reference_id = '" + id + "' or t.reference_id in"
                + " (select id from payments where payable_id = '" + id + "') or t.reference_id in"
                + " (select r.id from payment_refunds r join payments p on p.id = r.payment_id where p.payable_id = '"
                + id + "') group by a.kind having sum(e.amount) <> 0 order by a.kind");
    }

    static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
