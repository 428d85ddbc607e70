package id.tm.finance.payment;

import static id.tm.finance.payment.PaymentSteps.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import id.tm.finance.PaymentInfo;
import id.tm.finance.TestPayables;
import id.tm.platform.document.Written;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Pdfs;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a payer sees of a payment, and the receipt of it. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class PaymentReceiptTest {

    private static final String MINE = "/api/v1/me/payments";
    private static final String RECEIPT = MINE + "/{id}/receipt.pdf";

    @Inject
    PaymentSteps steps;

    private Actor payer;
    private PaymentInfo payment;

    @BeforeEach
    void begin() {
        steps.parkAllOthers();
        payer = Actors.member();
        payment = steps.started(TestPayables.offer(PRICE, payer.id(), null, true));
    }

    @Test
    void payerSeesOwnPaymentsOnly() {
        Actor other = Actors.member();
        payer.given()
                .get(MINE)
                .then()
                .statusCode(200)
                .body("items.id", contains(payment.id().toString()))
                .body("items[0].state", is("PENDING"))
                .body("items[0].checkoutUrl", is(payment.checkoutUrl()));
        payer.given()
                .get(MINE + "/{id}", payment.id())
                .then()
                .statusCode(200)
                .body("amount", is((int) PRICE))
                .body("description", is("Assessment for one person"));
        payer.given().get(MINE + "?state=PAID").then().statusCode(200).body("items", empty());
        payer.given().get(MINE + "?payerId=" + payer.id()).then().statusCode(400);
        other.given().get(MINE).then().statusCode(200).body("items", empty());

        pay();
        for (String path : List.of(MINE + "/{id}", RECEIPT)) {
            assertThat(read(payer, path, payment.id()).statusCode()).isEqualTo(200);
            assertThat(read(other, path, payment.id()).statusCode()).isEqualTo(404);
            assertThat(read(Actors.admin("payments:read"), path, payment.id()).statusCode())
                    .isEqualTo(403);
            assertThat(RestAssured.given().get(path, payment.id()).statusCode()).isEqualTo(401);
            for (String wrong : List.of(UUID.randomUUID().toString(), "1", "' or 1=1 --")) {
                assertThat(read(payer, path, wrong).statusCode()).isEqualTo(404);
            }
        }
        payer.given().get(MINE + "/{id}", payment.id()).then().body("checkoutUrl", is((String) null));
        assertThat(read(payer, RECEIPT + "?lang=fr", payment.id()).statusCode()).isIn(400, 422);
    }

    @Test
    void thereIsNoReceiptBeforeTheMoney() {
        read(payer, RECEIPT, payment.id())
                .then()
                .statusCode(409)
                .body("code", is("illegal-state"))
                .body("currentState", is("PENDING"));
    }

    @Test
    void receiptSaysWhatWasPaid() {
        pay();
        PaymentInfo paid = steps.read(payment.id());
        Written written = new Written(Locale.forLanguageTag("id"));

        assertThat(text("id"))
                .contains("Kuitansi", payment.reference(), payer.name(), "LUNAS", "Assessment for one person")
                .contains(written.moment(paid.paidAt()))
                .contains("2 Service fee 1 Rp 4.000 Rp 4.000")
                .contains("3 Voucher HEMAT 1 -Rp 4.000 -Rp 4.000")
                .contains("Jumlah dibayar Rp 444.000")
                .contains("Terbilang: empat ratus empat puluh empat ribu rupiah")
                .doesNotContain("Dikembalikan");
        assertThat(text("en"))
                .contains("Receipt", "PAID", "Amount paid Rp 444.000")
                .doesNotContain("Terbilang");

        Response first = read(payer, RECEIPT, payment.id());
        assertThat(read(payer, RECEIPT, payment.id()).asByteArray()).isEqualTo(first.asByteArray());
        assertThat(first.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"receipt-" + payment.reference() + ".pdf\"");
        RestAssured.given()
                .auth()
                .oauth2(payer.token())
                .header("If-None-Match", first.header("ETag"))
                .get(RECEIPT, payment.id())
                .then()
                .statusCode(304);
    }

    @Test
    void receiptSaysWhatWentBack() {
        pay();
        steps.acts(payment, "refund", Map.of("amount", 44_000, "copies", 0));
        steps.refresh(payment);
        assertThat(text("id"))
                .contains("DIKEMBALIKAN SEBAGIAN", "Dikembalikan -Rp 44.000", "Setelah pengembalian Rp 400.000");

        steps.acts(payment, "refund", Map.of("amount", 400_000, "copies", 0));
        steps.refresh(payment);
        assertThat(text("en")).contains("REFUNDED", "Given back -Rp 444.000", "After what was given back Rp 0");
    }

    @Test
    void receiptOfMoneyThatTheBankTookBackSaysSo() {
        pay();
        steps.acts(payment, "deny", Map.of("copies", 0));
        steps.refresh(payment);
        assertThat(text("id"))
                .contains("DITARIK KEMBALI", "Dikembalikan -Rp 444.000")
                .doesNotContain("LUNAS");
    }

    private void pay() {
        steps.acts(payment, "pay", Map.of("copies", 0));
        steps.refresh(payment);
    }

    private static Response read(Actor reader, String path, Object id) {
        return RestAssured.given().auth().oauth2(reader.token()).get(path, id);
    }

    private String text(String language) {
        Response answer = read(payer, RECEIPT + "?lang=" + language, payment.id());
        assertThat(answer.statusCode()).isEqualTo(200);
        return String.join("\n", Pdfs.pages(answer.asByteArray()));
    }
}
