package id.tm.sales.executive;

import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.percent;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.SalesSteps.voucher;
import static id.tm.sales.executive.ExecutiveSteps.MINE;
import static id.tm.sales.executive.ExecutiveSteps.begun;
import static id.tm.sales.executive.ExecutiveSteps.buy;
import static id.tm.sales.executive.ExecutiveSteps.history;
import static id.tm.sales.executive.ExecutiveSteps.seats;
import static id.tm.sales.executive.ExecutiveSteps.sold;
import static id.tm.sales.executive.ExecutiveSteps.status;
import static id.tm.sales.transaction.TransactionSteps.books;
import static id.tm.sales.transaction.TransactionSteps.checkOut;
import static id.tm.sales.transaction.TransactionSteps.vouchers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Pdfs;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A company buys seats: what they cost, who may, what comes of it. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class ExecutiveCheckoutTest {

    @Inject
    TransactionSteps steps;

    @Inject
    ExecutiveSteps seatSteps;

    private final Actor keeper = keeper();
    private Actor company;

    @BeforeEach
    void arrive() {
        steps.alone();
        company = Actors.partner(wishes -> wishes.name("PT Kursi"));
    }

    @Test
    void seatsArePricedByThePieceAndFreeWhenPaid() {
        String sku = sold(keeper, 300_000);
        String code = voucher(keeper, rule -> rule.put("reduction", Map.of("kind", "FIXED_PRICE", "amount", 250_001)))
                .path("code");
        Response answer = buy(company, sku, 3, code);
        answer.then()
                .statusCode(201)
                .header("Location", matchesPattern(".*" + MINE + "/" + answer.path("id")))
                .body("number", matchesPattern("EX-\\d{8}-\\d{6}"))
                .body("status", equalTo("PENDING"))
                .body("seats", equalTo(3))
                .body("seatPrice", equalTo(300_000))
                .body("subtotal", equalTo(900_000))
                .body("transactionDiscounts", equalTo(149_997))
                .body("seatCounts.free", equalTo(0))
                .body("payment.checkoutUrl", notNullValue());
        String id = answer.path("id");
        int total = answer.path("total");
        assertThat(vouchers(id)).containsExactly("RESERVED");
        assertThat(seats(id)).isEmpty();
        ExecutiveSteps.assign(company, id, "early@example.com")
                .then()
                .statusCode(409)
                .body("currentState", equalTo("PENDING"));

        steps.act(id, "pay", Map.of("copies", 3));

        company.given()
                .get(MINE + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("payment.state", equalTo("PAID"))
                .body("seatCounts.free", equalTo(3));
        company.given()
                .get(MINE + "/" + id + "/explanation")
                .then()
                .body("total", equalTo(total))
                .body("lines[0].quantity", equalTo(3))
                .body("appliedRules.step", hasItem("VOUCHER"));
        assertThat(seats(id)).containsExactly("FREE", "FREE", "FREE");
        assertThat(sql().texts("select revenue from executive_seats where executive_transaction_id = '" + id + "'"))
                .containsExactly("300000", "300000", "300000");
        assertThat(vouchers(id)).containsExactly("REDEEMED");
        assertThat(history(id)).containsExactly("PENDING BUYER CHECKOUT", "PAID PROVIDER PAID");
        assertThat(books(id)).contains("SALES_REVENUE 900000", "VOUCHER_EXPENSE -149997");
        assertThat(SentMessages.last(company.email(), "transaction-paid").variables())
                .containsEntry("total", (long) total);
    }

    @Test
    void whatSeatsCostIsToldBefore() {
        String sku = sold(keeper, 300_000);
        company.given()
                .body(Map.of("items", List.of(Map.of("sku", sku)), "seats", 25))
                .post(SalesSteps.QUOTES)
                .then()
                .statusCode(200)
                .body("subtotal", equalTo(7_500_000))
                .body("lines[0].quantity", equalTo(25));
        company.given()
                .body(Map.of("items", List.of(Map.of("sku", SalesSteps.sold(keeper, 400_000))), "seats", 2))
                .post(SalesSteps.QUOTES)
                .then()
                .statusCode(422)
                .body("code", equalTo("not-sold-by-seat"));
    }

    @Test
    void whatDoesNotDivideIsDividedAllTheSame() {
        String sku = sold(keeper, 100_000);
        keeper.given()
                .body(Map.of(
                        "code",
                        "D-" + SalesSteps.fresh(),
                        "name",
                        "Diskon kursi",
                        "reduction",
                        SalesSteps.nominal(100),
                        "appliesTo",
                        "ITEM",
                        "products",
                        List.of(sku)))
                .post(SalesSteps.DISCOUNTS)
                .then()
                .statusCode(201);
        String id = seatSteps.bought(company, sku, 3);
        assertThat(sql().texts("select revenue from executive_seats where executive_transaction_id = '" + id
                        + "' order by position"))
                .containsExactly("99967", "99967", "99966");
        assertThat(books(id)).contains("SALES_REVENUE 299900");
    }

    @Test
    void whatCostsNothingIsPaidAtOnce() {
        String code =
                voucher(keeper, rule -> rule.put("reduction", percent(100))).path("code");
        Response answer = buy(company, sold(keeper, 300_000), 2, code);
        answer.then()
                .statusCode(201)
                .body("status", equalTo("PAID"))
                .body("channel", equalTo("FREE"))
                .body("seatCounts.free", equalTo(2));
        assertThat(books(answer.path("id"))).containsExactly("SALES_REVENUE 600000", "VOUCHER_EXPENSE -600000");
    }

    @Test
    void aThousandSeatsAreAThousand() {
        String id = begun(company, sold(keeper, 0), 1_000);
        assertThat(ExecutiveSteps.counts(company, id)).containsEntry("free", 1_000);
    }

    @Test
    void onlyCompaniesBuyAndOnlyWhatIsSoldBySeat() {
        String sku = sold(keeper, 300_000);
        for (Actor other : List.of(Actors.member(), Actors.practitioner())) {
            buy(other, sku, 1).then().statusCode(403).body("code", equalTo("company-required"));
            other.given().get(MINE).then().statusCode(403).body("code", equalTo("company-required"));
        }
        checkOut(company, List.of(sku), List.of()).then().statusCode(422).body("code", equalTo("sold-to-companies"));
        String test = SalesSteps.sold(keeper, 400_000);
        buy(company, test, 1).then().statusCode(422).body("code", equalTo("not-sold-by-seat"));
        buy(company, sku, 1_001).then().statusCode(422).body("code", equalTo("too-many-seats"));
        buy(company, "ASM-NONE", 1).then().statusCode(422).body("code", equalTo("product-not-on-sale"));
        buy(company, sku, 1, "NO-SUCH").then().statusCode(422).body("code", equalTo("voucher-refused"));
        company.given().body(Map.of("sku", sku, "seats", 1)).post(MINE).then().statusCode(400);
        assertThat(sql().number("select count(*) from executive_transactions where partner_id = '" + company.partnerId()
                        + "'"))
                .isZero();
    }

    @Test
    void aCompanyHasOneOpenPurchaseOfAProduct() {
        String sku = sold(keeper, 300_000);
        String first = begun(company, sku, 2);
        assertThat(begun(Actors.partnerOperator(company), sku, 5)).isEqualTo(first);
        assertThat(begun(company, sold(keeper, 300_000), 2)).isNotEqualTo(first);
        assertThat(begun(Actors.partner(), sku, 2)).isNotEqualTo(first);
        Actor many = Actors.partner();
        Race race = Race.run(50, () -> buy(many, sku, 2));
        assertThat(race.statuses().keySet()).isSubsetOf(201, 202);
        Set<String> ids = new HashSet<>();
        race.responses().forEach(response -> ids.add(response.path("id")));
        assertThat(ids).hasSize(1);
        Actor operator = Actors.partnerOperator(company);
        operator.given().get(MINE + "?sku=" + sku).then().body("items.id", contains(first));
        operator.given().get(MINE + "/" + first).then().statusCode(200);
        Actors.partnerOperator(Actors.partner())
                .given()
                .get(MINE + "/" + first)
                .then()
                .statusCode(404);
        Actors.member().given().get(MINE + "/" + first).then().statusCode(404);
    }

    @Test
    void theInvoiceIsTheCompanys() {
        String sku = sold(keeper, 300_000);
        String id = seatSteps.bought(company, sku, 3);
        Response pdf = company.given().accept("*/*").get(MINE + "/" + id + "/invoice.pdf?lang=id");
        pdf.then().statusCode(200);
        assertThat(String.join("\n", Pdfs.pages(pdf.asByteArray())))
                .contains("EX-", "PT Kursi", "3 ×", sku, "Rp 300.000", "Rp 900.000", "Lunas");
        Actors.partner()
                .given()
                .accept("*/*")
                .get(MINE + "/" + id + "/invoice.pdf")
                .then()
                .statusCode(404);
    }

    @Test
    void theDatabaseHoldsTheLaw() {
        String id = seatSteps.bought(company, sold(keeper, 300_000), 2);
        String of = " where id = '" + id + "'";
        refused("update executive_transactions set total = total + 1" + of, "ck_executive_transactions_law");
        refused("update executive_transactions set seats = 3" + of, "ck_executive_transactions_subtotal");
        refused("update executive_seats set revenue = 1 where executive_transaction_id = '" + id + "'", "are not what");
        refused("delete from executive_seats where executive_transaction_id = '" + id + "'", "are not what");
        refused(
                "update executive_transaction_status set cause = 'X' where executive_transaction_id = '" + id + "'",
                "append");
        assertThat(status(id)).isEqualTo("PAID");
    }

    private static void refused(String sql, String by) {
        assertThatThrownBy(() -> sql().execute(sql)).rootCause().hasMessageContaining(by);
    }
}
