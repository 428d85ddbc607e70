package id.tm.finance.withdrawal;

import static id.tm.finance.Money.sql;
import static id.tm.finance.withdrawal.WithdrawalState.APPROVED;
import static id.tm.finance.withdrawal.WithdrawalState.FAILED;
import static id.tm.finance.withdrawal.WithdrawalState.PROCESSING;
import static id.tm.finance.withdrawal.WithdrawalState.REVERSED;
import static id.tm.finance.withdrawal.WithdrawalState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.Money;
import id.tm.finance.WalletBalance;
import id.tm.finance.Wallets;
import id.tm.finance.gateway.Answer;
import id.tm.finance.gateway.PayoutGateway;
import id.tm.finance.gateway.PayoutWorlds;
import id.tm.finance.gateway.ProviderPayout;
import id.tm.finance.gateway.ProviderPayout.Standing;
import id.tm.finance.withdrawal.Provider.Way;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.platform.work.Claim;
import id.tm.platform.work.Lease;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T7: whatever becomes of an order and of the news about it, in every order: it is paid once at the most, the money is
 * not given back while it may be paid, and in the end our side is what the provider's is.
 */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class PayoutAmbiguityTest {

    private static final long GROSS = 100_000;

    /** What can happen after the order was given for the first time. */
    private enum Step {
        WORKER,
        ADMIN_RETRY,
        CALLBACK,
        /** Half an hour goes by. */
        TIME,
        ARRIVES,
        SUCCEEDS,
        FAILS,
        SUCCEEDS_AFTER_ALL,
        REVERSES,
        /** Old news: what the provider said before. */
        STALE_FAILED,
        STALE_PROCESSING
    }

    private static final List<List<Step>> STORIES = List.of(
            List.of(Step.SUCCEEDS, Step.REVERSES, Step.CALLBACK, Step.ADMIN_RETRY),
            List.of(Step.SUCCEEDS, Step.REVERSES, Step.CALLBACK, Step.TIME),
            List.of(Step.SUCCEEDS, Step.STALE_FAILED, Step.CALLBACK, Step.CALLBACK),
            List.of(Step.SUCCEEDS, Step.STALE_PROCESSING, Step.TIME, Step.WORKER),
            List.of(Step.FAILS, Step.SUCCEEDS_AFTER_ALL, Step.CALLBACK, Step.WORKER),
            List.of(Step.FAILS, Step.CALLBACK, Step.CALLBACK, Step.ADMIN_RETRY),
            List.of(Step.ADMIN_RETRY, Step.ADMIN_RETRY, Step.TIME, Step.SUCCEEDS));

    @Inject
    WithdrawalSteps steps;

    @Inject
    WithdrawalService service;

    @Inject
    WithdrawalSettlement settlement;

    @Inject
    Wallets wallets;

    @Inject
    SystemClock clock;

    @Inject
    @All
    List<PayoutGateway> gateways;

    private UUID admin;

    @BeforeEach
    void begin() {
        steps.parkAllOthers();
        admin = Actors.admin("withdrawals:approve").id();
    }

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void inEveryOrderAtTheSimulator() {
        PayoutGateway simulator = gateways.stream()
                .filter(gateway -> gateway.provider().name().equals("SIMULATOR"))
                .findFirst()
                .orElseThrow();
        int played = 0;
        for (List<Step> story : STORIES) {
            for (List<Step> order : orders(story)) {
                for (Way way : Way.values()) {
                    // What is late arrives early or late.
                    List<Step> events = new ArrayList<>(order);
                    if (way == Way.LATE) events.add(played % (order.size() + 1), Step.ARRIVES);
                    new Play(new SimulatedProvider(simulator), way, events).run();
                    played++;
                }
            }
        }
        assertThat(played).isGreaterThan(500);
    }

    @Test
    void inManyOrdersAtXendit() {
        int number = 0;
        try (XenditStandIn xendit = new XenditStandIn()) {
            for (List<Step> story : STORIES) {
                List<List<Step>> orders = new ArrayList<>(orders(story));
                for (Way way : Way.values()) {
                    for (int i = number++ % 5; i < orders.size(); i += 9) {
                        List<Step> events = new ArrayList<>(orders.get(i));
                        if (way == Way.LATE) events.add(i % (events.size() + 1), Step.ARRIVES);
                        new Play(xendit, way, events).run();
                    }
                }
            }
        }
    }

    @Test
    void whatIsReleasedAndThenPaidIsTakenBackAtOnce() {
        Provider provider = new SimulatedProvider(gateways.stream()
                .filter(gateway -> gateway.provider().name().equals("SIMULATOR"))
                .findFirst()
                .orElseThrow());
        Play play = new Play(provider, Way.ANSWERED, List.of(Step.FAILS, Step.CALLBACK));
        play.run();
        assertThat(play.state()).isEqualTo(FAILED);
        // Meanwhile it is spent.
        Money.take(play.wallet, GROSS);
        provider.becomes(play.id, Standing.SUCCEEDED);
        play.step(Step.CALLBACK);

        assertThat(play.state()).isEqualTo(SUCCEEDED);
        assertThat(steps.wallet(play.wallet)).isEqualTo("-100000 + 0");
        assertThat(steps.books(play.id))
                .containsExactly("FEE_INCOME 2500", "GATEWAY_CLEARING 94500", "PPH_21_PAYABLE 3000");
        assertThat(sql().texts("select paid_late from withdrawals where id = '" + play.id + "'"))
                .containsExactly("t");
        provider.becomes(play.id, Standing.REVERSED);
        play.step(Step.CALLBACK);
        assertThat(steps.wallet(play.wallet)).isEqualTo("0 + 0");
        assertThat(steps.books(play.id)).isEmpty();
    }

    @Test
    void anotherAmountThanOursMovesNothing() {
        Provider provider = new SimulatedProvider(gateways.stream()
                .filter(gateway -> gateway.provider().name().equals("SIMULATOR"))
                .findFirst()
                .orElseThrow());
        Play play = new Play(provider, Way.ANSWERED, List.of());
        play.run();
        apply(new ProviderPayout(play.id.toString(), "p-1", 94_501, Standing.SUCCEEDED, null));
        apply(new ProviderPayout(play.id.toString(), "p-1", 94_501, Standing.SUCCEEDED, null));

        assertThat(play.state()).isEqualTo(PROCESSING);
        assertThat(steps.history(play.id)).endsWith("PROVIDER PROCESSING", "IGNORED PROCESSING");
        assertThat(apply(new ProviderPayout("no-withdrawal", "p-1", 1, Standing.SUCCEEDED, null)))
                .isFalse();
        assertThat(apply(new ProviderPayout(UUID.randomUUID().toString(), "p-1", 1, Standing.SUCCEEDED, null)))
                .isFalse();
    }

    private boolean apply(ProviderPayout said) {
        return QuarkusTransaction.requiringNew().call(() -> settlement.apply(said));
    }

    /** All different orders of the steps. */
    private static Set<List<Step>> orders(List<Step> steps) {
        if (steps.isEmpty()) return Set.of(List.of());
        Set<List<Step>> all = new LinkedHashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            List<Step> rest = new ArrayList<>(steps);
            Step first = rest.remove(i);
            for (List<Step> order : orders(rest)) {
                List<Step> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }

    /** One withdrawal from its approval to its end. */
    private class Play {

        private final Provider provider;
        private final WithdrawalSender sender;
        private final Way way;
        private final List<Step> events;
        private UUID wallet;
        private UUID id;
        private boolean wasFailed;
        private Duration moved = Duration.ZERO;

        Play(Provider provider, Way way, List<Step> events) {
            this.provider = provider;
            this.sender = new WithdrawalSender(PayoutWorlds.only(provider.gateway()), settlement, wallets, clock);
            this.way = way;
            this.events = events;
        }

        void run() {
            clock.move(Duration.ZERO);
            wallet = Money.wallet(GROSS);
            UUID user = Money.wallets().balance(wallet).userId();
            id = service.request(user, new WithdrawalRequest(steps.account(user, admin), GROSS))
                    .id();
            service.approve(id, admin);
            provider.next(way);
            step(Step.WORKER);
            for (Step event : events) {
                step(event);
                check();
            }
            settle();
        }

        private void step(Step step) {
            switch (step) {
                case WORKER -> work();
                case ADMIN_RETRY -> retry();
                case CALLBACK -> {
                    if (provider.gateway().status(id.toString()) instanceof Answer.Done<ProviderPayout> done) {
                        apply(done.value());
                    }
                }
                case TIME -> {
                    moved = moved.plusMinutes(30);
                    clock.move(moved);
                }
                case ARRIVES -> provider.arrive();
                case SUCCEEDS -> moves(Standing.PROCESSING, Standing.SUCCEEDED);
                case FAILS -> moves(Standing.PROCESSING, Standing.FAILED);
                case SUCCEEDS_AFTER_ALL -> {
                    moves(Standing.PROCESSING, Standing.SUCCEEDED);
                    moves(Standing.FAILED, Standing.SUCCEEDED);
                }
                case REVERSES -> moves(Standing.SUCCEEDED, Standing.REVERSED);
                case STALE_FAILED -> {
                    // Only what is settled can be told of wrongly: a provider that calls a payout failed that is
                    // under way is one that fails it.
                    if (provider.truth(id) == Standing.SUCCEEDED && state() == SUCCEEDED) stale(Standing.FAILED);
                }
                case STALE_PROCESSING -> {
                    if (provider.truth(id) != null) stale(Standing.PROCESSING);
                }
            }
        }

        private void work() {
            Lease lease = Lease.of(WithdrawalSender.LEASE);
            Optional<Claim> claim = QuarkusTransaction.requiringNew()
                    .call(() -> WithdrawalQueue.claimOne(id, clock.instant(), WithdrawalSender.LEASE));
            claim.ifPresent(held -> sender.work(held, lease, false));
        }

        private void retry() {
            try {
                sender.retry(id);
            } catch (TmException refused) {
                // it has ended, or the provider does not say
                assertThat(refused.error().code()).isIn("illegal-state", "payment-provider-unavailable");
            }
        }

        private void moves(Standing from, Standing to) {
            if (provider.truth(id) != from) return;
            if (from == Standing.PROCESSING && to == Standing.FAILED) wasFailed = true;
            provider.becomes(id, to);
        }

        private void stale(Standing standing) {
            apply(new ProviderPayout(id.toString(), "p-1", 94_500, standing, "OLD"));
        }

        private void check() {
            Standing truth = provider.truth(id);
            WithdrawalState state = state();
            assertThat(provider.payouts(id)).as("%s %s", way, events).isLessThanOrEqualTo(1);
            boolean possiblyPaid = truth == Standing.PROCESSING || truth == Standing.SUCCEEDED || provider.isUnderWay();
            if (possiblyPaid && !wasFailed)
                assertThat(state).as("%s %s", way, events).isNotEqualTo(FAILED);
            long back = state == FAILED || state == REVERSED ? GROSS : 0;
            WalletBalance balance = Money.wallets().balance(wallet);
            assertThat(balance.available()).as("%s %s", way, events).isEqualTo(back);
            assertThat(balance.held()).isZero();
        }

        /** All that was under way arrives, and everybody has time enough. */
        private void settle() {
            provider.arrive();
            for (int i = 0; i < 3; i++) {
                step(Step.TIME);
                step(Step.WORKER);
            }
            step(Step.CALLBACK);
            check();
            Standing truth = provider.truth(id);
            WithdrawalState expected = truth == null
                    ? FAILED
                    : switch (truth) {
                        case PROCESSING -> PROCESSING;
                        case SUCCEEDED -> SUCCEEDED;
                        case FAILED -> FAILED;
                        case REVERSED -> wasFailed && state() == FAILED ? FAILED : REVERSED;
                    };
            assertThat(state()).as("%s %s", way, events).isEqualTo(expected).isNotEqualTo(APPROVED);
            assertThat(sql().number("select count(*) from ledger_transactions where reference_id = '" + id
                            + "' and purpose in ('WITHDRAWAL_PAID', 'WITHDRAWAL_CLAWED_BACK')"))
                    .isEqualTo(state() == SUCCEEDED || state() == REVERSED ? 1 : 0);
        }

        private WithdrawalState state() {
            return QuarkusTransaction.requiringNew()
                    .call(() -> Withdrawal.require(id).state());
        }
    }
}
