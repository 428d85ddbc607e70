package id.tm.finance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.finance.Ledger;
import id.tm.finance.Money;
import id.tm.finance.Posted;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The books as the back office reads them. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class LedgerReadingTest {

    private static final String TRANSACTIONS = "/api/v1/admin/ledger/transactions";
    private static final String ACCOUNTS = "/api/v1/admin/ledger/accounts";

    @Inject
    Ledger ledger;

    @Test
    void postingsAreFoundAndShownWithTheirEntries() {
        Actor admin = Actors.admin("ledger:read");
        UUID payment = UUID.randomUUID();
        Posted posted = ledger.post(LedgerTest.payment(payment, 400_000));
        admin.given()
                .queryParams(Map.of("referenceId", payment, "purpose", "PAYMENT_RECEIVED", "referenceType", "PAYMENT"))
                .get(TRANSACTIONS)
                .then()
                .statusCode(200)
                .body("items.id", contains(posted.transactionId().toString()))
                .body("items[0].entries", equalTo(4));
        admin.given()
                .get(TRANSACTIONS + "/" + posted.transactionId())
                .then()
                .statusCode(200)
                .body("purpose", equalTo("PAYMENT_RECEIVED"))
                .body("reversalOf", nullValue())
                .body(
                        "entries.account",
                        contains("GATEWAY_CLEARING", "GATEWAY_FEE_EXPENSE", "SALES_REVENUE", "PPN_PAYABLE"))
                .body("entries.qualifier", contains("XENDIT", "XENDIT", "ASSESSMENT", null))
                .body("entries.side", contains("DEBIT", "DEBIT", "CREDIT", "CREDIT"))
                .body("entries.amount", contains(440_000, 4_000, 400_000, 44_000));

        UUID wallet = Money.wallet(1_000);
        UUID taken = Money.take(wallet, 400).transactionId();
        admin.given()
                .queryParam("walletId", wallet)
                .queryParam("limit", 1)
                .get(TRANSACTIONS)
                .then()
                .body("items.id", contains(taken.toString()))
                .body("nextCursor", notNullValue());
        admin.given()
                .queryParam("since", "2999-01-01T00:00:00Z")
                .get(TRANSACTIONS)
                .then()
                .body("items.size()", equalTo(0));
        admin.given()
                .get(TRANSACTIONS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("ledger-transaction-not-found"));
    }

    @Test
    void aMistakeIsTakenBackByHandAndSaysWhy() {
        Actor admin = Actors.admin("ledger:read", "ledger:correct");
        UUID wallet = Money.wallet();
        UUID wrong = Money.give(wallet, 70_000).transactionId();
        String reversal = TRANSACTIONS + "/" + wrong + "/reversal";
        for (int i = 0; i < 2; i++) {
            admin.given()
                    .body(Map.of("reason", "Salah akun"))
                    .post(reversal)
                    .then()
                    .statusCode(200)
                    .body("purpose", equalTo("CORRECTION"))
                    .body("reversalOf", equalTo(wrong.toString()))
                    .body("note", equalTo("Salah akun"))
                    .body("entries.amount", contains(70_000, 70_000));
        }
        assertThat(Money.wallets().balance(wallet).available()).isZero();
        assertThat(Money.sql()
                        .texts("select reason from activity_log where table_name = 'ledger_transactions'"
                                + " and subject_id in (select id::text from ledger_transactions where reversal_of = '"
                                + wrong
                                + "')"))
                .containsExactly("Salah akun");
    }

    @Test
    void whatBelongsToACaseOrIsSpentIsNotTakenBackByHand() {
        Actor admin = Actors.admin("ledger:correct");
        UUID payment =
                ledger.post(LedgerTest.payment(UUID.randomUUID(), 400_000)).transactionId();
        UUID wallet = Money.wallet();
        UUID spent = Money.give(wallet, 20_000).transactionId();
        Money.take(wallet, 15_000);
        Map.of(payment, "not-reversible", spent, "insufficient-funds").forEach((id, code) -> admin.given()
                .body(Map.of("reason", "Salah akun"))
                .post(TRANSACTIONS + "/" + id + "/reversal")
                .then()
                .statusCode(409)
                .body("code", equalTo(code)));
        assertThat(Money.wallets().balance(wallet).available()).isEqualTo(5_000);

        UUID right = Money.give(wallet, 1_000).transactionId();
        String reversal = TRANSACTIONS + "/" + right + "/reversal";
        for (String body : new String[] {
            "",
            "{}",
            "[]",
            "{\"reason\": \" \"}",
            "{\"reason\": 1}",
            "{\"reason\": \"a\\u0000b\"}",
            "{\"reason\": \"" + "x".repeat(501) + "\"}",
            "{\"reason\": \"ok\", \"amount\": 1}"
        }) {
            admin.given().body(body).post(reversal).then().statusCode(400);
        }
        Map<String, String> reason = Map.of("reason", "Salah akun");
        Actors.admin("ledger:read", "ledger:audit")
                .given()
                .body(reason)
                .post(reversal)
                .then()
                .statusCode(403);
        Actors.member().given().body(reason).post(reversal).then().statusCode(403);
        admin.given()
                .body(reason)
                .post(TRANSACTIONS + "/" + UUID.randomUUID() + "/reversal")
                .then()
                .statusCode(404);
        assertThat(Money.wallets().balance(wallet).available()).isEqualTo(6_000);
    }

    @Test
    void accountsOfTheHouseAreShownWhole() {
        Actor admin = Actors.admin("ledger:read");
        ledger.post(LedgerTest.payment(UUID.randomUUID(), 400_000));
        admin.given()
                .get(ACCOUNTS)
                .then()
                .statusCode(200)
                .body("house.findAll { it.account == 'GATEWAY_CLEARING' }.side", everyItem(equalTo("DEBIT")))
                .body("house.findAll { it.account == 'GATEWAY_CLEARING' }.qualifier", hasItem("XENDIT"));
        admin.given()
                .queryParam("at", "2000-01-01T00:00:00Z")
                .get(ACCOUNTS)
                .then()
                .statusCode(200)
                .body("house.balance", everyItem(equalTo(0)))
                .body("walletsAvailable", equalTo(0));
    }

    @Test
    void questionsThatMakeNoSenseAreRefused() {
        Actor admin = Actors.admin("ledger:read");
        for (String at :
                new String[] {"yesterday", "\u0000", "2026-01-05", "+999999999-01-01T00:00:00Z", "😀", "' or 1=1"}) {
            admin.given()
                    .queryParam("at", at)
                    .get(ACCOUNTS)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-input"));
        }
        Map<String, String> wrong = Map.of(
                "purpose",
                "STEALING",
                "referenceId",
                "x",
                "walletId",
                "1",
                "since",
                "now",
                "limit",
                "0",
                "sort",
                "amount",
                "cursor",
                "zzz");
        wrong.forEach((name, value) ->
                admin.given().queryParam(name, value).get(TRANSACTIONS).then().statusCode(400));
        admin.given()
                .queryParam("amount", "1")
                .get(TRANSACTIONS)
                .then()
                .statusCode(400)
                .body("detail", containsString("purpose"));
        admin.given().get(TRANSACTIONS + "/1").then().statusCode(404);
    }
}
