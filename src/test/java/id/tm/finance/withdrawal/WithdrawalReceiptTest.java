package id.tm.finance.withdrawal;

import static id.tm.finance.Money.sql;
import static id.tm.finance.withdrawal.WithdrawalSteps.MINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.finance.withdrawal.WithdrawalSteps.Saver;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Pdfs;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ServiceTest
@ExtendWith(BooksBalanced.class)
class WithdrawalReceiptTest {

    @Inject
    WithdrawalSteps steps;

    @BeforeEach
    void alone() {
        steps.parkAllOthers();
    }

    @Test
    void theReceiptSaysWhatArrivedAndWhatWasTaken() {
        Saver saver = steps.saver(1_000_000);
        steps.taxNumber(saver.actor().id(), "PERSON", WithdrawalSteps.NPWP, "SARI WULANDARI", "VERIFIED");
        UUID id = steps.paid(saver, 1_000_000);

        Response answer = receipt(saver, id, null);
        answer.then().statusCode(200);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        assertThat(answer.header("Cache-Control")).contains("private");
        assertThat(text(answer))
                .contains("Bukti penarikan dana", "SARI WULANDARI", "7890", "8901", "Rp 1.000.000", "PPh 21")
                .contains("50", "Rp 500.000", "Rp 972.500", "DIBAYAR", "WIB")
                .contains("sembilan ratus tujuh puluh dua ribu lima ratus rupiah")
                .doesNotContain("1234567890")
                .doesNotContain(WithdrawalSteps.NPWP);
        assertThat(text(receipt(saver, id, "en"))).contains("Withdrawal receipt", "PAID", "Transfer fee");
        assertThat(receipt(saver, id, null).asByteArray()).isEqualTo(answer.asByteArray());
        reader(saver)
                .header("If-None-Match", answer.header("ETag"))
                .get(MINE + "/{id}/receipt.pdf", id)
                .then()
                .statusCode(304);

        steps.acts(id, "reverse");
        steps.callback(id, "reversed").then().statusCode(200);
        steps.workOff();
        assertThat(text(receipt(saver, id, "en"))).contains("RETURNED", "Returned on");
    }

    @Test
    void theLanguageIsTheOwnersUnlessAskedOtherwiseAndTheRateIsThatOfACompany() {
        Saver saver = steps.saver(1_000_000);
        steps.taxNumber(saver.actor().id(), "COMPANY", "0012345678901000", "PT SARI", "PENDING");
        UUID id = steps.paid(saver, 1_000_000);
        sql().execute("update profiles set locale = 'en' where user_id = '"
                + saver.actor().id() + "'");

        assertThat(text(receipt(saver, id, null))).contains("PPh 23", "4", "none", "Rp 957.500", "Withdrawal receipt");
        assertThat(text(receipt(saver, id, "id"))).contains("tidak ada", "tarif tanpa NPWP");
    }

    @Test
    void thereIsNoneBeforeItIsPaidNorForAnybodyElse() {
        Saver saver = steps.saver(100_000);
        UUID id = steps.approved(saver, 100_000);
        receipt(saver, id, null).then().statusCode(409).body("currentState", equalTo("APPROVED"));
        receipt(saver, id, "fr").then().statusCode(400);
        Actors.member()
                .given()
                .accept(ContentType.ANY)
                .get(MINE + "/{id}/receipt.pdf", id)
                .then()
                .statusCode(404);
    }

    private static Response receipt(Saver saver, UUID id, String language) {
        RequestSpecification request = reader(saver);
        if (language != null) request.queryParam("lang", language);
        return request.get(MINE + "/{id}/receipt.pdf", id);
    }

    private static RequestSpecification reader(Saver saver) {
        return saver.actor().given().accept(ContentType.ANY);
    }

    private static String text(Response answer) {
        return String.join("\n", Pdfs.pages(answer.asByteArray()));
    }
}
