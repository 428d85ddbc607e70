package id.tm.finance.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import id.tm.finance.PaymentInfo;
import id.tm.finance.TestPayables;
import id.tm.finance.payment.PaymentSteps;
import id.tm.platform.job.JobRunner;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class ReconciliationTest {

    private static final String PATH = "/api/v1/admin/reconciliations";
    private static final String MIDTRANS =
            "Transaction ID,Order ID,Payment Type,Transaction Status,Gross Amount,Fee,Note\n";
    private static final String XENDIT =
            "Product ID;Transaction Type;Line Type;Payment Channel;Reference;Currency;Amount;Debit or Credit;Created Date ISO\n";
    private static final long PRICE = 444_000;

    @Inject
    PaymentSteps steps;

    @Inject
    JobRunner jobs;

    @Inject
    SystemClock clock;

    private Actor admin;
    private LocalDate today;

    @BeforeEach
    void arrive() {
        // Each test has a day of its own, so that nobody else's payments are missing in its report.
        clock.move(Duration.ofDays(400L + Math.floorMod(UUID.randomUUID().hashCode(), 20_000)));
        today = BusinessTime.day(clock.instant());
        admin = Actors.admin("payments:read", "payments:write");
    }

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void midtransReportsMatchedMissingAndDifferent() {
        PaymentInfo matched = paid("MIDTRANS");
        PaymentInfo different = paid("MIDTRANS");
        PaymentInfo twice = paid("MIDTRANS");
        PaymentInfo forgotten = paid("MIDTRANS");
        PaymentInfo unpaid = provider("MIDTRANS", steps.started(TestPayables.offer(PRICE)));
        String report = MIDTRANS
                + row(matched.reference(), "settlement", "444000.00")
                + row(different.reference(), "settlement", "\"443,000.00\"")
                + row(twice.reference(), "settlement", "444000")
                + row(twice.reference(), "settlement", "444000")
                + row(unpaid.reference(), "capture", "444000")
                + row("SOMEBODY-ELSES", "settlement", "10000")
                + row(matched.reference(), "pending", "444000")
                + row("BROKEN", "settlement", "a lot");

        String reconciliation = reconcile("MIDTRANS", report);

        admin.given()
                .get(PATH + "/" + reconciliation)
                .then()
                .statusCode(200)
                .body("matched", is(1))
                .body("missing", is(2))
                .body("different", is(3))
                .body("reportedAmount", is(444_000 * 4 + 443_000 + 10_000))
                .body("reportedFee", is(6 * 4_000))
                .body("finishedAt", notNullValue());
        assertThat(mismatches(reconciliation))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        different.reference(),
                        "DIFFERENT reported with 443000 rupiah, not 444000",
                        twice.reference(),
                        "DIFFERENT reported 2 times",
                        unpaid.reference(),
                        "DIFFERENT reported as paid, the payment is PENDING",
                        "SOMEBODY-ELSES",
                        "MISSING_HERE we know no such payment",
                        forgotten.reference(),
                        "MISSING_THERE paid here at "
                                + steps.read(forgotten.id()).paidAt() + ", not in the report"));
    }

    @Test
    void xenditReportsMoneyFeeAndVatInRowsOfTheirOwn() {
        PaymentInfo matched = paid("XENDIT");
        String report = XENDIT
                + "p;PAYMENT;TRANSACTION;BCA;" + matched.reference() + ";IDR;444000;CREDIT;2026-11-20T03:00:00Z\n"
                + "p;PAYMENT;FEE;BCA;" + matched.reference() + ";IDR;4000;DEBIT;2026-11-20T03:00:00Z\n"
                + "p;PAYMENT;VAT;BCA;" + matched.reference() + ";IDR;440;DEBIT;2026-11-20T03:00:00Z\n"
                + "d;DISBURSEMENT;TRANSACTION;BCA;W-1;IDR;100000;DEBIT;2026-11-20T03:00:00Z\n"
                + "d;DISBURSEMENT;FEE;BCA;W-1;IDR;2500;DEBIT;2026-11-20T03:00:00Z\n";

        String reconciliation = reconcile("XENDIT", report);

        admin.given()
                .get(PATH + "/" + reconciliation)
                .then()
                .body("matched", is(1))
                .body("missing", is(0))
                .body("different", is(0))
                .body("reportedFee", is(4_440));
    }

    @Test
    void mismatchesAgeUntilALaterReportAgreesOrSomebodySeesToThem() {
        PaymentInfo late = paid("MIDTRANS");
        PaymentInfo wrong = paid("MIDTRANS");
        String first = reconcile("MIDTRANS", MIDTRANS + row(wrong.reference(), "settlement", "1"));
        clock.move(clock.offset().plus(Duration.ofDays(3)));
        admin = Actors.admin("payments:read", "payments:write");
        open(first).body("items", hasSize(2)).body("items.ageDays", contains(3, 3));

        reconcile("MIDTRANS", MIDTRANS + row(late.reference(), "settlement", "444000"));
        String left = open(first)
                .body("items", hasSize(1))
                .body("items[0].reference", is(wrong.reference()))
                .extract()
                .path("items[0].id");
        resolve(left, Map.of("note", " ")).then().statusCode(400);
        resolve(left, Map.of("note", "Corrected by the provider"))
                .then()
                .statusCode(200)
                .body("state", is("RESOLVED"))
                .body("resolvedBy", is(admin.id().toString()));
        resolve(left, Map.of("note", "again")).then().statusCode(409).body("currentState", is("RESOLVED"));
        open(first).body("items", hasSize(0));
    }

    @Test
    void manyRowsAreWorkedOffInHandfuls() {
        StringBuilder report = new StringBuilder(MIDTRANS);
        for (int i = 0; i < 450; i++) report.append(row("UNKNOWN-" + i + "-" + today, "settlement", "1000"));

        String reconciliation = reconcile("MIDTRANS", report.toString());

        admin.given().get(PATH + "/" + reconciliation).then().body("missing", is(450));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provider=PAYPAL&from=2026-11-20&until=2026-11-20",
                "from=2026-11-20&until=2026-11-20",
                "provider=MIDTRANS&from=20-11-2026&until=2026-11-20",
                "provider=MIDTRANS&until=2026-11-20",
                "provider=MIDTRANS&from=2026-11-21&until=2026-11-20",
                "provider=MIDTRANS&from=2025-11-21&until=2026-11-20"
            })
    void badParametersAreRefused(String query) {
        upload(query, MIDTRANS.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .then()
                .statusCode(400);
    }

    @Test
    void badFilesAreRefusedAndChangeNothing() {
        String query = "provider=XENDIT&from=" + today + "&until=" + today;
        long before = count();
        for (String file : new String[] {"", "\u0000", "a,b\n1,2\n", MIDTRANS, "😀", "<html></html>"}) {
            upload(query, file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .then()
                    .statusCode(400);
        }
        upload(query, new byte[] {(byte) 0xff, (byte) 0xfe, 0}).then().statusCode(400);
        admin.given()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{}")
                .post(PATH + "?" + query)
                .then()
                .statusCode(415);
        admin.given()
                .contentType("text/csv")
                .body(XENDIT)
                .post(PATH + "?" + query)
                .then()
                .statusCode(400);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void othersSeeAndDoNothing() {
        UUID id = UUID.randomUUID();
        for (String path : new String[] {PATH, PATH + "/" + id, PATH + "/jobs/" + id, PATH + "/items"}) {
            RestAssured.get(path).then().statusCode(401);
            Actors.member().given().get(path).then().statusCode(403);
            Actors.admin("payments:write").given().get(path).then().statusCode(403);
        }
        Actor reader = Actors.admin("payments:read");
        reader.given().get(PATH + "/" + id).then().statusCode(404).body("code", is("reconciliation-not-found"));
        reader.given().get(PATH + "/jobs/" + id).then().statusCode(404);
        reader.given()
                .body(Map.of("note", "x"))
                .post(PATH + "/items/" + id + "/resolution")
                .then()
                .statusCode(403);
        resolve(id.toString(), Map.of("note", "x"))
                .then()
                .statusCode(404)
                .body("code", is("reconciliation-item-not-found"));
    }

    private PaymentInfo paid(String provider) {
        PaymentInfo payment = steps.started(TestPayables.offer(PRICE));
        steps.acts(payment, "pay", Map.of("copies", 0));
        steps.refresh(payment);
        return provider(provider, payment);
    }

    private static PaymentInfo provider(String provider, PaymentInfo payment) {
        sql().execute("update payments set provider = '" + provider + "' where id = '" + payment.id() + "'");
        return payment;
    }

    private String reconcile(String provider, String report) {
        Response accepted = upload(
                "provider=" + provider + "&from=" + today + "&until=" + today,
                report.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        accepted.then().statusCode(202);
        String job = accepted.header("Location");
        jobs.runOnce("tasks");
        admin.given().get(job).then().statusCode(200).body("state", is("DONE"));
        String task = job.substring(job.lastIndexOf('/') + 1);
        return sql().texts("select id from reconciliations where task_id = '" + task + "'")
                .get(0);
    }

    private Response upload(String query, byte[] report) {
        return admin.given()
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(report)
                .post(PATH + "?" + query);
    }

    private Response resolve(String item, Map<String, String> body) {
        return admin.given().body(body).post(PATH + "/items/" + item + "/resolution");
    }

    private io.restassured.response.ValidatableResponse open(String reconciliation) {
        return admin.given()
                .get(PATH + "/items?state=OPEN&reconciliationId=" + reconciliation)
                .then()
                .statusCode(200);
    }

    private Map<String, String> mismatches(String reconciliation) {
        return admin
                .given()
                .get(PATH + "/items?limit=200&reconciliationId=" + reconciliation)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        item -> (String) item.get("reference"), item -> item.get("kind") + " " + item.get("reason")));
    }

    private static String row(String reference, String status, String amount) {
        return "t-1," + reference + ",qris," + status + "," + amount + ",4000,\n";
    }

    private static long count() {
        return sql().number("select count(*) from reconciliations");
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
