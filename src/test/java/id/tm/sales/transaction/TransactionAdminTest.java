package id.tm.sales.transaction;

import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.transaction.TransactionSteps.MINE;
import static id.tm.sales.transaction.TransactionSteps.begun;
import static id.tm.sales.transaction.TransactionSteps.books;
import static id.tm.sales.transaction.TransactionSteps.checkOut;
import static id.tm.sales.transaction.TransactionSteps.entitlements;
import static id.tm.sales.transaction.TransactionSteps.history;
import static id.tm.sales.transaction.TransactionSteps.reference;
import static id.tm.sales.transaction.TransactionSteps.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.support.AttachedFile;
import id.tm.support.Attachment;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Pdfs;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Purchases in the back office, their papers and their reminders. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class TransactionAdminTest {

    private static final String ADMIN = "/api/v1/admin/transactions";

    @Inject
    TransactionSteps steps;

    @Inject
    TransactionAttachments attachments;

    @Inject
    JobRunner jobs;

    @Inject
    SystemClock clock;

    private final Actor keeper = keeper();
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
    void moneyOnTheBankAccountIsVerified() {
        String id = begun(buyer, sold(keeper, 400_000));
        Actor admin = verifier();
        verify(admin, id)
                .then()
                .statusCode(200)
                .body("transaction.status", equalTo("PAID"))
                .body("paymentReference", equalTo("TRF-1"))
                .body("verification.verifiedAt", notNullValue())
                .body("verification.approvedBy", nullValue())
                .body("history.source", contains("BUYER", "ADMIN"));
        assertThat(entitlements(id)).containsExactly("ACTIVE");
        assertThat(books(id)).contains("SALES_REVENUE 400000").anyMatch(each -> each.startsWith("BANK -"));
        verify(verifier(), id).then().statusCode(409).body("currentState", equalTo("PAID"));

        // what comes through the provider as well goes back
        TransactionSteps.tell(id, "pay", Map.of("method", "gopay", "copies", 0));
        steps.look();
        steps.sendRefunds();
        assertThat(sql().texts("select state from payments where payable_id = '" + id + "'"))
                .containsExactly("REFUNDED");
        assertThat(status(id)).isEqualTo("PAID");
        assertThat(entitlements(id)).containsExactly("ACTIVE");
    }

    @Test
    void aLargeAmountTakesTwoAdmins() {
        String id = begun(buyer, sold(keeper, 20_000_000));
        Actor first = verifier();
        verify(first, id).then().statusCode(202).body("transaction.status", equalTo("PENDING"));
        verify(first, id).then().statusCode(409).body("code", equalTo("second-approver-needed"));
        assertThat(entitlements(id)).isEmpty();
        Actor second = verifier();
        verify(second, id)
                .then()
                .statusCode(200)
                .body("verification.requestedBy", equalTo(first.id().toString()))
                .body("verification.approvedBy", equalTo(second.id().toString()));
        assertThat(status(id)).isEqualTo("PAID");
    }

    @Test
    void theBackOfficeFindsCancelsAndSendsAgain() {
        String sku = sold(keeper, 400_000);
        String id = begun(buyer, sku);
        Actor admin = Actors.admin("transactions:read", "transactions:write");
        for (String filter : List.of("sku=" + sku, "userId=" + buyer.id())) {
            admin.given().get(ADMIN + "?" + filter).then().statusCode(200).body("items.id", contains(id));
        }
        admin.given().post(ADMIN + "/" + id + "/receipt").then().statusCode(409);
        admin.given()
                .body(Map.of("reason", "Pembeli meminta"))
                .post(ADMIN + "/" + id + "/cancellation")
                .then()
                .statusCode(202);
        steps.look();
        assertThat(status(id)).isEqualTo("CANCELLED");
        assertThat(sql().texts("select reason from activity_log where table_name = 'transaction' and subject_id = '"
                        + id + "' and reason is not null"))
                .contains("Pembeli meminta");

        String paid = steps.bought(buyer, sku);
        admin.given().post(ADMIN + "/" + paid + "/receipt").then().statusCode(202);
        assertThat(SentMessages.to(buyer.email()).stream()
                        .filter(message -> message.templateKey().equals("transaction-paid")))
                .hasSize(2);
        admin.given()
                .get(ADMIN + "/" + paid)
                .then()
                .body("history.to", contains("PENDING", "PAID"))
                .body("paymentReference", equalTo(reference(paid)));
    }

    @Test
    void purchasesAreWrittenIntoAFile() {
        String id = begun(buyer, sold(keeper, 400_000));
        Actor admin = Actors.admin("transactions:read");
        Response export = admin.given().body(Map.of("status", "PENDING")).post(ADMIN + "/export");
        export.then().statusCode(202);
        jobs.runOnce("tasks");
        String job = export.header("Location");
        String csv = admin.given().accept("text/csv").get(job + "/file").asString();
        assertThat(csv)
                .startsWith("number,status,user_id")
                .contains(buyer.id().toString())
                .doesNotContain("PAID");
        Actors.admin("transactions:read").given().get(job).then().statusCode(404);
        assertThat(id).isNotBlank();
    }

    @Test
    void theInvoiceSaysWhatWasBought() {
        String sku = sold(keeper, 400_000);
        String id = steps.bought(buyer, sku);
        String number = buyer.given().get(MINE + "/" + id).path("number");
        Response pdf = paper(buyer, id, "id");
        pdf.then().statusCode(200);
        assertThat(String.join("\n", Pdfs.pages(pdf.asByteArray())))
                .contains("Faktur", number, sku, "Rp 400.000", "Lunas", buyer.name());
        assertThat(String.join("\n", Pdfs.pages(paper(buyer, id, "en").asByteArray())))
                .contains("Invoice", "Paid", "VAT (PPN)");
        assertThat(paper(Actors.member(), id, "id").statusCode()).isEqualTo(404);
        Attachment goesWithTheReceipt =
                SentMessages.last(buyer.email(), "transaction-paid").attachment();
        AttachedFile file = attachments
                .file(goesWithTheReceipt.id(), Locale.forLanguageTag("id"))
                .orElseThrow();
        assertThat(goesWithTheReceipt.kind()).isEqualTo(attachments.kind());
        assertThat(file.name()).isEqualTo(number + ".pdf");
        assertThat(file.content()).isEqualTo(pdf.asByteArray());
    }

    @Test
    void whoDoesNotPayIsRemindedUntilItIsPaid() {
        String id = begun(buyer, sold(keeper, 400_000));
        assertThat(reminders(id)).containsExactly("H-20 PLANNED", "H-3 PLANNED");
        clock.move(Duration.ofHours(4).plusMinutes(1));
        jobs.runOnce("dispatch");
        assertThat(reminders(id)).containsExactly("H-20 DISPATCHED", "H-3 PLANNED");
        steps.act(id, "pay", Map.of());
        assertThat(reminders(id)).containsExactly("H-20 DISPATCHED", "H-3 CANCELLED");
        assertThat(history(id)).hasSize(2);
    }

    @Test
    void whoIsUnderAgeBuysNothing() {
        sql().execute("update profiles set birth_date = '2020-01-01' where user_id = '" + buyer.id() + "'");
        checkOut(buyer, List.of(sold(keeper, 400_000)), List.of())
                .then()
                .statusCode(403)
                .body("code", equalTo("may-not-buy"));
    }

    @Test
    void purchasesOfOthersAreNotThere() {
        String id = begun(buyer, sold(keeper, 400_000));
        Actor other = Actors.member();
        for (String path : List.of("", "/explanation")) {
            other.given()
                    .get(MINE + "/" + id + path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("transaction-not-found"));
        }
        other.given().post(MINE + "/" + id + "/cancellation").then().statusCode(404);
        other.given()
                .get(TransactionSteps.ENTITLEMENTS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("entitlement-not-found"));
        assertThat(status(id)).isEqualTo("PENDING");
        buyer.given().body(Map.of("items", List.of())).post(MINE).then().statusCode(400);
    }

    private static Actor verifier() {
        return Actors.admin("transactions:verify");
    }

    private static Response verify(Actor admin, String id) {
        return admin.given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("reason", "Terlihat di mutasi", "reference", "TRF-1"))
                .post(ADMIN + "/" + id + "/verification");
    }

    private static Response paper(Actor who, String id, String language) {
        return RestAssured.given()
                .auth()
                .oauth2(who.token())
                .accept("application/pdf, application/problem+json")
                .get(MINE + "/" + id + "/invoice.pdf?lang=" + language);
    }

    private static List<String> reminders(String id) {
        return sql().texts("select step || ' ' || state from transaction_reminders where subject_id = '" + id
                + "' order by due_at");
    }
}
