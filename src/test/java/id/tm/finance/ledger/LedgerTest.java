package id.tm.finance.ledger;

import static id.tm.finance.FinanceError.HOLD_NOT_FOUND;
import static id.tm.finance.FinanceError.HOLD_SETTLED;
import static id.tm.finance.FinanceError.INSUFFICIENT_FUNDS;
import static id.tm.finance.FinanceError.LEDGER_TRANSACTION_NOT_FOUND;
import static id.tm.finance.FinanceError.NOT_REVERSIBLE;
import static id.tm.finance.FinanceError.POSTING_CONFLICT;
import static id.tm.finance.FinanceError.WALLET_NOT_FOUND;
import static id.tm.finance.Money.sql;
import static id.tm.finance.Money.state;
import static id.tm.finance.Money.wallet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.finance.AccountKind;
import id.tm.finance.CommissionPosting;
import id.tm.finance.Ledger;
import id.tm.finance.Money;
import id.tm.finance.PaymentPosting;
import id.tm.finance.Payout;
import id.tm.finance.Posted;
import id.tm.finance.Posting;
import id.tm.finance.Reference;
import id.tm.finance.Sale;
import id.tm.finance.WalletPosting;
import id.tm.finance.Wallets;
import id.tm.finance.WithdrawalPosting;
import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.testing.BooksBalanced;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ServiceTest
@ExtendWith(BooksBalanced.class)
class LedgerTest {

    @Inject
    Ledger ledger;

    @Inject
    Wallets wallets;

