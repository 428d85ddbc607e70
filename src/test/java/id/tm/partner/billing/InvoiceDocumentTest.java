package id.tm.partner.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.document.Written;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Pdfs;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The invoice as a PDF: what it says, to whom, and that it is the same file each time. */
@ServiceTest
class InvoiceDocumentTest {

    private static final String MINE = "/api/v1/partner/invoices/{id}/invoice.pdf";
    private static final String ADMIN = InvoiceSteps.ADMIN + "/{id}/invoice.pdf";

    @Inject
    SystemClock clock;

    private Actor partner;
    private InvoiceSteps steps;

    @BeforeEach
    void arrive() {
        partner = Actors.partner();
        steps = new InvoiceSteps(partner.partnerId());
    }

    @AfterEach
    void comeBack() {
        clock.move(Duration.ZERO);
    }

    @Test
    void saysWhatTheInvoiceSays() {
        String id = steps.issued();
        JsonPath view = steps.get(id).jsonPath();
        for (String language : List.of("id", "en")) {
            Written written = new Written(Locale.forLanguageTag(language));
            String text = text(pdf(partner, id, language));

            assertThat(text)
                    .contains(view.getString("number"), view.getString("partnerName"))
                    .contains(written.date(Instant.parse(view.getString("issuedAt"))))
                    .contains(written.date(LocalDate.parse(view.getString("dueDate"))))
                    .contains("1 Asesmen minat bakat 4 Rp 75.000 Rp 300.000")
                    .contains("2 Laporan cetak 2 Rp 50.000 Rp 100.000")
                    .contains("Subtotal Rp 400.000", Written.rupiah(view.getLong("subtotal")))
                    .contains("11/12) Rp 366.667", Written.rupiah(view.getLong("dpp")))
                    .contains("12% Rp 44.000", Written.rupiah(view.getLong("ppn")))
                    .contains("Rp 444.000", Written.rupiah(view.getLong("total")))
                    .contains("/partner/invoices/" + id);
        }
        assertThat(text(pdf(partner, id, "id")))
                .contains("Tagihan", "DPP nilai lain (11/12)", "PPN 12%", "Belum dibayar", "Halaman 1 dari 1")
                .contains("Terbilang: empat ratus empat puluh empat ribu rupiah")
                .contains("bukan faktur pajak")
                .doesNotContain("JATUH TEMPO", "LUNAS");
        assertThat(text(pdf(partner, id, "en")))
                .contains("Invoice", "Tax base (DPP, 11/12)", "VAT (PPN) 12%", "Unpaid", "Page 1 of 1")
                .doesNotContain("OVERDUE", "PAID", "Terbilang");
    }

    @Test
    void isTheSameFileUntilTheInvoiceChanges() {
        String id = steps.issued();
        Response first = pdf(partner, id, "id");
        assertThat(first.contentType()).isEqualTo("application/pdf");
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(first.header("Content-Disposition")).matches("inline; filename=\"INV-\\d{4}-\\d{6,}\\.pdf\"");

        assertThat(pdf(partner, id, "id").asByteArray()).isEqualTo(first.asByteArray());
        assertThat(anything(steps.clerk).get(ADMIN + "?lang=id", id).asByteArray())
                .isEqualTo(first.asByteArray());
        anything(partner)
                .header("If-None-Match", first.header("ETag"))
                .get(MINE + "?lang=id", id)
                .then()
                .statusCode(304);

        assertThat(pdf(partner, id, "en").asByteArray()).isNotEqualTo(first.asByteArray());
        steps.pay(id).then().statusCode(200);
        anything(partner)
                .header("If-None-Match", first.header("ETag"))
                .get(MINE + "?lang=id", id)
                .then()
                .statusCode(200);
    }

    @Test
    void showsHowItStands() {
        String paid = steps.issued();
        steps.pay(paid, Map.of("method", "BANK_TRANSFER", "reference", "TRF-0042", "note", "for us alone"))
                .then()
                .statusCode(200);
        assertThat(text(pdf(partner, paid, "id")))
                .contains("LUNAS", "melalui transfer bank, referensi TRF-0042")
                .doesNotContain("for us alone", "Mohon dibayar");
        assertThat(text(pdf(partner, paid, "en"))).contains("PAID", "by bank transfer, reference TRF-0042");

        String voided = steps.issued();
        steps.makeVoid(voided).then().statusCode(200);
        assertThat(text(pdf(partner, voided, "id")))
                .contains("BATAL", "tidak perlu dibayar")
                .doesNotContain("Salah alamat");
        assertThat(text(pdf(partner, voided, "en"))).contains("VOID");

        String writtenOff = steps.issued();
        steps.writeOff(writtenOff).then().statusCode(200);
        assertThat(text(pdf(partner, writtenOff, "id")))
                .contains("DIHAPUSBUKUKAN")
                .doesNotContain("pailit");
    }

