package id.tm.partner.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.job.JobRunner;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An invoice that its partner pays online, through the simulator and its callbacks. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class InvoicePaymentTest {

    private static final String MINE = "/api/v1/partner/invoices/";
    private static final int TOTAL = 444_000;

    @Inject
    JobRunner jobs;

    private Actor partner;
    private InvoiceSteps steps;
    private String invoice;

    @BeforeEach
    void issue() {
        sql().execute("update simulator_callbacks set state = 'SENT', lease_until = null"
                + " where state in ('WAITING', 'SENDING')");
        sql().execute("update xendit_transactions set state = 'PARKED', lease_until = null"
                + " where state in ('RECEIVED', 'WORKING')");
        partner = Actors.partner();
        steps = new InvoiceSteps(partner.partnerId());
        invoice = steps.issued();
    }

    @Test
    void paidOnceHoweverOftenTheProviderSaysSo() {
        partner.given().get(MINE + invoice + "/payment").then().statusCode(404);
        String reference = begin(partner)
                .then()
                .statusCode(201)
                .body("amount", equalTo(TOTAL))
                .body("state", equalTo("PENDING"))
                .extract()
                .path("reference");
        assertThat(begin(Actors.partnerOperator(partner)).<String>path("reference"))
                .isEqualTo(reference);

        act(reference, "pay", Map.of("copies", 3));
        deliver();

        partner.given()
                .get(MINE + invoice)
                .then()
                .body("status", equalTo("PAID"))
                .body("paymentMethod", equalTo("ONLINE"))
                .body("paymentReference", equalTo(reference));
        partner.given().get(MINE + invoice + "/payment").then().body("state", equalTo("PAID"));
        steps.get(invoice).then().body("history.to", equalTo(List.of("DRAFT", "ISSUED", "PAID")));
        assertThat(sql().number("select count(*) from partner_invoice_reminders where subject_id = '" + invoice
                        + "' and state = 'PLANNED'"))
                .isZero();
        assertThat(revenue()).isEqualTo(400_000);
        begin(partner).then().statusCode(409).body("currentState", equalTo("PAID"));
    }

    @Test
    void paidByHandMeanwhileTheOnlineMoneyGoesBack() {
        String reference = begin(partner).path("reference");
        steps.pay(invoice).then().statusCode(200);

        act(reference, "pay", Map.of("method", "gopay"));
        deliver();
        jobs.runOnce("payment-refunds");
        deliver();

        partner.given()
                .get(MINE + invoice)
                .then()
                .body("status", equalTo("PAID"))
                .body("paymentMethod", equalTo("BANK_TRANSFER"));
        partner.given().get(MINE + invoice + "/payment").then().body("state", equalTo("REFUNDED"));
        assertThat(revenue()).isEqualTo(400_000);
        assertThat(sql().number(
                                "select sum(e.amount) from ledger_entries e join ledger_accounts a on a.id = e.account_id"
                                        + " join ledger_transactions t on t.id = e.transaction_id where a.kind = 'BANK'"
                                        + " and t.reference_id = '" + invoice + "'"))
                .isEqualTo(-TOTAL);
    }

    @Test
    void moneyThatTheBankTakesBackIsOwedAgain() {
        String reference = begin(partner).path("reference");
        act(reference, "pay", Map.of());
        deliver();
        act(reference, "deny", Map.of());
        deliver();

        partner.given()
                .get(MINE + invoice)
                .then()
                .body("status", equalTo("ISSUED"))
                .body("paymentMethod", nullValue())
                .body("paidAt", nullValue());
        steps.get(invoice)
                .then()
                .body("reminderPlanVersion", equalTo(2))
                .body("history.to", equalTo(List.of("DRAFT", "ISSUED", "PAID", "ISSUED")));
        steps.reminders(invoice).then().body("items.state", hasItems("CANCELLED", "PLANNED"));
        assertThat(revenue()).isZero();

        String again = begin(partner).then().statusCode(201).extract().path("reference");
        assertThat(again).isNotEqualTo(reference);
        act(again, "pay", Map.of());
        deliver();
        partner.given().get(MINE + invoice).then().body("status", equalTo("PAID"));
        assertThat(revenue()).isEqualTo(400_000);
    }

    @Test
    void whatNobodyPaidCanBeBegunAnew() {
        String reference = begin(partner).path("reference");
        act(reference, "expire", Map.of());
        deliver();
        partner.given().get(MINE + invoice + "/payment").then().body("state", equalTo("EXPIRED"));
        partner.given().get(MINE + invoice).then().body("status", equalTo("ISSUED"));
        assertThat(begin(partner).<String>path("reference")).isNotEqualTo(reference);
    }

    @Test
    void aVoidInvoiceTakesNoMoney() {
        String reference = begin(partner).path("reference");
        steps.makeVoid(invoice).then().statusCode(200);
        act(reference, "pay", Map.of("method", "gopay"));
        deliver();
        jobs.runOnce("payment-refunds");
        deliver();
        partner.given().get(MINE + invoice).then().body("status", equalTo("VOID"));
        partner.given().get(MINE + invoice + "/payment").then().body("state", equalTo("REFUNDED"));
        assertThat(revenue()).isZero();
    }

    @Test
    void fiftyWhoBeginAtOnceShareOnePayment() {
        Race race = Race.run(50, () -> begin(partner));
        assertThat(race.statuses().keySet()).isSubsetOf(201, 202);
        assertThat(sql().number("select count(*) from payments where payable_id = '" + invoice + "'"))
                .isEqualTo(1);
    }

    @Test
    void onlyWhoOwesItBegins() {
        String draft = steps.drafted();
        for (Actor stranger : List.of(Actors.partner(), Actors.partnerOperator(Actors.partner()))) {
            begin(stranger).then().statusCode(404);
            stranger.given().get(MINE + invoice + "/payment").then().statusCode(404);
        }
        begin(Actors.member()).then().statusCode(403);
        begin(Actors.superAdmin()).then().statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(MINE + invoice + "/payment")
                .then()
                .statusCode(401);
        for (String id : List.of(draft, UUID.randomUUID().toString(), "1", "%00", "' or 1=1")) {
            partner.given().body("{}").post(MINE + "{id}/payment", id).then().statusCode(404);
        }
        assertThat(sql().number("select count(*) from payments where payable_id in ('" + invoice + "', '" + draft
                        + "')"))
                .isZero();
    }

    @Test
    void nonsenseBeginsNothing() {
        Map<String, Integer> bodies = Map.of(
                "[]",
                400,
                "{\"channel\": 1}",
                400,
                "{\"channel\": \"\"}",
                400,
                "{\"channel\": \"" + "X".repeat(41) + "\"}",
                400,
                "{\"amount\": 1}",
                400,
                "{\"channel\": \"BITCOIN\"}",
                422,
                "{\"channel\": \"😀\"}",
                422);
        bodies.forEach((body, status) -> partner.given()
                .body(body)
                .post(MINE + invoice + "/payment")
                .then()
                .statusCode(status));
        assertThat(sql().number("select count(*) from payments where payable_id = '" + invoice + "'"))
                .isZero();
    }

    private Response begin(Actor actor) {
        return actor.given().body(Map.of()).post(MINE + "{id}/payment", invoice);
    }

    private static void act(String reference, String act, Map<String, ?> how) {
        given().contentType(ContentType.JSON)
                .body(how)
                .post("/api/v1/simulator/payments/{reference}/{act}", reference, act)
                .then()
                .statusCode(200);
    }

    private void deliver() {
        assertThat(jobs.runOnce("simulator-callbacks").failed()).isZero();
        jobs.runOnce("payment-callbacks");
    }

    /** What the books say was sold by this invoice. */
    private long revenue() {
        return sql().number(
                        "select coalesce(sum(e.amount), 0) from ledger_entries e join ledger_accounts a on a.id = e.account_id"
                                + " join ledger_transactions t on t.id = e.transaction_id where a.kind = 'SALES_REVENUE'"
                                + " and (t.reference_id = '" + invoice + "' or t.reference_id in"
                                + " (select id from payments where payable_id = '" + invoice + "') or t.reference_id in"
                                + " (select r.id from payment_refunds r join payments p on p.id = r.payment_id"
                                + " where p.payable_id = '" + invoice + "'))");
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
