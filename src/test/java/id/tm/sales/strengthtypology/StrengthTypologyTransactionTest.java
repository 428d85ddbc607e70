package id.tm.sales.strengthtypology;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.sales.SalesSteps.bundle;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.transaction.TransactionSteps.begun;
import static id.tm.sales.transaction.TransactionSteps.checkOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.job.JobRunner;
import id.tm.sales.Entitlements;
import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** ST-30 purchases: written beside every purchase that holds one, never apart from it. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class StrengthTypologyTransactionTest {

    private static final String MINE = "/api/v1/me/strength-typology-transactions";
    private static final String ADMIN = "/api/v1/admin/strength-typology-transactions";

    @Inject
    TransactionSteps steps;

    @Inject
    Entitlements entitlements;

    @Inject
    JobRunner jobs;

    private final Actor keeper = keeper();
    private Actor buyer;

    @BeforeEach
    void arrive() {
        steps.alone();
        buyer = Actors.member();
    }

    /** No other test buys what this class has put first in the list. */
    @AfterEach
    void leave() {
        sql().execute("update products set active = false where position = 0");
    }

    @Test
    void oneTestWithAVoucherIsWrittenAndFollowedToItsEnd() {
        String sku = sold(keeper, 400_000);
        String code = SalesSteps.voucher(keeper, rule -> {}).path("code");
        String id = begun(buyer, sku, code);
        buyer.given()
                .get(MINE)
                .then()
                .statusCode(200)
                .body("items.transactionId", contains(id))
                .body("items[0].status", equalTo("PENDING"))
                .body("items[0].source", equalTo("CHECKOUT"))
                .body("items[0].tests", equalTo(1))
                .body("items[0].gross", equalTo(400_000))
                .body("items[0].discounts", equalTo(10_000))
                .body("items[0].net", equalTo(390_000))
                .body("items[0].items.sku", contains(sku))
                .body("items[0].items[0].progress", nullValue());
        steps.act(id, "pay", Map.of("method", "gopay"));
        assertProgress(id, "PAID", "NOT_STARTED");

        UUID entitlement =
                UUID.fromString(sql().texts("select id from entitlements where transaction_id = '" + id + "'")
                        .get(0));
        QuarkusTransaction.requiringNew().run(() -> entitlements.start(entitlement));
        assertProgress(id, "PAID", "STARTED");
        QuarkusTransaction.requiringNew().run(() -> entitlements.complete(entitlement));
        assertProgress(id, "PAID", "USED");
    }

    @Test
    void whatWentBackIsVoid() {
        String id = steps.bought(buyer, sold(keeper, 400_000));
        steps.act(
                id, "refund", Map.of("amount", sql().number("select total from transaction where id = '" + id + "'")));
        assertProgress(id, "REFUNDED", "VOID");
    }

    @Test
    void ofABundleItIsTheShareOfTheTestAndOfTwoLinesBoth() {
        String test = sold(keeper, 400_000);
        String talk = sold(keeper, product -> {
            product.put("sku", "SVC-" + SalesSteps.fresh());
            product.put("kind", "CONSULTATION");
            product.put("price", 200_000);
            product.remove("instrument");
            product.put("service", "consultation");
        });
        String pack = sold(keeper, product -> {
            Map<String, Object> wanted = bundle(500_000, talk, 200_000, test, 400_000);
            product.clear();
            product.putAll(wanted);
        });
        begun(buyer, pack);
        mine().body("items[0].gross", equalTo(333_333))
                .body("items[0].net", equalTo(333_333))
                .body("items[0].items.sku", contains(test));

        Actor other = Actors.member();
        String code = SalesSteps.voucher(keeper, rule -> rule.put("reduction", SalesSteps.nominal(90_000)))
                .path("code");
        String id = checkOut(other, List.of(talk, pack, test), List.of(code)).path("id");
        Response view = other.given().get(MINE);
        view.then()
                .body("items[0].transactionId", equalTo(id))
                .body("items[0].tests", equalTo(2))
                .body("items[0].items.sku", contains(test, test));
        int gross = view.path("items[0].gross");
        int discounts = view.path("items[0].discounts");
        assertThat(gross).isEqualTo(733_333);
        // 500,000 and 400,000 of 1,100,000 carry the voucher of 90,000; of the bundle's part two thirds
        assertThat(discounts).isEqualTo(27_273 + 32_727);
        assertThat(view.<Integer>path("items[0].net")).isEqualTo(gross - discounts);
    }

    @Test
    void whatIsGivenAwayWasWorthItsPrice() {
        begunFree();
        mine().body("items[0].status", equalTo("PAID"))
                .body("items[0].gross", equalTo(0))
                .body("items[0].items[0].progress", equalTo("NOT_STARTED"))
                .body("items[0].items[0].entitlementId", notNullValue());
    }

    @Test
    void purchasesWithoutATestAreNone() {
        begun(buyer, sold(keeper, product -> product.put("instrument", "tma")));
        mine().body("items", empty());
    }

    @Test
    void theTestOnSaleIsBoughtWithoutNamingIt() {
        first(product -> product.put("active", false));
        String sku = first(product -> {});
        first(product -> product.put("instrument", "tma"));
        Response answer = buy(buyer, Map.of("codes", List.of()));
        answer.then()
                .statusCode(201)
                .body("items.sku", contains(sku))
                .body("payment.checkoutUrl", notNullValue())
                .header("Location", org.hamcrest.Matchers.endsWith("/me/transactions/" + answer.path("id")));
        mine().body("items.transactionId", contains(answer.<String>path("id")));
        // the same machine: the open purchase is the answer
        assertThat(buy(buyer, Map.of()).<String>path("id")).isEqualTo(answer.<String>path("id"));
        mine().body("items", hasSize(1));
        buy(buyer, Map.of("codes", List.of("NONE")))
                .then()
                .statusCode(201)
                .body("id", equalTo(answer.<String>path("id")));
        buy(Actors.member(), Map.of("codes", List.of("NONE-" + SalesSteps.fresh())))
                .then()
                .statusCode(422)
                .body("code", equalTo("voucher-refused"));
    }

    @Test
    void oneBuyerManyAtOnceIsOnePurchase() {
        first(product -> {});
        Race race = Race.run(20, () -> buy(buyer, Map.of()));
        assertThat(race.statuses().keySet()).isSubsetOf(201, 202);
        assertThat(sql().number("select count(*) from strength_typology_transactions where user_id = '" + buyer.id()
                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongBuysNothing() {
        first(product -> {});
        buyer.given()
                .body(Map.of())
                .post(MINE)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
        for (Object body : List.of(
                "",
                "null",
                "[]",
                "{",
                "{\"sku\":\"ASM-X\"}",
                Map.of("codes", "x"),
                Map.of("channel", "\u0000"),
                Map.of("channel", "x".repeat(50_000)),
                Map.of("codes", List.of("")),
                Map.of("channel", 1))) {
            assertThat(buy(buyer, body).statusCode()).as("%s", body).isEqualTo(400);
        }
        mine().body("items", empty());
        assertThat(sql().number("select count(*) from transaction where user_id = '" + buyer.id() + "'"))
                .isZero();
    }

    @Test
    void nobodySeesThoseOfOthers() {
        begun(buyer, sold(keeper, 400_000));
        String id = mine().extract().path("items[0].id");
        Actor other = Actors.member();
        other.given().get(MINE).then().body("items", empty());
        other.given().get(MINE + "/" + id).then().statusCode(404).body("code", equalTo("transaction-not-found"));
        buyer.given().get(MINE + "/" + id).then().statusCode(200).body("id", equalTo(id));
        buyer.given().get(MINE + "/x").then().statusCode(404);
        anonymous().get(MINE).then().statusCode(401);
        anonymous().body(Map.of()).post(MINE).then().statusCode(401);
        keeper.given().get(MINE).then().statusCode(403);
        for (String path : List.of(ADMIN, ADMIN + "/" + id)) {
            anonymous().get(path).then().statusCode(401);
            buyer.given().get(path).then().statusCode(403);
            Actors.admin("products:read").given().get(path).then().statusCode(403);
            keeper.given().get(path).then().statusCode(200);
        }
        keeper.given().get(ADMIN + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void theBackOfficeFindsThem() {
        String paid = steps.bought(buyer, sold(keeper, 400_000));
        String open = begun(buyer, sold(keeper, 500_000));
        String number = sql().texts("select number from transaction where id = '" + open + "'")
                .get(0);
        String of = "?userId=" + buyer.id();
        found(of, open, paid);
        found(of + "&sort=boughtAt", paid, open);
        found(of + "&status=PAID", paid);
        found("?number=" + number, open);
        found("?transactionId=" + paid, paid);
        found(of + "&progress=NOT_STARTED", paid);
        found(of + "&progress=USED");
        found(of + "&source=CHECKOUT", open, paid);
        found(of + "&source=IMPORT");
        found(of + "&boughtFrom=2000-01-01T00:00:00Z&boughtUntil=2999-01-01T00:00:00Z", open, paid);
        found(of + "&boughtUntil=2000-01-01T00:00:00Z");
        for (String wrong : List.of("status=X", "progress=X", "userId=x", "boughtFrom=x", "sku=x", "sort=net")) {
            keeper.given().get(ADMIN + "?" + wrong).then().statusCode(400);
        }
        String cursor = keeper.given().get(ADMIN + of + "&limit=1").path("nextCursor");
        found(of + "&limit=1&cursor=" + cursor, paid);
    }

    @Test
    void theyAreWrittenIntoAFile() {
        String sku = sold(keeper, 400_000);
        steps.bought(buyer, sku);
        Actor admin = Actors.admin("transactions:read");
        Response export = admin.given().body(Map.of("source", "CHECKOUT")).post(ADMIN + "/export");
        export.then().statusCode(202);
        jobs.runOnce("tasks");
        String job = export.header("Location");
        assertThat(admin.given().accept("text/csv").get(job + "/file").asString())
                .startsWith("number,status,source,user_id,sku")
                .containsPattern("\"PAID\",\"CHECKOUT\",\"" + buyer.id() + "\",\"" + sku
                        + "\",\"400000\",\"0\",\"400000\",\"NOT_STARTED\"")
                .doesNotContain("IMPORT");
        admin.given().get(job).then().statusCode(200).body("hasResult", equalTo(true));
        Actors.admin("transactions:read").given().get(job).then().statusCode(404);
        Actors.admin("products:read").given().get(job).then().statusCode(403);
        Actors.admin("products:read")
                .given()
                .body(Map.of())
                .post(ADMIN + "/export")
                .then()
                .statusCode(403);
        buyer.given()
                .accept("text/csv, application/problem+json")
                .get(job + "/file")
                .then()
                .statusCode(403);
        anonymous().get(job).then().statusCode(401);
        admin.given().body(Map.of("source", "X")).post(ADMIN + "/export").then().statusCode(400);
    }

    @Test
    void theDatabaseKnowsTheLaw() throws SQLException {
        begun(buyer, sold(keeper, 400_000));
        String id = mine().extract().path("items[0].id");
        String item = "select transaction_item_id from strength_typology_transaction_items"
                + " where strength_typology_transaction_id = '" + id + "'";
        assertThatThrownBy(() ->
                        sql().execute("update strength_typology_transactions set net = 1 where id = '" + id + "'"))
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> sql().execute("delete from strength_typology_transaction_items"
                        + " where strength_typology_transaction_id = '" + id + "'"))
                .hasStackTraceContaining("append-only");
        // another test that the header knows nothing of
        String another = "insert into strength_typology_transaction_items select gen_random_uuid(), now(),"
                + " strength_typology_transaction_id, transaction_item_id, 1, line, sku, name, name_en, price, discount,"
                + " net from strength_typology_transaction_items where strength_typology_transaction_id = '" + id + "'";
        assertThatThrownBy(() -> sql().execute(another)).hasStackTraceContaining("do not add up to what it states");
        assertThatThrownBy(() -> sql().execute(another.replace(" 1, line", " part, line")))
                .hasStackTraceContaining("uq_strength_typology_transaction_items_item_part");
        // a purchase that states what its tests do not come to
        Actor other = Actors.member();
        String without = begun(other, sold(keeper, product -> product.put("instrument", "tma")));
        String header = "insert into strength_typology_transactions values (gen_random_uuid(), now(), '" + without
                + "', '" + other.id() + "', 'CHECKOUT', now(), 1, 100, 10, 90)";
        assertThatThrownBy(() -> sql().execute(header)).hasStackTraceContaining("do not add up to what it states");
        assertThatThrownBy(() -> sql().execute(header.replace("10, 90", "10, 91")))
                .hasStackTraceContaining("ck_strength_typology_transactions_law");
        // the test of another purchase
        String foreign = UUID.randomUUID().toString();
        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(header.replace("gen_random_uuid()", "'" + foreign + "'"));
            statement.execute("insert into strength_typology_transaction_items values (gen_random_uuid(), now(), '"
                    + foreign + "', (" + item + "), 7, 0, 'X', 'X', null, 100, 10, 90)");
            assertThatThrownBy(connection::commit).hasStackTraceContaining("do not add up to what it states");
        }
    }

    private void begunFree() {
        checkOut(buyer, List.of(sold(keeper, 0)), List.of()).then().statusCode(201);
    }

    /** The SKU of a product that is first in the list. */
    private String first(java.util.function.Consumer<Map<String, Object>> wishes) {
        return sold(keeper, product -> {
            product.put("position", 0);
            wishes.accept(product);
        });
    }

    private static Response buy(Actor who, Object body) {
        return who.given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(MINE);
    }

    private io.restassured.response.ValidatableResponse mine() {
        return buyer.given().get(MINE).then().statusCode(200);
    }

    private void found(String query, String... transactions) {
        keeper.given()
                .get(ADMIN + query)
                .then()
                .statusCode(200)
                .body("items.transactionId", transactions.length == 0 ? empty() : contains(transactions));
    }

    private void assertProgress(String id, String status, String progress) {
        buyer.given()
                .get(MINE + "?transactionId=" + id + "&progress=" + progress)
                .then()
                .statusCode(200)
                .body("items.status", contains(status))
                .body("items[0].items.progress", contains(progress));
    }
}