    @Test
    void turnsOverdueOnTheDayAfterItsDueDate() {
        String id = steps.issued();
        clock.move(Duration.ofDays(14));
        assertThat(text(pdf(Actors.partnerOperator(partner), id, "id"))).doesNotContain("JATUH TEMPO");
        clock.move(Duration.ofDays(15));
        assertThat(text(pdf(Actors.partnerOperator(partner), id, "en"))).contains("OVERDUE", "1 day overdue");
        clock.move(Duration.ofDays(17));
        assertThat(text(pdf(Actors.partnerOperator(partner), id, "id"))).contains("JATUH TEMPO", "Terlambat 3 hari");
    }

    @Test
    void draftIsForTheBackOfficeOnly() {
        String draft = steps.drafted();
        assertThat(text(anything(steps.clerk).get(ADMIN, draft)))
                .contains("RANCANGAN", "Rancangan tagihan", "Rp 444.000", "belum diterbitkan")
                .doesNotContain("INV/", "/partner/invoices/");
        anything(partner).get(MINE, draft).then().statusCode(404);
    }

    @Test
    void languageIsAskedForByNameOrByTheBrowser() {
        String id = steps.issued();
        assertThat(text(anything(partner).header("Accept-Language", "en-GB").get(MINE, id)))
                .contains("Invoice");
        assertThat(text(anything(partner).header("Accept-Language", "fr").get(MINE, id)))
                .contains("Tagihan");
        assertThat(text(anything(partner).header("Accept-Language", "en").get(MINE + "?lang=id", id)))
                .contains("Tagihan");
        for (String wrong : List.of("fr", "EN", " ", "id' or 1=1", "\u0000", "x".repeat(3000))) {
            for (String path : List.of(MINE, ADMIN)) {
                Actor reader = path.equals(MINE) ? partner : steps.clerk;
                assertThat(anything(reader)
                                .queryParam("lang", wrong)
                                .get(path, id)
                                .statusCode())
                        .as(wrong)
                        .isIn(400, 422);
            }
        }
    }

    @Test
    void isForItsPartnerAndTheBackOfficeOnly() {
        String id = steps.issued();
        Map<String, Integer> mine = new LinkedHashMap<>();
        Map<String, RequestSpecification> readers = new LinkedHashMap<>();
        readers.put("partner", anything(partner));
        readers.put("operator", anything(Actors.partnerOperator(partner)));
        readers.put("other partner", anything(Actors.partner()));
        readers.put("operator of another", anything(Actors.partnerOperator(Actors.partner())));
        readers.put("member", anything(Actors.member()));
        readers.put("admin", anything(Actors.superAdmin()));
        readers.put("anonymous", RestAssured.given());
        readers.forEach((who, reader) -> mine.put(who, reader.get(MINE, id).statusCode()));
        assertThat(mine)
                .containsExactly(
                        Map.entry("partner", 200),
                        Map.entry("operator", 200),
                        Map.entry("other partner", 404),
                        Map.entry("operator of another", 404),
                        Map.entry("member", 403),
                        Map.entry("admin", 403),
                        Map.entry("anonymous", 401));

        anything(Actors.admin("invoices:read")).get(ADMIN, id).then().statusCode(200);
        anything(Actors.admin("invoices:write")).get(ADMIN, id).then().statusCode(403);
        anything(partner).get(ADMIN, id).then().statusCode(403);
        RestAssured.given().get(ADMIN, id).then().statusCode(401);
        for (String other : List.of(UUID.randomUUID().toString(), "1", "'; drop table partner_transactions; --")) {
            anything(partner).get(MINE, other).then().statusCode(404);
            anything(steps.clerk).get(ADMIN, other).then().statusCode(404);
        }
        partner.given().get(MINE, id).then().statusCode(406).body("code", equalTo("not-acceptable"));
    }

    @Test
    void manyLinesAndAnyLetters() {
        Object[] lines = new Object[200];
        for (int line = 0; line < lines.length; line++) {
            lines[line] = InvoiceSteps.line("Asesmen 👩‍🎓 漢字 العربية " + "panjang ".repeat(30), 1_000, 4_999_999);
        }
        String id = steps.draft(steps.body(null, lines))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        steps.issue(id).then().statusCode(200);

        List<String> pages = Pdfs.pages(pdf(partner, id, "id").asByteArray());

        assertThat(pages).hasSizeGreaterThan(15);
        assertThat(pages.get(pages.size() - 1)).contains("Rp 999.999.800.000", "Halaman " + pages.size() + " dari ");
        List<String> numbers = new ArrayList<>();
        for (String page : pages) {
            page.lines().filter(line -> line.contains("Rp 4.999.999.000")).forEach(numbers::add);
        }
        assertThat(numbers).hasSize(200).allSatisfy(line -> assertThat(line).contains("Asesmen ◊ ◊◊ ◊◊◊◊◊◊◊"));
    }

    private static Response pdf(Actor reader, String id, String language) {
        return anything(reader).get(MINE + "?lang=" + language, id);
    }

    private static RequestSpecification anything(Actor reader) {
        return RestAssured.given().auth().oauth2(reader.token());
    }

    private static String text(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return String.join("\n", Pdfs.pages(answer.asByteArray()));
    }
}
