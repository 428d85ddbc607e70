package id.tm.sales.transaction;

import static id.tm.sales.SalesSteps.bundle;
import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.imports.ImportSteps.errors;
import static id.tm.sales.imports.ImportSteps.rows;
import static id.tm.sales.transaction.TransactionSteps.MINE;
import static id.tm.sales.transaction.TransactionSteps.books;
import static id.tm.sales.transaction.TransactionSteps.checkOut;
import static id.tm.sales.transaction.TransactionSteps.entitlements;
import static id.tm.sales.transaction.TransactionSteps.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import id.tm.finance.RefundObstacle;
import id.tm.platform.time.SystemClock;
import id.tm.sales.SalesSteps;
import id.tm.sales.imports.ImportSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Pdfs;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Purchases of the old system. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class TransactionImportTest {

    private static final String ADMIN = "/api/v1/admin/transactions";
    private static final String HEADING = "legacy_number,email,created_at,paid_at,status,channel,payment_reference,sku,"
            + "price,item_discount,transaction_discount,discount_code,fee,ppn,total,usage,valid_until\n";

    /** Dies in the middle of a file. */
    @ApplicationScoped
    static class Dying {

        private static final Set<UUID> AT = ConcurrentHashMap.newKeySet();

        void follow(@Observes TransactionOpened opened) {
            if (AT.contains(opened.userId())) throw new IllegalStateException("dies in the middle");
        }
    }

    @Inject
    ImportSteps steps;

    @Inject
    RetailRefunds refunds;

    @Inject
    SystemClock clock;

    private final Actor keeper = keeper();
    private final String number = "INV/" + fresh();
    private Actor buyer;
    private String sku;

    @BeforeEach
    void arrive() {
        buyer = Actors.member();
        sku = sold(keeper, 400_000);
    }

    @AfterEach
    void back() {
        Dying.AT.clear();
        clock.move(Duration.ZERO);
    }

    @Test
    void aPaidOneIsThereAsIfItHadBeenBoughtHere() {
        int sent = SentMessages.to(buyer.email()).size();
        steps.imports(
                "transactions",
                HEADING + number + "," + buyer.email().toUpperCase(java.util.Locale.ROOT)
                        + ",2024-02-01 09:30:00,2024-02-01 09:41:00,PAID,bca_va,MID-77," + sku
                        + ",400000,50000,10000,PROMO24,4000,37840,381840,UNUSED,2030-01-01\n");
        String id = id(number);
        buyer.given()
                .get(MINE + "/" + id)
                .then()
                .statusCode(200)
                .body("number", matchesPattern("TM-20240201-[0-9]{6}"))
                .body("status", equalTo("PAID"))
                .body("subtotal", equalTo(400_000))
                .body("itemDiscounts", equalTo(50_000))
                .body("transactionDiscounts", equalTo(10_000))
                .body("serviceFee", equalTo(4_000))
                .body("ppn", equalTo(37_840))
                .body("total", equalTo(381_840))
                .body("channel", nullValue())
                .body("payment", nullValue())
                .body("createdAt", equalTo("2024-02-01T02:30:00Z"))
                .body("paidAt", equalTo("2024-02-01T02:41:00Z"))
                .body("items.net", contains(340_000));
        buyer.given()
                .get(MINE + "/" + id + "/explanation")
                .then()
                .statusCode(200)
                .body(
                        "appliedRules.step",
                        contains("LIST_PRICE", "ITEM_DISCOUNT", "TRANSACTION_DISCOUNT", "SERVICE_FEE", "PPN"))
                .body("appliedRules.after", contains(400_000, 350_000, 340_000, 344_000, 381_840))
                .body("appliedRules.code", contains(sku, "OLD-SYSTEM", "PROMO24", "service", "PPN"));
        keeper.given()
                .get(ADMIN + "?legacyNumber=" + number)
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        keeper.given()
                .get(ADMIN + "/" + id)
                .then()
                .body("legacyNumber", equalTo(number))
                .body("legacyChannel", equalTo("bca_va"))
                .body("paymentReference", equalTo("MID-77"));
        assertThat(history(id)).containsExactly("PAID SERVICE IMPORT");
        assertThat(entitlements(id)).containsExactly("ACTIVE");
        buyer.given()
                .get(TransactionSteps.ENTITLEMENTS + "?transactionId=" + id)
                .then()
                .body("items.validUntil", contains("2029-12-31T17:00:00Z"))
                .body("items.usable", contains(true));
        Response pdf = RestAssured.given()
                .auth()
                .oauth2(buyer.token())
                .accept("application/pdf, application/problem+json")
                .get(MINE + "/" + id + "/invoice.pdf?lang=en");
        pdf.then().statusCode(200);
        assertThat(String.join("\n", Pdfs.pages(pdf.asByteArray()))).contains("Invoice", "Rp 381.840", "11", sku);

        assertThat(books(id)).as("the old system has kept the books").isEmpty();
        assertThat(SentMessages.to(buyer.email())).as("nobody is told").hasSize(sent);
        assertThat(sql().number("select count(*) from transaction_reminders where subject_id = '" + id + "'"))
                .isZero();
        assertThat(sql().texts("select transaction_id from first_purchases where user_id = '" + buyer.id() + "'"))
                .containsExactly(id);
        String first = SalesSteps.voucher(keeper, rule -> rule.put("firstPurchaseOnly", true))
                .path("code");
        checkOut(buyer, List.of(sku), List.of(first))
                .then()
                .statusCode(409)
                .body("code", equalTo("voucher-first-purchase-only"));
    }

    @Test
    void everyEndOfThemIsTakenOver() {
        String csv = HEADING;
        for (String end : List.of("EXPIRED", "CANCELLED", "FAILED")) {
            csv += number + end + "," + buyer.email() + ",2024-02-01,," + end + ",,," + sku + ",400000,,,,,,400000,,\n";
        }
        csv += number + "REFUNDED," + buyer.email() + ",2024-02-01,2024-02-02,REFUNDED,,," + sku
                + ",400000,,,,,,400000,,\n";
        csv += number + "FREE," + buyer.email() + ",2024-02-01,2024-02-01,PAID,,," + sku
                + ",400000,400000,,,,,0,USED,\n";
        steps.imports("transactions", csv);
        for (String end : List.of("EXPIRED", "CANCELLED", "FAILED", "REFUNDED")) {
            String id = id(number + end);
            assertThat(history(id)).containsExactly(end + " SERVICE IMPORT");
            assertThat(entitlements(id)).isEmpty();
        }
        String free = id(number + "FREE");
        buyer.given().get(MINE + "/" + free).then().body("channel", equalTo("FREE"));
        assertThat(entitlements(free)).containsExactly("COMPLETED");
        buyer.given()
                .get("/api/v1/me/strength-typology-transactions?source=IMPORT&progress=USED")
                .then()
                .statusCode(200)
                .body("items.transactionId", contains(free))
                .body("items[0].boughtAt", equalTo("2024-01-31T17:00:00Z"))
                .body("items[0].gross", equalTo(400_000))
                .body("items[0].net", equalTo(0));
        buyer.given()
                .get("/api/v1/me/strength-typology-transactions?source=IMPORT")
                .then()
                .body("items.size()", equalTo(5));
    }

    @Test
    void severalProductsAndABundleAreOnePurchase() {
        String talk = sold(keeper, product -> {
            product.put("sku", "SVC-" + fresh());
            product.put("kind", "CONSULTATION");
            product.remove("instrument");
            product.put("service", "consultation");
        });
        String pack = sold(keeper, product -> {
            Map<String, Object> wanted = bundle(500_000, sku, 400_000, talk, 200_000);
            product.clear();
            product.putAll(wanted);
        });
        steps.imports(
                "transactions",
                HEADING + number + "," + buyer.email() + ",2024-02-01,2024-02-01,PAID,,," + pack
                        + ",500000,,100000,,,,500000,USED,\n" + number + ",,,,,,," + talk
                        + ",100000,,,,,,,,\n");
        String id = id(number);
        assertThat(entitlements(id)).containsExactlyInAnyOrder("COMPLETED", "COMPLETED", "ACTIVE");
        assertThat(sql().texts("select revenue from entitlements where transaction_id = '" + id + "' order by revenue"))
                .containsExactly("83333", "138889", "277778");
        buyer.given()
                .get("/api/v1/me/strength-typology-transactions")
                .then()
                .body("items[0].tests", equalTo(1))
                .body("items[0].net", equalTo(277_778));
    }

    @Test
    void seatsOfCompaniesAreNotAmongThem() {
        sku = sold(keeper, product -> product.put("kind", "EXECUTIVE"));
        Map<String, Long> before = rows();
        Response refused = steps.imported("transactions", HEADING + paid(number, "400000", "400000"), "");
        assertThat(errors(refused)).containsExactly("2 sku sold-to-companies");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void theSameFileTwiceChangesNothingAndAnotherContentIsRefused() {
        String csv = HEADING + paid(number, "400000", "400000");
        steps.imports("transactions", csv);
        Map<String, Long> before = rows();
        steps.imports("transactions", csv);
        assertThat(rows()).isEqualTo(before);
        Response other = steps.imported("transactions", HEADING + paid(number, "300000", "300000"), "");
        assertThat(errors(other)).containsExactly("2 legacy_number legacy-number-taken");
        other.then().body("state", equalTo("FAILED"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void twoOfTheSameFileAtOnceMakeOne() {
        StringBuilder csv = new StringBuilder(HEADING);
        for (int i = 0; i < 30; i++) csv.append(paid(number + "-" + i, "400000", "400000"));
        String first = ImportSteps.submitted("transactions", csv.toString(), "");
        String second = ImportSteps.submitted("transactions", csv.toString(), "");
        assertThat(Race.calls(2, each -> {
                    steps.work();
                    return each;
                }))
                .hasSize(2);
        for (String job : List.of(first, second)) {
            ImportSteps.show(job).then().body("state", equalTo("DONE")).body("failed", equalTo(0));
        }
        assertThat(sql().number("select count(*) from transaction where user_id = '" + buyer.id() + "'"))
                .isEqualTo(30);
        assertThat(sql().number("select count(*) from entitlements where user_id = '" + buyer.id() + "'"))
                .isEqualTo(30);
    }

    @Test
    void aCrashInTheMiddleLeavesNothingHalf() {
        Actor last = Actors.member();
        StringBuilder csv = new StringBuilder(HEADING);
        for (int i = 0; i < 120; i++) csv.append(paid(number + "-" + i, "400000", "400000"));
        csv.append(paid(number + "-last", "400000", "400000").replace(buyer.email(), last.email()));
        Map<String, Long> before = rows();
        Dying.AT.add(last.id());
        String job = ImportSteps.submitted("transactions", csv.toString(), "");
        steps.work();
        ImportSteps.show(job).then().body("state", equalTo("QUEUED")).body("done", equalTo(0));
        assertThat(rows()).isEqualTo(before);

        Dying.AT.clear();
        clock.move(Duration.ofHours(1));
        steps.work();
        ImportSteps.show(job)
                .then()
                .body("state", equalTo("DONE"))
                .body("failed", equalTo(0))
                .body("done", equalTo(121));
        assertThat(rows().get("transaction") - before.get("transaction")).isEqualTo(121);
        assertThat(rows().get("strength_typology_transactions") - before.get("strength_typology_transactions"))
                .isEqualTo(121);
    }

    @Test
    void everyWrongRowIsNamedAndNothingIsWritten() {
        String mail = buyer.email();
        String csv = HEADING
                + paid(number, "400000", "400000")
                + row("A", mail, "2024-02-01,2024-02-02,PAID", sku, "400000,,,,,,399999,,") // 3
                + row("B", "nobody@example.com", "2024-02-01,2024-02-02,PAID", sku, "1,,,,,,1,,")
                + row("C", mail, "2024-02-01,,PAID", sku, "1,,,,,,1,,")
                + row("D", mail, "2024-02-01,2024-02-02,EXPIRED", sku, "1,,,,,,1,,")
                + row("E", mail, "2024-02-01,2024-01-02,PAID", sku, "1,,,,,,1,,")
                + row("F", mail, "2999-02-01,,FAILED", sku, "1,,,,,,1,,")
                + row("G", mail, "1999-02-01,,FAILED", sku, "1,,,,,,1,,")
                + row("H", mail, "2024-02-01,,PENDING", sku, "1,,,,,,1,,") // 10
                + row("I", mail, "2024-02-01,,FAILED", "ASM-NONE", "1,,,,,,1,,")
                + row("J", mail, "2024-02-01,,FAILED", sku, "1,2,,,,,1,,")
                + row("K", mail, "2024-02-01,,FAILED", sku, "1,,2,,,,1,,")
                + row("L", mail, "2024-02-01,,FAILED", sku, "1,,,,,,1,USED,")
                + row("M", mail, "2024-02-01,2024-02-02,PAID", sku, "1,,,,,,1,OFTEN,")
                + row("N", mail, "2024-02-01,,FAILED", sku, "1,1,,,,5,5,,") // 16
                + row("O", mail, "soon,,FAILED", sku, "Rp 1,,,,,,1,,")
                + row("P", mail, "2024-02-01,,FAILED", sku, "-1,,,,,,,,")
                + row("Q", mail, "2024-02-01,,FAILED", sku, "1,,,,,,2,,")
                + row("Q", "x@example.com", ",,", sku, "1,,,,,,3,,") // 20
                + row("", mail, "2024-02-01,,FAILED", sku, "1,,,,,,1,,")
                + row("R", mail, "2024-02-01,,FAILED", "", "1,,,,,,1,,")
                + row("S" + "x".repeat(100), mail, "2024-02-01,,FAILED", sku, "1,,,,,,1,,")
                + row("T", mail, "2024-02-01,,FAILED", sku, "1,,,,,,1,,")
                + row("T", "", ",,", sku, "1,,,,,,,,").repeat(20); // 25 to 44
        Map<String, Long> before = rows();
        Response refused = steps.imported("transactions", csv, "");
        refused.then()
                .body("state", equalTo("FAILED"))
                .body("errors[0].message", equalTo("Prices, discounts, fee and PPN come to 400000"));
        assertThat(errors(refused))
                .containsExactly(
                        "3 total law",
                        "4 email unknown-user",
                        "5 paid_at paid-at",
                        "6 paid_at paid-at",
                        "7 paid_at order",
                        "8 created_at order",
                        "9 created_at order",
                        "10 status malformed",
                        "11 sku unknown-sku",
                        "12 item_discount discount-too-large",
                        "13 transaction_discount discount-too-large",
                        "14 usage usage",
                        "15 usage malformed",
                        "16 ppn tax",
                        "17 price malformed",
                        "17 created_at malformed",
                        "18 price amount",
                        "18 total missing",
                        "20 email differs",
                        "20 total differs",
                        "21 legacy_number missing",
                        "22 sku missing",
                        "23 legacy_number too-long",
                        "44 sku too-many-items");
        assertThat(rows()).isEqualTo(before);
        assertThat(errors(steps.imported("transactions", csv, "?dryRun=true"))).isEqualTo(errors(refused));
        assertThat(rows()).isEqualTo(before);
        // a purchase is taken over whole or not at all
        steps.imported("transactions", csv, "?skipBad=true").then().body("state", equalTo("DONE"));
        assertThat(rows().get("transaction") - before.get("transaction")).isEqualTo(1);
        assertThat(id(number)).isNotBlank();
    }

    @Test
    void theMoneyOfAnOldPurchaseDoesNotGoBackHere() {
        steps.imports("transactions", HEADING + paid(number, "400000", "400000"));
        UUID id = UUID.fromString(id(number));
        assertThat(QuarkusTransaction.requiringNew().call(() -> refunds.terms(id, Instant.parse("2026-01-01T00:00:00Z"))
                        .obstacles()))
                .containsExactly(RefundObstacle.NOT_OFFERED);
        // there is no payment that a request could name
        assertThat(sql().number("select count(*) from payments where payable_id = '" + id + "'"))
                .isZero();
        buyer.given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("paymentId", id, "reason", "Tidak jadi"))
                .post("/api/v1/me/refund-requests")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-payment"));
    }

    private String paid(String of, String price, String total) {
        return of + "," + buyer.email() + ",2024-02-01,2024-02-02,PAID,,," + sku + "," + price + ",,,,,," + total
                + ",,\n";
    }

    private String row(String of, String email, String when, String product, String amounts) {
        return (of.isEmpty() ? "" : number + of) + "," + email + "," + when + ",,," + product + "," + amounts + "\n";
    }

    private static String id(String legacyNumber) {
        return sql().texts("select id from transaction where legacy_number = '" + legacyNumber + "'")
                .get(0);
    }
}
