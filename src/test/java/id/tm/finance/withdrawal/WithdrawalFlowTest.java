package id.tm.finance.withdrawal;

import static id.tm.finance.Money.sql;
import static id.tm.finance.withdrawal.WithdrawalSteps.ADMIN;
import static id.tm.finance.withdrawal.WithdrawalSteps.MINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.finance.AccountKind;
import id.tm.finance.Money;
import id.tm.finance.withdrawal.WithdrawalSteps.Saver;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
@ExtendWith(BooksBalanced.class)
class WithdrawalFlowTest {

    @Inject
    WithdrawalSteps steps;

    private Actor approver;

    @BeforeEach
    void arrive() {
        steps.parkAllOthers();
        approver = Actors.admin("withdrawals:approve", "withdrawals:read");
    }

    @AfterEach
    void settingsAsTheyWere() {
        sql().execute(
                        "delete from config_globals where reason = 'for a test'; delete from config_fees where reason = 'for a test'");
    }

    @Test
    void fromTheWalletToTheBankAccount() {
        Saver saver = steps.saver(1_500_000);
        steps.taxNumber(saver.actor().id(), "PERSON", WithdrawalSteps.NPWP, "SARI WULANDARI", "VERIFIED");

        saver.actor()
                .given()
                .body(Map.of("gross", 1_000_000))
                .post(MINE + "/preview")
                .then()
                .statusCode(200)
                .body("taxKind", equalTo("PPH_21"))
                .body("taxBase", equalTo(500_000))
                .body("tax", equalTo(25_000))
                .body("taxNumber", equalTo(true))
                .body("transferFee", equalTo(2_500))
                .body("net", equalTo(972_500))
                .body("minimum", equalTo(50_000))
                .body("available", equalTo(1_500_000));
        Response asked = steps.ask(saver, 1_000_000);
        asked.then()
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .body("account", equalTo("•••• 7890"))
                .body("bankName", notNullValue())
                .body("tax", nullValue());
        UUID id = UUID.fromString(asked.path("id"));
        assertThat(steps.wallet(saver.wallet())).isEqualTo("500000 + 1000000");

        steps.approve(approver, id)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("tax", equalTo(25_000))
                .body("taxNumber", equalTo("•••• 8901"))
                .body("net", equalTo(972_500))
                .body("sendings", equalTo(0));
        assertThat(steps.wallet(saver.wallet())).isEqualTo("500000 + 0");
        assertThat(steps.books(id))
                .containsExactly("FEE_INCOME 2500", "PAYOUT_CLEARING 972500", "PPH_21_PAYABLE 25000");

        steps.send();
        assertThat(steps.state(id)).isEqualTo("PROCESSING");
        assertThat(sql().number("select amount from simulator_payouts where reference = '" + id + "'"))
                .isEqualTo(972_500);

        steps.acts(id, "succeed");
        steps.lookAgain(id);
        saver.actor()
                .given()
                .get(MINE + "/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("SUCCEEDED"))
                .body("paidAt", notNullValue());
        assertThat(steps.books(id))
                .containsExactly("FEE_INCOME 2500", "GATEWAY_CLEARING 972500", "PPH_21_PAYABLE 25000");
        assertThat(steps.history(id))
                .containsExactly("OWNER REQUESTED", "ADMIN APPROVED", "PROVIDER PROCESSING", "PROVIDER SUCCEEDED");
        assertThat(mails(saver)).containsExactly("withdrawal-requested", "withdrawal-approved", "withdrawal-succeeded");
        assertThat(SentMessages.last(saver.actor().email(), "withdrawal-succeeded")
                        .variables())
                .containsEntry("net", 972_500L)
                .containsEntry("account", "•••• 7890");

        steps.acts(id, "reverse");
        // Nobody polls what has ended: the provider tells.
        tell(id, "reversed").then().statusCode(200);
        steps.workOff();
        assertThat(steps.state(id)).isEqualTo("REVERSED");
        assertThat(steps.wallet(saver.wallet())).isEqualTo("1500000 + 0");
        assertThat(steps.books(id)).isEmpty();
        assertThat(mails(saver)).endsWith("withdrawal-reversed");
        // Taxed once, it is kept.
        assertThat(sql().texts("select taxed_at is not null from user_npwps where user_id = '"
                        + saver.actor().id() + "'"))
                .containsExactly("t");
    }

    @Test
    void whatFailsGoesBackWhole() {
        Saver saver = steps.saver(200_000);
        UUID id = steps.approved(saver, 200_000);
        steps.send();
        steps.acts(id, "fail");
        steps.lookAgain(id);

        assertThat(steps.state(id)).isEqualTo("FAILED");
        assertThat(steps.wallet(saver.wallet())).isEqualTo("200000 + 0");
        assertThat(steps.books(id)).isEmpty();
        assertThat(mails(saver)).endsWith("withdrawal-failed");
        // and the next one may follow
        steps.asked(saver, 100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "150000, PERSON, 3750, 4500",
        "1000000, PERSON, 25000, 30000",
        "5000000, PERSON, 125000, 150000",
        "120000000, PERSON, 3000000, 3600000",
        "150000000, PERSON, 5250000, 6300000",
        "400000000, PERSON, 24000000, 28800000",
        "600000000, PERSON, 44000000, 52800000",
        "1200000000, PERSON, 124000000, 148800000",
        "1000000, COMPANY, 20000, 40000",
    })
    void theTaxIsRightToTheRupiah(long gross, String kind, long with, long without) {
        set("withdrawal.maximum", 2_000_000_000);
        for (boolean verified : List.of(true, false)) {
            Saver saver = steps.saver(gross);
            String number = kind.equals("PERSON") ? WithdrawalSteps.NPWP : "0012345678901000";
            if (verified || kind.equals("COMPANY")) {
                steps.taxNumber(saver.actor().id(), kind, number, "PT SARI", verified ? "VERIFIED" : "PENDING");
            }
            UUID id = steps.approved(saver, gross);
            long tax = verified ? with : without;
            approver.given()
                    .get(ADMIN + "/{id}", id)
                    .then()
                    .body("taxKind", equalTo(kind.equals("PERSON") ? "PPH_21" : "PPH_23"))
                    .body("tax.toLong()", equalTo(tax))
                    .body("net.toLong()", equalTo(gross - tax - 2_500))
                    .body("taxNumber", verified ? notNullValue() : nullValue());
            assertThat(steps.books(id)).contains((kind.equals("PERSON") ? "PPH_21" : "PPH_23") + "_PAYABLE " + tax);
        }
    }

    @Test
    void whatWasApprovedStaysAsItWasWhateverTheSettingsSayLater() {
        Saver saver = steps.saver(500_000);
        UUID id = steps.asked(saver, 500_000);
        setFee("{\"nominal\":5000}");
        steps.approve(approver, id).then().body("transferFee", equalTo(5_000)).body("net", equalTo(480_000));
        String version = sql().texts("select fee_config_id from withdrawals where id = '" + id + "'")
                .get(0);
        assertThat(sql().texts("select value from config_fees where id = '" + version + "'"))
                .containsExactly("{\"nominal\":5000}");
        sql().execute("update withdrawals set fee_config_id = (select id from config_fees where key = 'transfer'"
                + " and proposed_by is null and reason <> 'for a test') where id = '" + id + "'");
        settingsAsTheyWere();

        steps.send();
        assertThat(sql().number("select amount from simulator_payouts where reference = '" + id + "'"))
                .isEqualTo(480_000);
        saver.actor()
                .given()
                .body(Map.of("gross", 500_000))
                .post(MINE + "/preview")
                .then()
                .body("transferFee", equalTo(2_500));
    }

    @Test
    void theOwnerTakesBackWhatIsNotDecided() {
        Saver saver = steps.saver(100_000);
        UUID id = steps.asked(saver, 100_000);
        cancel(saver, id).then().statusCode(200).body("state", equalTo("CANCELLED"));
        assertThat(steps.wallet(saver.wallet())).isEqualTo("100000 + 0");
        cancel(saver, id).then().statusCode(409).body("currentState", equalTo("CANCELLED"));
        steps.approve(approver, id).then().statusCode(409).body("currentState", equalTo("CANCELLED"));

        UUID next = steps.approved(saver, 100_000);
        cancel(saver, next).then().statusCode(409).body("currentState", equalTo("APPROVED"));
    }

    @Test
    void anAdminRefusesWithAReasonThatTheOwnerReads() {
        Saver saver = steps.saver(100_000);
        UUID id = steps.asked(saver, 100_000);
        reject(id, "Nama rekening tidak sesuai").then().statusCode(200).body("state", equalTo("REJECTED"));

        assertThat(steps.wallet(saver.wallet())).isEqualTo("100000 + 0");
        assertThat(SentMessages.last(saver.actor().email(), "withdrawal-rejected")
                        .variables())
                .containsEntry("reason", "Nama rekening tidak sesuai");
        assertThat(sql().texts("select reason from activity_log where subject_type = 'Withdrawal' and event = 'UPDATED'"
                        + " and subject_id = '" + id + "'"))
                .contains("Nama rekening tidak sesuai");
        reject(id, "Once more").then().statusCode(409);
    }

    @Test
    void aboveTheLimitTwoDifferentAdminsApprove() {
        Saver saver = steps.saver(10_000_001);
        UUID id = steps.asked(saver, 10_000_001);
        steps.approve(approver, id)
                .then()
                .statusCode(200)
                .body("state", equalTo("REQUESTED"))
                .body("firstApprovedBy", equalTo(approver.id().toString()));
        steps.approve(approver, id).then().statusCode(409).body("code", equalTo("own-approval"));
        approver.given()
                .queryParam("userId", saver.actor().id())
                .get(ADMIN)
                .then()
                .body("items.firstApproved", contains(true));

        steps.approve(Actors.admin("withdrawals:approve"), id)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
        // Just the limit takes one.
        Saver other = steps.saver(10_000_000);
        steps.approve(approver, steps.asked(other, 10_000_000)).then().body("state", equalTo("APPROVED"));
    }

    @Test
    void nobodyApprovesTheirOwn() {
        Saver saver = steps.saver(100_000);
        UUID id = steps.asked(saver, 100_000);
        sql().execute("update users set email = '" + approver.email().toUpperCase() + "' where id = '"
                + saver.actor().id() + "'");
        steps.approve(approver, id).then().statusCode(409).body("code", equalTo("own-approval"));
        steps.approve(Actors.admin("withdrawals:approve"), id).then().statusCode(200);
    }

    @Test
    void theAmountLiesWithinTheLimitsAndTheWallet() {
        Saver saver = steps.saver(100_000);
        steps.ask(saver, 49_999)
                .then()
                .statusCode(422)
                .body("code", equalTo("withdrawal-amount-not-allowed"))
                .body("minimum", equalTo(50_000));
        steps.ask(saver, 50_000_001).then().statusCode(422).body("maximum", equalTo(50_000_000));
        steps.ask(saver, 100_001).then().statusCode(409).body("code", equalTo("insufficient-funds"));
        set("withdrawal.minimum", 1);
        steps.ask(saver, 2_500).then().statusCode(422).body("code", equalTo("withdrawal-nothing-left"));
        steps.asked(saver, 100_000);
        steps.ask(saver, 50_000).then().statusCode(409).body("code", equalTo("withdrawal-open-already"));
        assertThat(steps.wallet(saver.wallet())).isEqualTo("0 + 100000");
    }

    @Test
    void moneyWaitsAfterAChangeOfTheCredentialsOrTheBank() {
        Saver saver = steps.saver(300_000);
        UUID user = saver.actor().id();
        for (String change : List.of(
                "update users set credentials_changed_at = now() where id = '" + user + "'",
                "update user_banks set changed_at = now() where user_id = '" + user + "'")) {
            UUID asked = steps.asked(saver, 100_000);
            sql().execute(change);
            steps.approve(approver, asked).then().statusCode(422).body("code", equalTo("withdrawal-cool-down"));
            cancel(saver, asked).then().statusCode(200);
            steps.ask(saver, 100_000)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("withdrawal-cool-down"))
                    .body("until", notNullValue());
            sql().execute(change.replace("now()", "now() - interval '25 hours'"));
            cancel(saver, steps.asked(saver, 100_000)).then().statusCode(200);
        }
    }

