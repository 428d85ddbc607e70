package id.tm.partner.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no admin should send: a 4xx problem each time, and nothing is written. */
@ServiceTest
class InvoiceBadInputTest {

    private InvoiceSteps steps;
    private Sql sql;

    @BeforeEach
    void arrive() {
        steps = new InvoiceSteps(Actors.partner().partnerId());
        sql = new Sql(PostgresResource.current());
    }

    @Test
    void badDraftsAreRefused() {
        Map<String, Object> bad = new LinkedHashMap<>();
        for (Object quantity : new Object[] {
            0, -1, 1_000_001, Long.MAX_VALUE, "99999999999999999999", 1.5, "1", "satu", true, null, List.of(1)
        }) {
            bad.put("quantity " + quantity, lines(InvoiceSteps.line("Asesmen", quantity, 1_000)));
        }
        bad.put(
                "quantity beyond long",
                "{\"partnerId\":\"" + steps.partnerId
                        + "\",\"lines\":[{\"description\":\"a\",\"quantity\":99999999999999999999,\"unitPrice\":1}]}");
        for (Object price : new Object[] {0, -75_000, 1_000_000_000_000L, 0.5, "75000", null, Map.of("rp", 1)}) {
            bad.put("price " + price, lines(InvoiceSteps.line("Asesmen", 1, price)));
        }
        for (String description : new String[] {
            null,
            "",
            "   ",
            "x".repeat(301),
            "<script>alert(1)</script>",
            "Asesmen <b>tebal</b>",
            "a\nb",
            "a\u0000b",
            "a\u0007"
        }) {
            bad.put("description " + description, lines(InvoiceSteps.line(description, 1, 1_000)));
        }
        bad.put(
                "too large together",
                lines(Collections.nCopies(200, InvoiceSteps.line("Emas", 1_000_000, 999_999_999_999L))
                        .toArray()));
        bad.put(
                "10,000 lines",
                lines(Collections.nCopies(10_000, InvoiceSteps.line("Asesmen", 1, 1))
                        .toArray()));
        bad.put(
                "201 lines",
                lines(Collections.nCopies(201, InvoiceSteps.line("Asesmen", 1, 1))
                        .toArray()));
        bad.put("no lines", lines());
        bad.put("null line", Map.of("partnerId", steps.partnerId, "lines", Collections.singletonList(null)));
        bad.put("null lines", Map.of("partnerId", steps.partnerId));
        bad.put("lines no list", Map.of("partnerId", steps.partnerId, "lines", "x"));
        bad.put("no partner", Map.of("lines", List.of(InvoiceSteps.line("a", 1, 1))));
        for (Object partner :
                List.of("x", 1, UUID.randomUUID().toString(), steps.clerk.id().toString())) {
            bad.put("partner " + partner, with("partnerId", partner));
        }
        for (Object date : List.of(
                "2026-02-30",
                "tomorrow",
                "0001-01-01",
                "+999999999-12-31",
                "2020-01-01",
                true,
                LocalDate.now(java.time.ZoneOffset.UTC).plusYears(5).toString())) {
            bad.put("due " + date, with("dueDate", date));
        }
        bad.put("unknown field", with("total", 1));
        bad.put("status given", with("status", "PAID"));
        bad.put("a list", List.of());
        bad.put("a text", "\"x\"");
        bad.put("broken", "{\"partnerId\":");
        bad.put("nothing", "");
        bad.put("null", "null");

        long before = rows();
        bad.forEach((what, body) -> assertRefused(what, steps.draft(body)));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void badReplacementsLeaveTheDraftAsItIs() {
        String id = steps.drafted();
        String etag = steps.etag(id);

        assertRefused("no lines", steps.replace(id, lines(), etag));
        assertRefused("bad tag", steps.replace(id, steps.body(null), "0"));
        assertRefused("weak tag", steps.replace(id, steps.body(null), "W/" + etag));
        assertRefused(
                "too large",
                steps.replace(
                        id,
                        lines(Collections.nCopies(200, InvoiceSteps.line("x", 1_000_000, 999_999_999_999L))
                                .toArray()),
                        etag));
        assertRefused("no such partner", steps.replace(id, with("partnerId", UUID.randomUUID()), etag));

        assertThat(steps.etag(id)).isEqualTo(etag);
    }

    @Test
    void badPaymentsAndReasonsChangeNothing() {
        String id = steps.issued();
        List<Object> payments = new ArrayList<>(List.of(
                Map.of(),
                Map.of("method", "PAPER"),
                Map.of("method", 1),
                Map.of("method", ""),
                Map.of("method", "ONLINE", "reference", "TM-20260105-ABCDEFGHJKMN"),
                Map.of("method", "CASH", "paidAt", "yesterday"),
                Map.of("method", "CASH", "paidAt", "2999-01-01T00:00:00Z"),
                Map.of("method", "CASH", "paidAt", "+1000000000-12-31T23:59:59Z"),
                Map.of("method", "CASH", "paidAt", "-1000000000-01-01T00:00:00Z"),
                Map.of("method", "CASH", "reference", "x".repeat(101)),
                Map.of("method", "CASH", "reference", "<img src=x onerror=alert(1)>"),
                Map.of("method", "CASH", "note", "x".repeat(1001)),
                Map.of("method", "CASH", "note", "a\u0000b"),
                Map.of("method", "CASH", "amount", 1),
                "",
                "[]",
                "null"));
        for (Object payment : payments) {
            assertRefused(
                    "payment " + payment,
                    steps.clerk.given().body(payment).post(InvoiceSteps.ADMIN + "/{id}/payment", id));
        }
        List<Object> reasons = List.of(
                Map.of(),
                Map.of("reason", ""),
                Map.of("reason", " "),
                Map.of("reason", "x".repeat(501)),
                Map.of("reason", "<script>"),
                Map.of("reason", List.of("a")),
                "",
                "null");
        for (Object reason : reasons) {
            for (String act : List.of("void", "write-off")) {
                assertRefused(
                        act + " " + reason,
                        steps.clerk.given().body(reason).post(InvoiceSteps.ADMIN + "/{id}/" + act, id));
            }
        }
        for (Object due : List.of(Map.of(), Map.of("dueDate", "x"), Map.of("dueDate", "2999-01-01"), "null")) {
            assertRefused(
                    "due date " + due,
                    steps.clerk
                            .given()
                            .header("If-Match", "*")
                            .body(due)
                            .put(InvoiceSteps.ADMIN + "/{id}/due-date", id));
        }
        assertThat(steps.get(id).<String>path("status")).isEqualTo("ISSUED");
        assertThat(steps.get(id).<List<String>>path("history.to")).containsExactly("DRAFT", "ISSUED");
    }

    @Test
    void brokenRulesAreNamedInTheReadersLanguage() {
        steps.draft(with("partnerId", UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-partner"))
                .body("title", equalTo("Mitra tidak ditemukan"));
        Object[] gold = Collections.nCopies(200, InvoiceSteps.line("Emas", 1_000_000, 999_999_999_999L))
                .toArray();
        steps.clerk
                .given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "en")
                .body(lines(gold))
                .post(InvoiceSteps.ADMIN)
                .then()
                .statusCode(422)
                .body("code", equalTo("invoice-too-large"))
                .body("detail", equalTo("The sum of the lines may be at most Rp 999,999,999,999,999."));
        steps.draft(with("dueDate", "2020-01-01"))
                .then()
                .statusCode(422)
                .body("code", equalTo("due-date-out-of-range"));
    }

    @Test
    void badListParametersAreNamed() {
        for (String query : List.of(
                "limit=0",
                "limit=201",
                "limit=x",
                "sort=ppn",
                "cursor=x",
                "status=OVERDUE",
                "partnerId=1",
                "dueFrom=soon",
                "page=1")) {
            assertRefused(query, steps.clerk.given().get(InvoiceSteps.ADMIN + "?" + query));
        }
    }

    @Test
    void wordsThatOnlyLookDangerousAreKeptAsTheyAre() {
        String words = "'; drop table users; -- 😀 harga < 5 & > 3, \"kutip\" =1+1";
        String id = steps.draft(lines(InvoiceSteps.line(words, 1, 1_000)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(steps.get(id).<List<String>>path("lines.description")).containsExactly(words);
    }

    private Map<String, Object> lines(Object... lines) {
        return steps.body(null, lines);
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = steps.body(null);
        body.put(field, value);
        return body;
    }

    private long rows() {
        return sql.number(
                "select (select count(*) from partner_transactions) + (select count(*) from partner_transaction_lines)"
                        + " + (select count(*) from partner_transaction_histories)");
    }

    private static void assertRefused(String what, Response answer) {
        assertThat(answer.statusCode()).as("%s: %s", what, answer.asString()).isBetween(400, 428);
        assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).as(what).isNotBlank();
    }
}