    @Inject
    SystemClock clock;

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void theSameEventIsWrittenOnce() {
        Posting paid = payment(UUID.randomUUID(), 400_000);
        Posted first = ledger.post(paid);
        assertThat(first.before()).isFalse();
        String before = state();
        assertThat(ledger.post(paid)).isEqualTo(new Posted(first.transactionId(), true));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void theSameReferenceWithAnotherContentIsRefused() {
        UUID id = UUID.randomUUID();
        ledger.post(payment(id, 400_000));
        String before = state();
        refused(POSTING_CONFLICT, () -> ledger.post(payment(id, 400_001)));
        assertThat(state()).isEqualTo(before);
        // For another purpose the reference is free.
        ledger.post(new PaymentPosting.Reversed(id, "XENDIT", sale(400_000)));
    }

    @Test
    void manyAtOnceWriteTheSameEventOnce() {
        UUID wallet = wallet();
        Reference what = Money.something();
        List<Posted> all = Race.calls(40, n -> wallets.credit(wallet, 5_000, what, AccountKind.ADJUSTMENT, ""));
        assertThat(all.stream().map(Posted::transactionId).distinct()).hasSize(1);
        assertThat(all.stream().filter(posted -> !posted.before())).hasSize(1);
        assertThat(wallets.balance(wallet).available()).isEqualTo(5_000);
    }

    @Test
    void whatIsNotThereCannotBeTakenAndNothingChanges() {
        UUID wallet = wallet(10_000);
        String before = state();
        refused(INSUFFICIENT_FUNDS, () -> Money.take(wallet, 10_001));
        refused(INSUFFICIENT_FUNDS, () -> wallets.placeHold(wallet, 10_001, Money.something(), null));
        refused(WALLET_NOT_FOUND, () -> Money.take(UUID.randomUUID(), 1));
        refused(WALLET_NOT_FOUND, () -> wallets.balance(UUID.randomUUID()));
        refused(HOLD_NOT_FOUND, () -> wallets.releaseHold(Money.something()));
        assertThat(state()).isEqualTo(before);
        Money.take(wallet, 10_000);
        assertThat(wallets.balance(wallet).available()).isZero();
    }

    @Test
    void aHoldIsPlacedAndSettledOnce() {
        UUID wallet = wallet(10_000);
        Reference captured = Money.something();
        Reference released = Money.something();
        wallets.placeHold(wallet, 4_000, captured, null);
        wallets.placeHold(wallet, 6_000, released, null);
        assertThat(wallets.balance(wallet).available()).isZero();
        assertThat(wallets.balance(wallet).held()).isEqualTo(10_000);

        wallets.captureHold(captured, AccountKind.SALES_REVENUE, "EVENT");
        wallets.releaseHold(released);
        assertThat(wallets.balance(wallet).available()).isEqualTo(6_000);
        assertThat(wallets.balance(wallet).held()).isZero();

        String before = state();
        assertThat(wallets.releaseHold(released).before()).isTrue();
        refused(HOLD_SETTLED, () -> wallets.captureHold(released, AccountKind.SALES_REVENUE, "EVENT"));
        refused(HOLD_SETTLED, () -> wallets.releaseHold(captured));
        refused(POSTING_CONFLICT, () -> wallets.placeHold(wallet, 1_000, captured, null));
        refused(HOLD_NOT_FOUND, () -> ledger.post(new WalletPosting.Released(captured, wallet, 3_999)));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aHoldIsSettledByOneOfManyAtOnce() {
        UUID wallet = wallet(10_000);
        Reference of = Money.something();
        wallets.placeHold(wallet, 10_000, of, null);
        List<Boolean> won = Race.calls(60, n -> {
            try {
                Posted posted = n % 3 == 0
                        ? wallets.captureHold(of, AccountKind.SALES_REVENUE, "EVENT")
                        : n % 3 == 1
                                ? wallets.releaseHold(of)
                                : ledger.post(new WalletPosting.Expired(of, wallet, 10_000));
                return !posted.before();
            } catch (TmException e) {
                assertThat(e.error()).isEqualTo(HOLD_SETTLED);
                return false;
            }
        });
        assertThat(won.stream().filter(each -> each)).hasSize(1);
        assertThat(wallets.balance(wallet).held()).isZero();
    }

    @Test
    void aCommissionIsHeldThenReleasedThenPerhapsClawedBack() {
        UUID wallet = wallet();
        UUID commission = UUID.randomUUID();
        ledger.post(new CommissionPosting.Accrued(commission, wallet, 150_000));
        assertThat(wallets.balance(wallet).held()).isEqualTo(150_000);
        assertThat(wallets.balance(wallet).lifetime()).isZero();
        ledger.post(new CommissionPosting.Released(commission, wallet, 150_000));
        assertThat(wallets.balance(wallet).available()).isEqualTo(150_000);
        assertThat(wallets.balance(wallet).lifetime()).isEqualTo(150_000);
        refused(HOLD_SETTLED, () -> ledger.post(new CommissionPosting.Reversed(commission, wallet, 150_000)));

        Money.take(wallet, 100_000);
        ledger.post(new CommissionPosting.ClawedBack(commission, wallet, 150_000));
        assertThat(wallets.balance(wallet).available()).isEqualTo(-100_000);
        assertThat(wallets.balance(wallet).lifetime()).isZero();
        refused(INSUFFICIENT_FUNDS, () -> Money.take(wallet, 1));
        refused(INSUFFICIENT_FUNDS, () -> wallets.placeHold(wallet, 1, Money.something(), null));

        // What comes later pays it back first.
        Money.give(wallet, 99_999);
        assertThat(overdrawn(wallet)).isEqualTo("t");
        refused(INSUFFICIENT_FUNDS, () -> Money.take(wallet, 1));
        Money.give(wallet, 2);
        assertThat(overdrawn(wallet)).isEqualTo("f");
        Money.take(wallet, 1);
    }

    @Test
    void aWithdrawalFromRequestToReversal() {
        UUID wallet = wallet(1_500_000);
        Payout payout = new Payout(UUID.randomUUID(), wallet, 1_000_000, 25_000, false, 2_500);
        long clearing = ledger.balance(AccountKind.PAYOUT_CLEARING, "", null);
        long tax = ledger.balance(AccountKind.PPH_21_PAYABLE, "", null);
        ledger.post(new WithdrawalPosting.Requested(payout.withdrawalId(), wallet, 1_000_000));
        assertThat(wallets.balance(wallet).available()).isEqualTo(500_000);
        ledger.post(new WithdrawalPosting.Approved(payout));
        assertThat(wallets.balance(wallet).held()).isZero();
        assertThat(ledger.balance(AccountKind.PAYOUT_CLEARING, "", null)).isEqualTo(clearing + 972_500);
        assertThat(ledger.balance(AccountKind.PPH_21_PAYABLE, "", null)).isEqualTo(tax + 25_000);
        ledger.post(new WithdrawalPosting.Paid(payout, "XENDIT", 1_500));
        assertThat(ledger.balance(AccountKind.PAYOUT_CLEARING, "", null)).isEqualTo(clearing);
        ledger.post(new WithdrawalPosting.Reversed(payout, "XENDIT"));
        assertThat(wallets.balance(wallet).available()).isEqualTo(1_500_000);
        assertThat(ledger.balance(AccountKind.PPH_21_PAYABLE, "", null)).isEqualTo(tax);
        assertThat(wallets.balance(wallet).lifetime()).isEqualTo(1_500_000);
    }

    @Test
    void aCorrectionIsAnotherPostingThatPointsBack() {
        UUID wallet = wallet();
        Posted wrong = Money.give(wallet, 70_000);
        Posted correction = ledger.reverse(wrong.transactionId(), "wrong person");
        assertThat(wallets.balance(wallet).available()).isZero();
        assertThat(wallets.balance(wallet).lifetime()).isZero();
        assertThat(sql().texts("select reversal_of from ledger_transactions where id = '" + correction.transactionId()
                        + "'"))
                .containsExactly(wrong.transactionId().toString());
        assertThat(ledger.reverse(wrong.transactionId(), "again").before()).isTrue();
        refused(NOT_REVERSIBLE, () -> ledger.reverse(correction.transactionId(), "no"));
        refused(LEDGER_TRANSACTION_NOT_FOUND, () -> ledger.reverse(UUID.randomUUID(), "no"));

        Money.give(wallet, 10_000);
        Posted held = wallets.placeHold(wallet, 5_000, Money.something(), null);
        refused(NOT_REVERSIBLE, () -> ledger.reverse(held.transactionId(), "no"));
        Posted spentLater = Money.give(wallet, 20_000);
        Money.take(wallet, 25_000);
        refused(INSUFFICIENT_FUNDS, () -> ledger.reverse(spentLater.transactionId(), "spent"));
    }

    @Test
    void everyInstantHasItsBalance() {
        UUID wallet = wallet();
        Instant start = clock.instant();
        long before = ledger.balance(AccountKind.ADJUSTMENT, "", null);
        clock.move(Duration.ofDays(1));
        Money.give(wallet, 100_000);
        clock.move(Duration.ofDays(2));
        Money.take(wallet, 30_000);
        wallets.placeHold(wallet, 20_000, Money.something(), null);
        assertThat(at(wallet, start)).isEqualTo(new LedgerQueries.WalletAt(0, 0, 0));
        assertThat(at(wallet, start.plus(Duration.ofHours(36))))
                .isEqualTo(new LedgerQueries.WalletAt(100_000, 0, 100_000));
        assertThat(at(wallet, start.plus(Duration.ofHours(60))))
                .isEqualTo(new LedgerQueries.WalletAt(50_000, 20_000, 100_000));
        assertThat(ledger.balance(AccountKind.ADJUSTMENT, "", start)).isEqualTo(before);
        assertThat(ledger.balance(AccountKind.ADJUSTMENT, "", start.plus(Duration.ofHours(36))))
                .isEqualTo(before + 100_000);
        assertThat(ledger.balance(AccountKind.ADJUSTMENT, "", null)).isEqualTo(before + 70_000);
    }

    @Test
    void accountsOfTheHouseAreSplitIntoParts() {
        long before = ledger.balance(AccountKind.GATEWAY_CLEARING, "SPLIT", null);
        for (int i = 0; i < 64; i++) {
            ledger.post(new PaymentPosting.Received(UUID.randomUUID(), "SPLIT", sale(10_000), 0));
        }
        assertThat(
                        sql().number(
                                        "select count(*) from ledger_accounts where kind = 'GATEWAY_CLEARING' and qualifier = 'SPLIT'"))
                .isBetween(8L, 16L);
        assertThat(ledger.balance(AccountKind.GATEWAY_CLEARING, "SPLIT", null)).isEqualTo(before + 64 * 11_100);
    }

    @Test
    void nothingThatWasWrittenCanBeChanged() {
        Money.give(wallet(), 1_000);
        for (String table : List.of("ledger_transactions", "ledger_entries", "balances")) {
            for (String act : List.of(
                    "delete from " + table,
                    "update " + table + " set created_at = now()",
                    "truncate " + table + " cascade")) {
                assertThatThrownBy(() -> sql().execute(act)).as(act).hasStackTraceContaining("append-only");
            }
        }
        assertThatThrownBy(() -> sql().execute("delete from ledger_accounts")).hasStackTraceContaining("append-only");
    }

    @Test
    void theDatabaseItselfRefusesWhatDoesNotBalance() throws SQLException {
        UUID wallet = wallet(1_000);
        String account = sql().texts(
                        "select id from ledger_accounts where wallet_id = '" + wallet + "' and kind = 'AVAILABLE'")
                .get(0);
        String old = sql().texts("select transaction_id from ledger_entries where account_id = '" + account + "'")
                .get(0);
        String head =
                "insert into ledger_transactions (id, created_at, purpose, reference_type, reference_id, entry_count)"
                        + " values ('%s', now(), 'WALLET_CREDITED', 'TEST', gen_random_uuid(), 2)";
        String entry = "insert into ledger_entries (transaction_id, position, account_id, created_at, amount)"
                + " values ('%s', %d, '" + account + "', now(), %d)";
        UUID fresh = UUID.randomUUID();
        refusedAtCommit(head.formatted(fresh), entry.formatted(fresh, 0, 5), entry.formatted(fresh, 1, -4));
        refusedAtCommit(head.formatted(fresh));
        refusedAtCommit(
                head.formatted(fresh),
                entry.formatted(fresh, 0, 5),
                entry.formatted(fresh, 1, -4),
                entry.formatted(fresh, 2, -1));
        // Nor can anything be added to an old posting, though it would balance.
        refusedAtCommit(entry.formatted(old, 7, 5), entry.formatted(old, 8, -5));
    }

    @Test
    void aPostingOfALongerTransactionGoesWithIt() {
        UUID wallet = wallet();
        Reference what = Money.something();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    wallets.credit(wallet, 5_000, what, AccountKind.ADJUSTMENT, "");
                    throw new IllegalStateException("later");
                }))
                .hasMessageContaining("later");
        assertThat(wallets.balance(wallet).available()).isZero();
        assertThat(wallets.credit(wallet, 7_000, what, AccountKind.ADJUSTMENT, "")
                        .before())
                .isFalse();
    }

    private static void refusedAtCommit(String... statements) throws SQLException {
        try (Connection connection = PostgresResource.current().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String each : statements) statement.execute(each);
            assertThatThrownBy(connection::commit).hasMessageContaining("entries of posting");
        }
    }

    private static LedgerQueries.WalletAt at(UUID wallet, Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> LedgerQueries.wallet(wallet, at));
    }

    private static String overdrawn(UUID wallet) {
        return sql().texts("select overdrawn_since is not null from wallets where id = '" + wallet + "'")
                .get(0);
    }

    static Posting payment(UUID id, long price) {
        return new PaymentPosting.Received(id, "XENDIT", sale(price), 4_000);
    }

    private static Sale sale(long price) {
        return Sale.of("ASSESSMENT", price, price * 11 / 100, 0, 0);
    }

    private static void refused(ErrorCode code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(TmException.class, e -> assertThat(e.error())
                .isEqualTo(code));
    }
}
