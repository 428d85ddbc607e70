package id.tm.sales.executive;

import static id.tm.sales.SalesSteps.sql;

import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.SentMessages;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What companies do with seats, and those who are given one. */
@ApplicationScoped
public class ExecutiveSteps {

    public static final String MINE = "/api/v1/me/executive-transactions";
    public static final String ADMIN = "/api/v1/admin/executive-transactions";
    public static final String INVITATIONS = "/api/v1/me/executive-invitations";
    public static final String REFUNDS = "/api/v1/me/refund-requests";

    private final TransactionSteps steps;

    ExecutiveSteps(TransactionSteps steps) {
        this.steps = steps;
    }

    /** The SKU of a product that is sold by the seat. */
    public static String sold(Actor keeper, long price) {
        return SalesSteps.sold(keeper, product -> {
            product.put("kind", "EXECUTIVE");
            product.put("price", price);
        });
    }

    public static Response buy(Actor company, String sku, int seats, String... codes) {
        return company.given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("sku", sku, "seats", seats, "codes", List.of(codes)))
                .post(MINE);
    }

    /** The id of a purchase that waits for its money. */
    public static String begun(Actor company, String sku, int seats, String... codes) {
        Response answer = buy(company, sku, seats, codes);
        answer.then().statusCode(201);
        return answer.path("id");
    }

    public String bought(Actor company, String sku, int seats, String... codes) {
        String id = begun(company, sku, seats, codes);
        steps.act(id, "pay", Map.of("method", "gopay"));
        return id;
    }

    public static String assignments(String id) {
        return MINE + "/" + id + "/assignments";
    }

    public static Response assign(Actor company, String id, String email) {
        return company.given().body(Map.of("email", email)).post(assignments(id));
    }

    /** The assignment's id. */
    public static String assigned(Actor company, String id, Actor whom) {
        Response answer = assign(company, id, whom.email());
        answer.then().statusCode(201);
        return answer.path("id");
    }

    /** What the newest mail to that address carries. */
    public static String token(String email) {
        return (String)
                SentMessages.last(email, "executive-invitation").variables().get("token");
    }

    public static Response accept(Actor whom, String token) {
        return whom.given().body(Map.of("token", token)).post(INVITATIONS + "/acceptances");
    }

    public static Response reassign(Actor company, String id, String assignment, String email, String ifMatch) {
        return company.given()
                .header("If-Match", ifMatch)
                .body(Map.of("email", email))
                .put(assignments(id) + "/" + assignment);
    }

    public static Response withdraw(Actor company, String id, String assignment) {
        return company.given().delete(assignments(id) + "/" + assignment);
    }

    public static Map<String, Integer> counts(Actor company, String id) {
        return new HashMap<>(company.given().get(MINE + "/" + id).path("seatCounts"));
    }

    public static String status(String id) {
        return sql().texts("select status from executive_transactions where id = '" + id + "'")
                .get(0);
    }

    public static List<String> history(String id) {
        return sql().texts("select to_status || ' ' || source || ' ' || cause from executive_transaction_status"
                + " where executive_transaction_id = '" + id + "' order by created_at, id");
    }

    public static List<String> seats(String id) {
        return sql().texts("select state from executive_seats where executive_transaction_id = '" + id
                + "' order by position");
    }

    public static List<String> entitlements(String id) {
        return sql().texts("select e.state from entitlements e join executive_transaction_assignments a"
                + " on a.id = e.executive_assignment_id where a.executive_transaction_id = '" + id
                + "' order by e.created_at, e.id");
    }

    public static String payment(String id) {
        return sql().texts("select id from payments where payable_id = '" + id + "'")
                .get(0);
    }
}
