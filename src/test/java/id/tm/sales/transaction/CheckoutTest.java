package id.tm.sales.transaction;

import static id.tm.sales.SalesSteps.id;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.nominal;
import static id.tm.sales.SalesSteps.percent;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.voucher;
import static id.tm.sales.transaction.TransactionSteps.ENTITLEMENTS;
import static id.tm.sales.transaction.TransactionSteps.MINE;
import static id.tm.sales.transaction.TransactionSteps.begun;
import static id.tm.sales.transaction.TransactionSteps.books;
import static id.tm.sales.transaction.TransactionSteps.checkOut;
import static id.tm.sales.transaction.TransactionSteps.entitlements;
import static id.tm.sales.transaction.TransactionSteps.history;
import static id.tm.sales.transaction.TransactionSteps.sql;
import static id.tm.sales.transaction.TransactionSteps.status;
import static id.tm.sales.transaction.TransactionSteps.vouchers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.sales.SalesSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the checkout to what was bought. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class CheckoutTest {

    @Inject
    TransactionSteps steps;

    private final Actor admin = keeper();
    private Actor buyer;

    @BeforeEach
    void arrive() {
        steps.alone();
        buyer = Actors.member();
    }

    @Test
    void whatIsPaidCanBeUsed() {
        String sku = sold(admin, 400_000);
        Response voucher = voucher(admin, rule -> rule.put("reduction", nominal(50_000)));
        Response answer = checkOut(buyer, List.of(sku), List.of(voucher.<String>path("code")));
        answer.then()
                .statusCode(201)
                .header("Location", matchesPattern(".*" + MINE + "/" + answer.path("id")))
                .body("number", matchesPattern("TM-\\d{8}-\\d{6}"))
                .body("status", equalTo("PENDING"))
                .body("subtotal", equalTo(400_000))
                .body("transactionDiscounts", equalTo(50_000))
                .body("items.net", contains(350_000))
                .body("payment.state", equalTo("PENDING"))
                .body("payment.checkoutUrl", notNullValue());
        String id = answer.path("id");
        int total = answer.path("total");
        assertThat(vouchers(id)).containsExactly("RESERVED");
        assertThat(entitlements(id)).isEmpty();

        steps.act(id, "pay", Map.of("copies", 3));

        buyer.given()
                .get(MINE + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("paidAt", notNullValue())
                .body("payment.state", equalTo("PAID"));
        buyer.given()
                .get(ENTITLEMENTS)
                .then()
                .body("items", hasSize(1))
                .body("items[0].sku", equalTo(sku))
                .body("items[0].state", equalTo("ACTIVE"))
                .body("items[0].usable", equalTo(true))
                .body("items[0].instrument", equalTo("st-30"));
        buyer.given().get(MINE + "?status=PAID").then().body("items.id", contains(id));
        buyer.given()
                .get(MINE + "/" + id + "/explanation")
                .then()
                .body("total", equalTo(total))
                .body("appliedRules.step", hasItem("VOUCHER"));
        assertThat(vouchers(id)).containsExactly("REDEEMED");
        assertThat(history(id)).containsExactly("PENDING BUYER CHECKOUT", "PAID PROVIDER PAID");
        assertThat(books(id)).contains("SALES_REVENUE 400000", "VOUCHER_EXPENSE -50000");
        assertThat(SentMessages.last(buyer.email(), "transaction-paid").variables())
                .containsEntry("total", (long) total);
        assertThat(SentMessages.to(buyer.email()).stream()
                        .filter(message -> message.templateKey().equals("transaction-paid")))
                .hasSize(1);
        assertThat(sql().number("select count(*) from first_purchases where transaction_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void aBundleGrantsEachOfItsParts() {
        String test = sold(admin, 400_000);
        String talk = sold(admin, product -> {
            product.put("sku", "SVC-" + SalesSteps.fresh());
            product.put("kind", "CONSULTATION");
            product.put("price", 200_000);
            product.remove("instrument");
            product.put("service", "consultation");
            product.put("needsDocument", true);
        });
        Response bundle = admin.given()
                .body(SalesSteps.bundle(500_000, test, 400_000, talk, 200_000))
                .post(SalesSteps.PRODUCTS);
        bundle.then().statusCode(201);
        String id = steps.bought(buyer, bundle.path("sku"));

        assertThat(entitlements(id)).containsExactly("ACTIVE", "LOCKED");
        assertThat(sql().texts("select revenue from entitlements where transaction_id = '" + id + "' order by part"))
                .containsExactly("333333", "166667");
    }

    @Test
    void whatCostsNothingIsPaidAtOnce() {
        String sku = sold(admin, 400_000);
        String code =
                voucher(admin, rule -> rule.put("reduction", percent(100))).path("code");
        Response answer = checkOut(buyer, List.of(sku), List.of(code));
        answer.then()
                .statusCode(201)
                .body("status", equalTo("PAID"))
                .body("channel", equalTo("FREE"))
                .body("total", equalTo(0))
                .body("payment", nullValue());
        String id = answer.path("id");
        assertThat(entitlements(id)).containsExactly("ACTIVE");
        assertThat(vouchers(id)).containsExactly("REDEEMED");
        assertThat(books(id)).containsExactly("SALES_REVENUE 400000", "VOUCHER_EXPENSE -400000");
        assertThat(sql().number("select count(*) from payments where payable_id = '" + id + "'"))
                .isZero();
        String gift = sold(admin, 0);
        checkOut(buyer, List.of(gift), List.of()).then().statusCode(201).body("status", equalTo("PAID"));
    }

    @Test
    void aVoucherThatCannotBeUsedStopsThePurchase() {
        String sku = sold(admin, 400_000);
        checkOut(buyer, List.of(sku), List.of("NO-SUCH"))
                .then()
                .statusCode(422)
                .body("code", equalTo("voucher-refused"))
                .body("reason", equalTo("NOT_FOUND"));
        assertThat(purchasesOf(buyer)).isZero();
    }

    @Test
    void theSecondCheckoutIsTheFirst() {
        String sku = sold(admin, 400_000);
        String other = sold(admin, 100_000);
        String first = begun(buyer, sku);
        assertThat(begun(buyer, sku)).isEqualTo(first);
        Response both = checkOut(buyer, List.of(sku, other), List.of());
        assertThat(both.<String>path("id")).isNotEqualTo(first);
        assertThat(checkOut(buyer, List.of(other, sku), List.of()).<String>path("id"))
                .isEqualTo(both.path("id"));
        assertThat(begun(Actors.member(), sku)).isNotEqualTo(first);

        steps.act(first, "pay", Map.of());
        assertThat(begun(buyer, sku)).isNotEqualTo(first);
    }

    @Test
    void fiftyCheckoutsAtOnceAreOnePurchase() {
        String sku = sold(admin, 400_000);
        Race race = Race.run(50, () -> checkOut(buyer, List.of(sku), List.of()));

        assertThat(race.statuses().keySet()).isSubsetOf(201, 202);
        Set<String> ids = new HashSet<>();
        race.responses().forEach(response -> ids.add(response.path("id")));
        assertThat(ids).hasSize(1);
        assertThat(purchasesOf(buyer)).isEqualTo(1);
    }

    @Test
    void oneVoucherLeftFiftyBuyersOneGetsIt() {
        String sku = sold(admin, 400_000);
        Response voucher = voucher(admin, rule -> rule.put("quota", 1));
        String code = voucher.path("code");
        List<Actor> buyers = new ArrayList<>();
        for (int i = 0; i < 50; i++) buyers.add(Actors.member());
        Race race = Race.run(50, (Integer i) -> checkOut(buyers.get(i), List.of(sku), List.of(code)));

        assertThat(race.with(201)).hasSize(1);
        assertThat(race.with(409)).hasSize(49).allSatisfy(lost -> assertThat(lost.<String>path("code"))
                .isEqualTo("voucher-exhausted"));
        assertThat(sql().texts("select reserved || ' ' || redeemed from vouchers where id = '" + id(voucher) + "'"))
                .containsExactly("1 0");
        assertThat(sql().number("select count(*) from transaction_item where sku = '" + sku + "'"))
                .isEqualTo(1);
    }

    @Test
    void numbersAreUniqueWhoeverBuysAtOnce() {
        String sku = sold(admin, 400_000);
        List<Actor> buyers = new ArrayList<>();
        for (int i = 0; i < 30; i++) buyers.add(Actors.member());
        Race race = Race.run(30, (Integer i) -> checkOut(buyers.get(i), List.of(sku), List.of()));
        assertThat(race.statuses().keySet()).isSubsetOf(201, 202);
        Set<String> numbers = new HashSet<>();
        race.responses().forEach(response -> numbers.add(response.path("number")));
        assertThat(numbers).hasSize(30);
    }

    @Test
    void theDatabaseHoldsTheLaw() {
        String id = begun(buyer, sold(admin, 400_000));
        String of = " where id = '" + id + "'";
        refused("update transaction set total = total + 1" + of, "ck_transaction_law");
        refused("update transaction set subtotal = subtotal + 1, total = total + 1" + of, "do not add up");
        refused("update transaction set channel = 'FREE'" + of, "ck_transaction_free");
        refused(
                "insert into transaction_discounts (id, created_at, transaction_id, position, step, rule_id, code, amount)"
                        + " values ('" + UUID.randomUUID() + "', now(), '" + id + "', 0, 'VOUCHER', '"
                        + UUID.randomUUID() + "', 'X', 1)",
                "do not add up");
        refused("delete from transaction_item where transaction_id = '" + id + "'", "append");
        refused("update transaction_status set cause = 'X' where transaction_id = '" + id + "'", "append");
        assertThat(status(id)).isEqualTo("PENDING");
    }

    private static void refused(String sql, String by) {
        assertThatThrownBy(() -> sql().execute(sql)).rootCause().hasMessageContaining(by);
    }

    private static long purchasesOf(Actor buyer) {
        return sql().number("select count(*) from transaction where user_id = '" + buyer.id() + "'");
    }
}
