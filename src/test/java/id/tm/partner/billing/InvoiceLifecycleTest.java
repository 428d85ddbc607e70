package id.tm.partner.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.time.BusinessTime;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class InvoiceLifecycleTest {

    @Inject
    SystemClock clock;

    private Actor partner;
    private InvoiceSteps steps;

    @BeforeEach
    void arrive() {
        partner = Actors.partner(wishes -> wishes.name("SMA Negeri 3"));
        steps = new InvoiceSteps(partner.partnerId());
    }

    @AfterEach
    void comeBack() {
        clock.move(Duration.ZERO);
    }

    @Test
    void draftIsAddedUpButHasNoNumberYet() {
        steps.draft(steps.body(null))
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/admin/invoices/[0-9a-f-]{36}"))
                .header("ETag", "\"0\"")
                .body("status", equalTo("DRAFT"))
                .body("partnerName", equalTo("SMA Negeri 3"))
                .body("number", nullValue())
                .body("dueDate", nullValue())
                .body("lines.description", contains("Asesmen minat bakat", "Laporan cetak"))
                .body("lines.amount", contains(300_000, 100_000))
                .body("subtotal", equalTo(400_000))
                .body("dpp", equalTo(366_667))
                .body("ppnRatePercent", equalTo(12))
                .body("ppn", equalTo(44_000))
                .body("total", equalTo(444_000))
                .body("history.to", contains("DRAFT"))
                .body("history.adminId", contains(steps.clerk.id().toString()));
    }

    @Test
    void issueGivesNumberAndDueDate() {
        LocalDate today = BusinessTime.day(clock.instant());
        String id = steps.drafted();

        steps.issue(id)
                .then()
                .statusCode(200)
                .body("status", equalTo("ISSUED"))
                .body("number", matchesPattern("INV/" + today.getYear() + "/[0-9]{6}"))
                .body("dueDate", equalTo(today.plusDays(14).toString()))
                .body("issuedAt", notNullValue())
                .body("overdue", equalTo(false))
                .body("reminderPlanVersion", equalTo(1))
                .body("history.to", contains("DRAFT", "ISSUED"));
    }

    @Test
    void issuedLateInTheEveningOfUtcIsTomorrowInJakarta() {
        // 17:30 UTC on New Year's Eve is half past midnight of the new year in WIB.
        moveTo(Instant.parse("2030-12-31T17:30:00Z"));
        steps = new InvoiceSteps(partner.partnerId());

        String id = steps.drafted();

        steps.issue(id)
                .then()
                .statusCode(200)
                .body("number", equalTo("INV/2031/000001"))
                .body("dueDate", equalTo("2031-01-15"));
    }

    @Test
    void paymentIsKeptWithTheInvoice() {
        String id = steps.issued();
        Instant paidAt = clock.instant().minusSeconds(60).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

        steps.pay(
                        id,
                        Map.of(
                                "paidAt", paidAt.toString(),
                                "method", "BANK_TRANSFER",
                                "reference", "TRF-77",
                                "note", "Masuk BCA"))
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("paidAt", equalTo(paidAt.toString()))
                .body("paymentMethod", equalTo("BANK_TRANSFER"))
                .body("paymentReference", equalTo("TRF-77"))
                .body("paymentNote", equalTo("Masuk BCA"))
                .body("history.to", contains("DRAFT", "ISSUED", "PAID"));

        partner.given()
                .get("/api/v1/partner/invoices/{id}", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("paymentReference", equalTo("TRF-77"))
                .body("$", not(org.hamcrest.Matchers.hasKey("paymentNote")))
                .body("$", not(org.hamcrest.Matchers.hasKey("history")));
    }

    @Test
    void paymentDateLiesNeitherInTheFutureNorFarInThePast() {
        String id = steps.issued();
        for (Duration off : List.of(Duration.ofMinutes(1), Duration.ofDays(-400))) {
            Map<String, String> payment =
                    Map.of("method", "CASH", "paidAt", clock.instant().plus(off).toString());
            steps.pay(id, payment).then().statusCode(422).body("code", equalTo("payment-date-out-of-range"));
        }
        steps.get(id).then().body("status", equalTo("ISSUED"));
    }

    /** The state machine over HTTP: every act in every state. */
    @Test
    void everyActInEveryStateIsDoneOrRefusedWithTheStateNamed() {
        Map<String, BiFunction<InvoiceSteps, String, Response>> acts = Map.of(
                "ISSUED", InvoiceSteps::issue,
                "PAID", InvoiceSteps::pay,
                "VOID", InvoiceSteps::makeVoid,
                "WRITTEN_OFF", InvoiceSteps::writeOff);
        for (PartnerTransactionStatus from : PartnerTransactionStatus.values()) {
            for (var act : acts.entrySet()) {
                String id = from == PartnerTransactionStatus.DRAFT ? steps.drafted() : steps.issued();
                if (from.ordinal() > PartnerTransactionStatus.ISSUED.ordinal()) {
                    acts.get(from.name()).apply(steps, id).then().statusCode(200);
                }
                Response answer = act.getValue().apply(steps, id);
                String what = from + " -> " + act.getKey();
                // only a bank takes a payment back
                boolean allowed = from != PartnerTransactionStatus.PAID
                        && from.canBecome(PartnerTransactionStatus.valueOf(act.getKey()));
                if (allowed) {
                    assertThat(answer.statusCode()).as(what).isEqualTo(200);
                    assertThat(answer.<String>path("status")).as(what).isEqualTo(act.getKey());
                } else {
                    assertThat(answer.statusCode()).as(what).isEqualTo(409);
                    assertThat(answer.<String>path("currentState")).as(what).isEqualTo(from.name());
                    steps.get(id).then().body("status", equalTo(from.name()));
                }
            }
        }
    }

    @Test
    void draftIsReplacedByWhoeverSawItsNewestVersion() {
        String id = steps.drafted();
        String etag = steps.etag(id);
        var other = steps.body(
                LocalDate.now(clock.withZone(BusinessTime.ZONE)).plusDays(30),
                InvoiceSteps.line("Konsultasi", 1, 333_333));

        steps.replace(id, other, null).then().statusCode(428).body("code", equalTo("version-required"));
        String next = steps.replace(id, other, etag)
                .then()
                .statusCode(200)
                .body("lines.description", contains("Konsultasi"))
                .body("ppn", equalTo(36_667))
                .body("total", equalTo(370_000))
                .extract()
                .header("ETag");
        assertThat(next).isNotEqualTo(etag);
        steps.replace(id, steps.body(null), etag)
                .then()
                .statusCode(412)
                .header("ETag", next)
                .body("code", equalTo("version-mismatch"));
        steps.get(id).then().header("ETag", next).body("total", equalTo(370_000));
    }

    /** The totals stay the same here: it is the lines alone that make the new version. */
    @Test
    void anotherWordingIsAnotherVersion() {
        String id = steps.drafted();
        String etag = steps.etag(id);
        var reworded =
                steps.body(null, InvoiceSteps.line("Tes bakat", 4, 75_000), InvoiceSteps.line("Cetak", 2, 50_000));

        String next = steps.replace(id, reworded, etag)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        assertThat(next).isNotEqualTo(etag);
        assertThat(steps.etag(id)).isEqualTo(next);
    }

    @Test
    void issuedInvoiceIsNoDraftAnyMore() {
        String id = steps.issued();
        steps.replace(id, steps.body(null), steps.etag(id))
                .then()
                .statusCode(409)
                .body("currentState", equalTo("ISSUED"));
    }

    @Test
    void dueDateMovesWhileTheInvoiceIsOpenOnly() {
        LocalDate today = BusinessTime.day(clock.instant());
        String id = steps.drafted();
        steps.moveDueDate(id, today.plusDays(20), steps.etag(id))
                .then()
                .statusCode(409)
                .body("currentState", equalTo("DRAFT"));
        steps.issue(id).then().statusCode(200);
        steps.moveDueDate(id, today.plusDays(20), null).then().statusCode(428);
        steps.moveDueDate(id, today.plusDays(20), "\"999\"").then().statusCode(412);
        steps.moveDueDate(id, today.minusDays(1), steps.etag(id))
                .then()
                .statusCode(422)
                .body("code", equalTo("due-date-out-of-range"));
        steps.moveDueDate(id, today.plusDays(20), steps.etag(id))
                .then()
                .statusCode(200)
                .body("dueDate", equalTo(today.plusDays(20).toString()))
                .body("reminderPlanVersion", equalTo(2))
                .body("history.reason[-1]", equalTo(today.plusDays(14) + " → " + today.plusDays(20)));
        steps.pay(id).then().statusCode(200);
        steps.moveDueDate(id, today.plusDays(30), steps.etag(id))
                .then()
                .statusCode(409)
                .body("currentState", equalTo("PAID"));
    }

    @Test
    void overdueFollowsFromTheDueDateInWib() {
        LocalDate today = BusinessTime.day(clock.instant());
        String id = steps.issued(today.plusDays(2));
        Instant lastMoment =
                today.plusDays(3).atStartOfDay(BusinessTime.ZONE).toInstant().minusSeconds(30);

        moveTo(lastMoment);
        new InvoiceSteps(partner.partnerId())
                .get(id)
                .then()
                .body("overdue", equalTo(false))
                .body("daysOverdue", equalTo(0));

        moveTo(lastMoment.plusSeconds(60));
        InvoiceSteps next = new InvoiceSteps(partner.partnerId());
        next.get(id).then().body("overdue", equalTo(true)).body("daysOverdue", equalTo(1));
        next.pay(id).then().statusCode(200).body("overdue", equalTo(false)).body("daysOverdue", equalTo(0));
    }

    @Test
    void dueDateOfADraftMustStillLieAheadWhenItIsIssued() {
        LocalDate today = BusinessTime.day(clock.instant());
        String id = steps.drafted(today.plusDays(2));

        moveTo(clock.instant().plus(Duration.ofDays(5)));

        new InvoiceSteps(partner.partnerId())
                .issue(id)
                .then()
                .statusCode(422)
                .body("code", equalTo("due-date-out-of-range"));
        steps = new InvoiceSteps(partner.partnerId());
        steps.get(id).then().body("status", equalTo("DRAFT")).body("number", nullValue());
    }

    @Test
    void nobodyToSendItToNoInvoice() throws SQLException {
        String id = steps.drafted();
        sql("update partner_profile set contacts = '[]' where id = '" + partner.partnerId() + "'");

        steps.issue(id).then().statusCode(422).body("code", equalTo("billing-contact-missing"));
    }

    @Test
    void listsAreFilteredSortedAndPaged() {
        LocalDate today = BusinessTime.day(clock.instant());
        String draft = steps.drafted();
        String near = steps.issued(today.plusDays(3));
        String far = steps.issued(today.plusDays(40));
        steps.pay(far).then().statusCode(200);

        listed("partnerId", partner.partnerId()).body("items.id", contains(far, near, draft));
        listed("partnerId", partner.partnerId(), "status", "PAID").body("items.id", contains(far));
        listed("partnerId", partner.partnerId(), "dueUntil", today.plusDays(3)).body("items.id", contains(near));
        String cursor = listed("partnerId", partner.partnerId(), "limit", 2)
                .body("items.id", contains(far, near))
                .extract()
                .path("nextCursor");
        listed("partnerId", partner.partnerId(), "limit", 2, "cursor", cursor)
                .body("items.id", contains(draft))
                .body("nextCursor", nullValue());
        listed().body("items", hasSize(org.hamcrest.Matchers.greaterThanOrEqualTo(3)));
        steps.clerk.given().get(InvoiceSteps.ADMIN + "?colour=red").then().statusCode(400);

        partner.given()
                .get("/api/v1/partner/invoices")
                .then()
                .statusCode(200)
                .body("items.id", contains(far, near))
                .body("items.id", not(hasItem(draft)))
                .body("items.partnerName", everyItem(equalTo("SMA Negeri 3")));
    }

    @Test
    void sameKeySameDraft() {
        String key = java.util.UUID.randomUUID().toString();
        var body = steps.body(null);
        String first = withKey(key, body).then().statusCode(201).extract().path("id");
        withKey(key, body)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        withKey(key, steps.body(null, InvoiceSteps.line("Lain", 1, 1))).then().statusCode(422);
        withKey(null, body).then().statusCode(400).body("code", equalTo("idempotency-key-required"));
        listed("partnerId", partner.partnerId()).body("items.id", contains(first));
    }

    @Test
    void statesOfTheTableAreThoseOfTheEnum() throws SQLException {
        for (String constraint : List.of(
                "ck_partner_transactions_status",
                "ck_partner_transaction_histories_from_status",
                "ck_partner_transaction_histories_to_status")) {
            assertThat(checkedWords(constraint))
                    .isEqualTo(Arrays.stream(PartnerTransactionStatus.values())
                            .map(Enum::name)
                            .collect(Collectors.toSet()));
        }
        assertThat(checkedWords("ck_partner_transactions_payment_method"))
                .isEqualTo(Arrays.stream(InvoicePaymentMethod.values())
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
    }

    /** The database keeps the law by itself, whoever writes. */
    @Test
    void booksAndHistoryCannotBeBentInTheDatabase() {
        String draft = steps.drafted();
        String issued = steps.issued();

        assertThatThrownBy(() -> sql("update partner_transaction_lines set quantity = 9 where transaction_id = '"
                        + draft + "' and position = 1"))
                .hasMessageContaining("add up");
        assertThatThrownBy(() -> sql("update partner_transactions set total = total + 1 where id = '" + draft + "'"))
                .hasMessageContaining("ck_partner_transactions_total");
        assertThatThrownBy(() ->
                        sql("update partner_transactions set subtotal = subtotal + 1, total = total + 1 where id = '"
                                + draft + "'"))
                .hasMessageContaining("add up");
        assertThatThrownBy(() ->
                        sql("update partner_transactions set ppn = 0, total = subtotal where id = '" + issued + "'"))
                .hasMessageContaining("cannot be rewritten");
        assertThatThrownBy(() -> sql("delete from partner_transaction_lines where transaction_id = '" + issued + "'"))
                .hasMessageContaining("cannot change");
        assertThatThrownBy(() -> sql("update partner_transaction_histories set reason = 'x'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("delete from partner_transaction_histories"))
                .hasMessageContaining("append-only");
    }

    private io.restassured.response.ValidatableResponse listed(Object... query) {
        var request = steps.clerk.given();
        for (int i = 0; i < query.length; i += 2) request.queryParam((String) query[i], query[i + 1].toString());
        return request.get(InvoiceSteps.ADMIN).then().statusCode(200);
    }

    private Response withKey(String key, Object body) {
        var request = steps.clerk.given().body(body);
        if (key != null) request.header("Idempotency-Key", key);
        return request.post(InvoiceSteps.ADMIN);
    }

    private void moveTo(Instant moment) {
        clock.move(Duration.ZERO);
        clock.move(Duration.between(clock.instant(), moment));
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = PostgresResource.current().connect();
                Statement each = connection.createStatement()) {
            each.execute(statement);
        }
    }

    private static java.util.Set<String> checkedWords(String constraint) throws SQLException {
        try (Connection connection = PostgresResource.current().connect();
                Statement each = connection.createStatement();
                var row = each.executeQuery(
                        "select pg_get_constraintdef(oid) from pg_constraint where conname = '" + constraint + "'")) {
            row.next();
            return java.util.regex.Pattern.compile("'([A-Z_]+)'")
                    .matcher(row.getString(1))
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        }
    }
}
