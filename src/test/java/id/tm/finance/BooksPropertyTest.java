package id.tm.finance;

import static id.tm.finance.FinanceError.HOLD_SETTLED;
import static id.tm.finance.FinanceError.INSUFFICIENT_FUNDS;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.TmException;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.Seeded;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T14 and T1: whatever happens to wallets, in whatever order and at once, the books are what a simple model says. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class BooksPropertyTest {

    private enum Act {
        CREDIT,
        DEBIT,
        HOLD,
        CAPTURE,
        RELEASE,
        EXPIRE,
        ACCRUE,
        RELEASE_COMMISSION,
        REVERSE_COMMISSION,
        CLAW_BACK,
        WITHDRAW_AND_FAIL,
        REPEAT
    }

    private record Step(Act act, int wallet, long amount, int which) {

        static Step any(Random random) {
            return new Step(
                    Act.values()[random.nextInt(Act.values().length)],
                    random.nextInt(2),
                    1 + random.nextInt(1_000),
                    random.nextInt(1_000));
        }
    }

    /** What should be there, in the simplest words. */
    private static final class Model {

        private record Hold(Reference of, int wallet, long amount, boolean commission, boolean open) {}

        private final UUID[] ids = {Money.wallet(), Money.wallet()};
        private final long[] available = new long[2];
        private final long[] held = new long[2];
        private final long[] lifetime = new long[2];
        private final List<Hold> holds = new ArrayList<>();
        private Posting last;

        private Hold pick(int which, boolean commission) {
            List<Hold> fit =
                    holds.stream().filter(hold -> hold.commission == commission).toList();
            return fit.isEmpty() ? null : fit.get(which % fit.size());
        }
    }

    @Inject
    Ledger ledger;

    @Inject
    Wallets wallets;

    @Test
    void thousandsOfStepsInAnyOrder() {
        Seeded.sequences(400, 25, Step::any).hold(steps -> {
            Model model = new Model();
            for (Step step : steps) {
                apply(step, model);
                for (int i = 0; i < 2; i++) {
                    WalletBalance balance = wallets.balance(model.ids[i]);
                    assertThat(balance.available())
                            .as("available after %s", step)
                            .isEqualTo(model.available[i]);
                    assertThat(balance.held()).as("held after %s", step).isEqualTo(model.held[i]);
                    assertThat(balance.lifetime()).as("lifetime after %s", step).isEqualTo(model.lifetime[i]);
                }
            }
        });
    }

    @Test
    void whatIsRefusedChangesNothingAtAll() {
        Seeded.sequences(20, 12, Step::any).hold(steps -> {
            Model model = new Model();
            for (Step step : steps) {
                String before = Money.state();
                if (!apply(step, model))
                    assertThat(Money.state()).as("after %s", step).isEqualTo(before);
            }
        });
    }

    @Test
    void manyAtOnceAddUp() {
        int people = 4;
        long start = 5_000;
        UUID[] ids = new UUID[people];
        for (int i = 0; i < people; i++) ids[i] = Money.wallet(start);
        AtomicLongArray expected = new AtomicLongArray(people);
        for (int i = 0; i < people; i++) expected.set(i, start);
        Random seeds = new Random();
        long seed = seeds.nextLong();
        Race.calls(16, n -> {
            Random random = new Random(seed + n);
            for (int i = 0; i < 40; i++) {
                int from = random.nextInt(people);
                long amount = 1 + random.nextInt(400);
                Reference what = Money.something();
                switch (random.nextInt(4)) {
                    case 0 -> {
                        wallets.credit(ids[from], amount, what, AccountKind.ADJUSTMENT, "");
                        expected.addAndGet(from, amount);
                    }
                    case 1 -> {
                        if (done(() -> wallets.debit(ids[from], amount, what, AccountKind.ADJUSTMENT, "")))
                            expected.addAndGet(from, -amount);
                    }
                    case 2 -> {
                        if (!done(() -> wallets.placeHold(ids[from], amount, what, null))) continue;
                        wallets.releaseHold(what);
                    }
                    default -> {
                        if (!done(() -> wallets.placeHold(ids[from], amount, what, null))) continue;
                        expected.addAndGet(from, -amount);
                        wallets.captureHold(what, AccountKind.SALES_REVENUE, "EVENT");
                    }
                }
            }
            return n;
        });
        for (int i = 0; i < people; i++) {
            WalletBalance balance = wallets.balance(ids[i]);
            assertThat(balance.available())
                    .as("seed %s", seed)
                    .isEqualTo(expected.get(i))
                    .isNotNegative();
            assertThat(balance.held()).isZero();
        }
    }

    @Test
    void twoHundredWantWhatIsThereForThirty() {
        UUID wallet = Money.wallet(30 * 1_000 + 999);
        List<Boolean> won = Race.calls(200, n -> done(() -> Money.take(wallet, 1_000)));
        assertThat(won.stream().filter(each -> each)).hasSize(30);
        assertThat(wallets.balance(wallet).available()).isEqualTo(999);
    }

    @Test
    void twoHundredWithdrawalsOfAllThereIs() {
        UUID wallet = Money.wallet(50_000);
        List<Boolean> won = Race.calls(
                200, n -> done(() -> ledger.post(new WithdrawalPosting.Requested(UUID.randomUUID(), wallet, 50_000))));
        assertThat(won.stream().filter(each -> each)).hasSize(1);
        assertThat(wallets.balance(wallet).held()).isEqualTo(50_000);
    }

    private static boolean done(Runnable act) {
        try {
            act.run();
            return true;
        } catch (TmException e) {
            assertThat(e.error()).isEqualTo(INSUFFICIENT_FUNDS);
            return false;
        }
    }

    /** Whether the books were to change, and did. */
    private boolean apply(Step step, Model model) {
        int w = step.wallet;
        UUID id = model.ids[w];
        boolean there = model.available[w] >= step.amount;
        switch (step.act) {
            case CREDIT -> {
                post(
                        model,
                        new WalletPosting.Credited(Money.something(), id, step.amount, AccountKind.ADJUSTMENT, ""),
                        null);
                model.available[w] += step.amount;
                model.lifetime[w] += step.amount;
            }
            case DEBIT -> {
                post(
                        model,
                        new WalletPosting.Debited(Money.something(), id, step.amount, AccountKind.ADJUSTMENT, ""),
                        there ? null : INSUFFICIENT_FUNDS);
                if (!there) return false;
                model.available[w] -= step.amount;
            }
            case HOLD -> {
                Reference of = Money.something();
                post(model, new WalletPosting.Held(of, id, step.amount, null), there ? null : INSUFFICIENT_FUNDS);
                if (!there) return false;
                model.available[w] -= step.amount;
                model.held[w] += step.amount;
                model.holds.add(new Model.Hold(of, w, step.amount, false, true));
            }
            case CAPTURE, RELEASE, EXPIRE, RELEASE_COMMISSION, REVERSE_COMMISSION -> {
                return settle(step, model);
            }
            case ACCRUE -> {
                UUID commission = UUID.randomUUID();
                post(model, new CommissionPosting.Accrued(commission, id, step.amount), null);
                model.held[w] += step.amount;
                model.holds.add(new Model.Hold(new Reference("COMMISSION", commission), w, step.amount, true, true));
            }
            case CLAW_BACK -> {
                post(model, new CommissionPosting.ClawedBack(UUID.randomUUID(), id, step.amount), null);
                model.available[w] -= step.amount;
                model.lifetime[w] -= step.amount;
            }
            case WITHDRAW_AND_FAIL -> {
                Payout payout = new Payout(UUID.randomUUID(), id, step.amount, step.amount / 20, false, 0);
                post(
                        model,
                        new WithdrawalPosting.Requested(payout.withdrawalId(), id, step.amount),
                        there ? null : INSUFFICIENT_FUNDS);
                if (!there) return false;
                post(model, new WithdrawalPosting.Approved(payout), null);
                post(model, new WithdrawalPosting.Failed(payout), null);
            }
            case REPEAT -> {
                if (model.last != null)
                    assertThat(ledger.post(model.last).before()).isTrue();
                return false;
            }
        }
        return true;
    }

    private boolean settle(Step step, Model model) {
        boolean commission = step.act == Act.RELEASE_COMMISSION || step.act == Act.REVERSE_COMMISSION;
        Model.Hold hold = model.pick(step.which, commission);
        if (hold == null) return false;
        int w = hold.wallet;
        UUID id = model.ids[w];
        UUID about = hold.of.id();
        Posting posting =
                switch (step.act) {
                    case CAPTURE ->
                        new WalletPosting.Captured(hold.of, id, hold.amount, AccountKind.SALES_REVENUE, "EVENT");
                    case RELEASE -> new WalletPosting.Released(hold.of, id, hold.amount);
                    case EXPIRE -> new WalletPosting.Expired(hold.of, id, hold.amount);
                    case RELEASE_COMMISSION -> new CommissionPosting.Released(about, id, hold.amount);
                    default -> new CommissionPosting.Reversed(about, id, hold.amount);
                };
        if (!hold.open) {
            try {
                assertThat(ledger.post(posting).before()).isTrue();
            } catch (TmException e) {
                assertThat(e.error()).isEqualTo(HOLD_SETTLED);
            }
            return false;
        }
        post(model, posting, null);
        model.holds.set(model.holds.indexOf(hold), new Model.Hold(hold.of, w, hold.amount, commission, false));
        model.held[w] -= hold.amount;
        boolean back = step.act != Act.CAPTURE && step.act != Act.REVERSE_COMMISSION;
        if (back) model.available[w] += hold.amount;
        if (step.act == Act.RELEASE_COMMISSION) model.lifetime[w] += hold.amount;
        return true;
    }

    private void post(Model model, Posting posting, ErrorCode refusal) {
        try {
            assertThat(ledger.post(posting).before()).isFalse();
            assertThat(refusal).as("%s should be refused", posting).isNull();
            model.last = posting;
        } catch (TmException e) {
            assertThat(e.error()).as("%s", posting).isEqualTo(refusal);
        }
    }
}