    @Test
    void onlyToOnesOwnVerifiedAccount() {
        Saver saver = steps.saver(300_000);
        Saver other = steps.saver(300_000);
        steps.ask(new Saver(saver.actor(), saver.wallet(), other.account()), 100_000)
                .then()
                .statusCode(404)
                .body("code", equalTo("bank-account-not-found"));
        UUID asked = steps.asked(saver, 100_000);
        sql().execute("update user_banks set state = 'PENDING', checked_at = null, checked_by = null, name_check = null"
                + " where id = '" + saver.account() + "'");
        steps.approve(approver, asked).then().statusCode(422).body("code", equalTo("bank-account-not-verified"));
        cancel(saver, asked).then().statusCode(200);
        steps.ask(saver, 100_000).then().statusCode(422).body("code", equalTo("bank-account-not-verified"));
    }

    @Test
    void nothingLeavesAWalletThatIsParkedOrInDebt() {
        Saver saver = steps.saver(200_000);
        UUID id = steps.asked(saver, 100_000);
        sql().execute("update wallets set parked_at = now() where id = '" + saver.wallet() + "'");
        steps.approve(approver, id).then().statusCode(409).body("code", equalTo("wallet-parked"));
        sql().execute("update wallets set parked_at = null where id = '" + saver.wallet() + "'");
        Money.wallets().clawBack(saver.wallet(), 100_001, Money.something(), AccountKind.ADJUSTMENT, "");
        steps.approve(approver, id).then().statusCode(409).body("code", equalTo("insufficient-funds"));
        Money.give(saver.wallet(), 1);
        steps.approve(approver, id).then().statusCode(200);

        // In debt between approval and order: what was not sent yet pays it back.
        Money.wallets().clawBack(saver.wallet(), 1, Money.something(), AccountKind.ADJUSTMENT, "");
        steps.send();
        assertThat(steps.state(id)).isEqualTo("FAILED");
        assertThat(steps.wallet(saver.wallet())).isEqualTo("99999 + 0");
        assertThat(sql().number("select count(*) from simulator_payouts where reference = '" + id + "'"))
                .isZero();
    }

