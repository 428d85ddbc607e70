package id.tm.sales.transaction;

import static id.tm.sales.SalesSteps.PRODUCTS;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.made;
import static id.tm.sales.SalesSteps.product;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.voucher;
import static id.tm.sales.transaction.TransactionSteps.MINE;
import static id.tm.sales.transaction.TransactionSteps.begun;
import static id.tm.sales.transaction.TransactionSteps.books;
import static id.tm.sales.transaction.TransactionSteps.checkOut;
import static id.tm.sales.transaction.TransactionSteps.entitlements;
import static id.tm.sales.transaction.TransactionSteps.history;
import static id.tm.sales.transaction.TransactionSteps.sql;
import static id.tm.sales.transaction.TransactionSteps.status;
import static id.tm.sales.transaction.TransactionSteps.tell;
import static id.tm.sales.transaction.TransactionSteps.vouchers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of purchases on bad days: expired, late, cancelled, taken back, changed meanwhile. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class TransactionLifeTest {

    @Inject
    TransactionSteps steps;

    @Inject
    SystemClock clock;

    private final Actor admin = keeper();
    private Actor buyer;

    @BeforeEach
    void arrive() {
        steps.alone();
        buyer = Actors.member();
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void whatNobodyPaysExpiresAndGivesItsVoucherBack() {
        String sku = sold(admin, 400_000);
        String code = voucher(admin, rule -> rule.put("quota", 1)).path("code");
        String id = begun(buyer, sku, code);
        clock.move(Duration.ofHours(25));
        steps.look();
        assertThat(status(id)).isEqualTo("EXPIRED");
        assertThat(vouchers(id)).containsExactly("RELEASED");
        assertThat(entitlements(id)).isEmpty();
        begun(Actors.member(), sku, code);
    }

    @Test
    void lateMoneyIsHonouredWhileThatIsPossible() {
        String sku = sold(admin, 400_000);
        String code = voucher(admin, rule -> rule.put("quota", 1)).path("code");
        String id = begun(buyer, sku, code);
        steps.act(id, "expire", Map.of());
        assertThat(status(id)).isEqualTo("EXPIRED");
        steps.act(id, "pay", Map.of("method", "gopay"));
        assertThat(history(id))
                .containsExactly("PENDING BUYER CHECKOUT", "EXPIRED PROVIDER EXPIRED", "PAID PROVIDER PAID_LATE");
        assertThat(entitlements(id)).containsExactly("ACTIVE");
        assertThat(vouchers(id)).containsExactly("REDEEMED");
    }

    @Test
    void lateMoneyGoesBackWhenTheVoucherIsGone() {
        String sku = sold(admin, 400_000);
        String code = voucher(admin, rule -> rule.put("quota", 1)).path("code");
        String id = begun(buyer, sku, code);
        steps.act(id, "expire", Map.of());
        begun(Actors.member(), sku, code);
        payLateInVain(id);
    }

    @Test
    void lateMoneyGoesBackWhenTheProductIsNotSoldAnyMore() {
        Response product = made(admin, wishes -> {});
        String id = begun(buyer, product.path("sku"));
        steps.act(id, "expire", Map.of());
        withdraw(product);
        payLateInVain(id);
    }

    @Test
    void lateMoneyGoesBackWhenTheSameWasBoughtAgain() {
        String sku = sold(admin, 400_000);
        String first = begun(buyer, sku);
        steps.act(first, "expire", Map.of());
        String second = steps.bought(buyer, sku);
        payLateInVain(first);
        assertThat(entitlements(second)).containsExactly("ACTIVE");
    }

    private void payLateInVain(String id) {
        steps.act(id, "pay", Map.of("method", "gopay"));
        steps.sendRefunds();
        assertThat(status(id)).isEqualTo("EXPIRED");
        assertThat(entitlements(id)).isEmpty();
        assertThat(books(id)).isEmpty();
        buyer.given().get(MINE + "/" + id).then().body("payment.state", equalTo("REFUNDED"));
    }

    @Test
    void whatChangesAfterTheCheckoutDoesNotChangeThePurchase() {
        Response product = made(admin, wishes -> {});
        String sku = product.path("sku");
        String id = begun(buyer, sku);
        int total = buyer.given().get(MINE + "/" + id).path("total");
        withdraw(product);
        sql().execute("update products set price = 900000 where sku = '" + sku + "'");
        steps.act(id, "pay", Map.of());
        buyer.given()
                .get(MINE + "/" + id)
                .then()
                .body("status", equalTo("PAID"))
                .body("total", equalTo(total));
        assertThat(entitlements(id)).containsExactly("ACTIVE");
        assertThat(checkOut(Actors.member(), List.of(sku), List.of()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aBuyerCancelsAndWhatIsPaidMeanwhileIsPaid() {
        String sku = sold(admin, 400_000);
        String given = begun(buyer, sku);
        buyer.given()
                .post(MINE + "/" + given + "/cancellation")
                .then()
                .statusCode(202)
                .body("cancelRequested", equalTo(true));
        String next = begun(buyer, sku);
        assertThat(next).isNotEqualTo(given);
        steps.look();
        assertThat(status(given)).isEqualTo("CANCELLED");

        tell(next, "pay", Map.of("copies", 0));
        buyer.given().post(MINE + "/" + next + "/cancellation").then().statusCode(202);
        steps.look();
        assertThat(status(next)).isEqualTo("PAID");
        assertThat(entitlements(next)).containsExactly("ACTIVE");
        for (String id : List.of(given, next)) {
            buyer.given()
                    .post(MINE + "/" + id + "/cancellation")
                    .then()
                    .statusCode(409)
                    .body("currentState", equalTo(status(id)));
        }
    }

    @Test
    void whatTheBankTakesBackCannotBeUsed() {
        String sku = sold(admin, 400_000);
        String code = voucher(admin, rule -> rule.put("restoreOnRefund", true)).path("code");
        String id = steps.bought(buyer, sku, code);
        steps.act(id, "deny", Map.of());
        assertThat(status(id)).isEqualTo("REVERSED");
        assertThat(entitlements(id)).containsExactly("VOID");
        assertThat(vouchers(id)).containsExactly("RESTORED");
        assertThat(books(id)).isEmpty();
    }

    @Test
    void whatIsRefundedAtTheProviderIsVoid() {
        String id = steps.bought(buyer, sold(admin, 400_000));
        steps.act(id, "refund", Map.of("amount", 100_000));
        assertThat(status(id)).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(entitlements(id)).containsExactly("ACTIVE");
        steps.act(id, "refund", Map.of());
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(entitlements(id)).containsExactly("VOID");
    }

    /** T2: each order of what a provider may tell, each message also twice. */
    @Test
    void everyOrderOfMessagesGrantsOnce() {
        String sku = sold(admin, 400_000);
        List<List<String>> orders = new ArrayList<>();
        permute(new ArrayList<>(List.of("pay", "expire", "refund")), 0, orders);
        for (List<String> order : orders) {
            Actor other = Actors.member();
            String code = voucher(admin, rule -> rule.put("quota", 1)).path("code");
            String id = begun(other, sku, code);
            for (String act : order) {
                // the simulator refuses what cannot happen at a provider, such as a refund of nothing
                io.restassured.RestAssured.given()
                        .contentType("application/json")
                        .body(Map.of("copies", 2, "reorder", true, "method", "gopay"))
                        .post("/api/v1/simulator/payments/{reference}/{act}", TransactionSteps.reference(id), act);
            }
            steps.deliver();
            steps.deliver();
            long granted = sql().number("select count(*) from transaction_status where transaction_id = '" + id
                    + "' and to_status = 'PAID'");
            boolean paidAndKept = status(id).equals("PAID");
            assertThat(granted).as("%s", order).isLessThanOrEqualTo(1);
            assertThat(entitlements(id)).as("%s", order).hasSize((int) granted);
            if (paidAndKept) assertThat(entitlements(id)).as("%s", order).containsExactly("ACTIVE");
            else assertThat(entitlements(id)).as("%s", order).doesNotContain("ACTIVE");
            if (status(id).equals("REFUNDED"))
                assertThat(books(id)).as("%s", order).isEmpty();
        }
    }

    private static void permute(List<String> acts, int from, List<List<String>> into) {
        if (from == acts.size()) into.add(List.copyOf(acts));
        for (int i = from; i < acts.size(); i++) {
            java.util.Collections.swap(acts, from, i);
            permute(acts, from + 1, into);
            java.util.Collections.swap(acts, from, i);
        }
    }

    private void withdraw(Response product) {
        Map<String, Object> wishes = new HashMap<>(product());
        wishes.put("sku", product.path("sku"));
        wishes.put("slug", product.path("slug"));
        wishes.put("active", false);
        admin.given()
                .header("If-Match", product.header("ETag"))
                .body(wishes)
                .put(PRODUCTS + "/" + product.path("id"))
                .then()
                .statusCode(200);
    }
}
