package id.tm.finance.ledger;

import static id.tm.finance.FinanceError.WALLET_PARKED;
import static id.tm.finance.Money.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.tm.finance.Correction;
import id.tm.finance.Money;
import id.tm.finance.Payout;
import id.tm.finance.Purpose;
import id.tm.finance.TestPayables;
import id.tm.finance.WithdrawalPosting;
import id.tm.finance.payment.PaymentSteps;
import id.tm.finance.withdrawal.WithdrawalSteps;
import id.tm.finance.withdrawal.WithdrawalSteps.Saver;
import id.tm.platform.job.JobRunner;
import id.tm.platform.job.JobSummary;
import id.tm.platform.problem.TmException;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows broken by the owner of the database are found, whatever they are. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class LedgerAuditTest {

    private static final String READY = "/q/health/ready";

    @Inject
    JobRunner jobs;

    @Inject
    Bookkeeper bookkeeper;

    @Inject
    PaymentSteps payments;

    @Inject
    WithdrawalSteps withdrawals;

    private UUID wallet;
    private UUID posting;

    @BeforeEach
    void somethingInTheBooks() {
        wallet = Money.wallet(100_000);
        Money.wallets().placeHold(wallet, 30_000, Money.something(), null);
        posting = Money.take(wallet, 10_000).transactionId();
    }

    @AfterEach
    void recovered() {
        jobs.runOnce("ledger-audit");
        assertThat(sql().number("select count(*) from wallets where parked_at is not null"))
                .isZero();
    }

    @Test
    void balancedBooksAreProven() {
        audit().body("balanced", equalTo(true)).body("findings", empty());
        JobSummary run = jobs.runOnce("ledger-audit");
        assertThat(run.failed()).isZero();
        given().get(READY).then().body("checks.find { it.name == 'ledger' }.status", equalTo("UP"));
    }

    @Test
    void aBrokenWalletIsFoundParkedAndMended() {
        UUID innocent = Money.wallet(5_000);
        String lifetime = "wallets set lifetime = lifetime %s 7 where id = '" + wallet + "'";
        breaking(lifetime.formatted("+"), lifetime.formatted("-"), () -> {
            audit().body("balanced", equalTo(false))
                    .body("findings.kind", contains("LIFETIME_DIFFERS"))
                    .body("findings.subjectId", contains(wallet.toString()))
                    .body("findings.expected", contains(100_000))
                    .body("findings.actual", contains(100_007));
            // Looking has changed nothing yet.
            assertThat(sql().number("select count(*) from wallets where parked_at is not null"))
                    .isZero();
            jobs.runOnce("ledger-audit");
            jobs.runOnce("ledger-audit");
            assertThat(sql().number("select count(*) from ledger_findings where resolved_at is null and subject_id = '"
                            + wallet + "'"))
                    .isEqualTo(1);
            given().get(READY)
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'ledger' }.status", equalTo("DOWN"));
            assertThatThrownBy(() -> Money.take(wallet, 1))
                    .isInstanceOfSatisfying(
                            TmException.class, e -> assertThat(e.error()).isEqualTo(WALLET_PARKED));
            Money.give(wallet, 1);
            Money.take(innocent, 1);
            Actor admin = Actors.admin("wallets:read");
            admin.given()
                    .queryParam("parked", true)
                    .get("/api/v1/admin/wallets")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(wallet.toString()))
                    .body("items.id", not(hasItem(innocent.toString())));
        });
        jobs.runOnce("ledger-audit");
        given().get(READY).then().body("checks.find { it.name == 'ledger' }.status", equalTo("UP"));
        Money.take(wallet, 1);
    }

    @Test
    void whateverIsBrokenIsFound() {
        Map<String, String[]> ways = new LinkedHashMap<>();
        ways.put("HELD_DIFFERS", new String[] {
            "wallets set held = held + 1 where id = '%s'", "wallets set held = held - 1 where id = '%s'"
        });
        ways.put("LIFETIME_DIFFERS", new String[] {
            "wallets set lifetime = 0 where id = '%s'", "wallets set lifetime = 100000 where id = '%s'"
        });
        ways.put("HOLDS_DIFFER", new String[] {
            "wallet_holds set amount = 1 where wallet_id = '%s'",
            "wallet_holds set amount = 30000 where wallet_id = '%s'"
        });
        ways.put("MOVEMENTS_DIFFER", new String[] {
            "balances set available_after = 1 where wallet_id = '%s' and number = 3",
            "balances set available_after = 60000 where wallet_id = '%s' and number = 3"
        });
        ways.put("NEGATIVE_UNMARKED", new String[] {
            "wallets set available = -1, overdrawn_since = now() where id = '%s'",
            "wallets set available = 60000, overdrawn_since = null where id = '%s'"
        });
        ways.forEach((kind, way) -> breaking(way[0], way[1], () -> finds(kind, wallet)));
    }

    @Test
    void brokenPostingsAndAccountsAreFoundToo() {
        String where = " where transaction_id = '" + posting + "' and position = 0";
        breaking(
                "ledger_entries set amount = amount + 5" + where,
                "ledger_entries set amount = amount - 5" + where,
                () -> {
                    finds("TRANSACTION_NOT_ZERO", posting);
                    finds("AVAILABLE_DIFFERS", wallet);
                    audit().body("findings.kind", hasItem("TOTAL_NOT_ZERO"));
                    jobs.runOnce("ledger-audit");
                    assertThat(sql().number("select count(*) from wallets where parked_at is not null and id = '"
                                    + wallet + "'"))
                            .isEqualTo(1);
                });
        String head = "ledger_transactions set entry_count = %d where id = '" + posting + "'";
        breaking(head.formatted(3), head.formatted(2), () -> finds("ENTRIES_MISSING", posting));
        String account = sql().texts("select account_id from ledger_entries where transaction_id = '" + posting
                        + "' and position = 1")
                .get(0);
        String house = "ledger_accounts set balance = balance %s 9 where id = '" + account + "'";
        breaking(house.formatted("+"), house.formatted("-"), () -> finds("ACCOUNT_DIFFERS", UUID.fromString(account)));
    }

    @Test
    void moreThanWasOwedCannotLeaveAClearingAccountUnseen() {
        Payout payout = new Payout(UUID.randomUUID(), wallet, 20_000, 0, false, 0);
        Money.ledger().post(new WithdrawalPosting.Requested(payout.withdrawalId(), wallet, 20_000));
        Money.ledger().post(new WithdrawalPosting.Approved(payout));
        Money.ledger().post(new WithdrawalPosting.Paid(payout, null, 0));
        audit().body("balanced", equalTo(true));
        // Each posting balances, but the money has left twice.
        UUID twice = Money.ledger().post(new WithdrawalPosting.Failed(payout)).transactionId();
        finds("CLEARING_UNEXPLAINED", payout.withdrawalId());
        QuarkusTransaction.requiringNew()
                .run(() -> bookkeeper.post(
                        new Correction(twice, Purpose.WITHDRAWAL_FAILED, LedgerQueries.legs(twice), "it was paid")));
        audit().body("balanced", equalTo(true));
    }

    @Test
    void aPaymentWhoseHistoryTellsAnotherStoryIsFound() {
        UUID payment = payments.started(TestPayables.offer(50_000)).id();
        String history =
                "payment_history set amount = %d where payment_id = '" + payment + "' and to_state = 'PENDING'";
        breaking(history.formatted(5), history.formatted(0), () -> finds("PAYMENT_DIFFERS", payment));
    }

    @Test
    void aWithdrawalThatIsElsewhereThanItsMoneyIsFound() {
        Saver saver = withdrawals.saver(500_000);
        UUID asked = withdrawals.asked(saver, 200_000);
        String gross = "withdrawals set gross = gross %s 1 where id = '" + asked + "'";
        breaking(gross.formatted("+"), gross.formatted("-"), () -> finds("WITHDRAWAL_DIFFERS", asked));
        UUID approved = withdrawals.approved(withdrawals.saver(500_000), 200_000);
        String state = "withdrawals set state = '%s' where id = '" + approved + "'";
        breaking(state.formatted("FAILED"), state.formatted("APPROVED"), () -> finds("WITHDRAWAL_DIFFERS", approved));
    }

    private void finds(String kind, UUID subject) {
        audit().body("balanced", equalTo(false))
                .body("findings.findAll { it.kind == '" + kind + "' }.subjectId", hasItem(subject.toString()));
    }

    private static ValidatableResponse audit() {
        return Actors.admin("ledger:audit")
                .given()
                .get("/api/v1/admin/ledger/audit")
                .then()
                .statusCode(200);
    }

    /** As the owner of the database, who can switch its triggers off. */
    private void breaking(String wrong, String right, Runnable meanwhile) {
        write(wrong);
        try {
            meanwhile.run();
        } finally {
            write(right);
        }
    }

    private void write(String update) {
        String table = update.substring(0, update.indexOf(' '));
        sql().execute("begin; alter table " + table + " disable trigger user; update "
                + update.replace("%s", wallet.toString()) + "; alter table " + table + " enable trigger user; commit");
    }
}