    @Test
    void theListOfTheBackOfficeIsFiltered() {
        Saver saver = steps.saver(300_000);
        UUID cancelled = steps.asked(saver, 100_000);
        cancel(saver, cancelled).then().statusCode(200);
        UUID open = steps.asked(saver, 150_000);
        Actor reader = Actors.admin("withdrawals:read");
        String user = saver.actor().id().toString();
        reader.given()
                .queryParams("userId", user, "sort", "gross")
                .get(ADMIN)
                .then()
                .statusCode(200)
                .body("items.id", contains(cancelled.toString(), open.toString()));
        reader.given()
                .queryParams("userId", user, "state", "REQUESTED", "paidLate", "false")
                .get(ADMIN)
                .then()
                .body("items.id", contains(open.toString()));
        reader.given().queryParam("paidLate", "perhaps").get(ADMIN).then().statusCode(400);
        saver.actor()
                .given()
                .queryParam("state", "CANCELLED")
                .get(MINE)
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(cancelled.toString()));
        reader.given().get(ADMIN + "/{id}", open).then().body("holder", containsString("SARI"));
    }

    private static Response cancel(Saver saver, UUID id) {
        return saver.actor().given().post(MINE + "/{id}/cancellation", id);
    }

    private Response reject(UUID id, String reason) {
        return approver.given().body(Map.of("reason", reason)).post(ADMIN + "/{id}/rejection", id);
    }

    private Response tell(UUID id, String what) {
        return steps.callback(id, what);
    }

    private static List<String> mails(Saver saver) {
        return SentMessages.to(saver.actor().email()).stream()
                .map(message -> message.templateKey())
                .toList();
    }

    private static void set(String key, long value) {
        sql().execute("insert into config_globals (id, version, created_at, updated_at, key, value, reason, guarded,"
                + " effective_from, state, decided_at) values (gen_random_uuid(), 0, now(), now(), '" + key + "', '"
                + value
                + "', 'for a test', false, now() - interval '1 second', 'APPROVED', now())");
    }

    private static void setFee(String value) {
        sql().execute("insert into config_fees (id, version, created_at, updated_at, key, value, reason, guarded,"
                + " effective_from, state, decided_at) values (gen_random_uuid(), 0, now(), now(), 'transfer', '"
                + value
                + "', 'for a test', true, now() - interval '1 second', 'APPROVED', now())");
    }
}
