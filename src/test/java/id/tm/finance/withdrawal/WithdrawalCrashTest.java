package id.tm.finance.withdrawal;

import static id.tm.finance.Money.sql;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.Wallets;
import id.tm.finance.gateway.Gateways;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutWorlds;
import id.tm.finance.gateway.ProviderPayout.Standing;
import id.tm.finance.withdrawal.Provider.Way;
import id.tm.finance.withdrawal.WithdrawalSteps.Saver;
import id.tm.platform.time.SystemClock;
import id.tm.platform.work.Claim;
import id.tm.platform.work.Lease;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T4: workers of payouts that die between any two steps, come late or meet. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class WithdrawalCrashTest {

    @Inject
    WithdrawalSteps steps;

    @Inject
    WithdrawalSettlement settlement;

    @Inject
    Wallets wallets;

    @Inject
    Gateways gateways;

    @Inject
    SystemClock clock;

    private SimulatedProvider provider;
    private WithdrawalSender sender;
    private Saver saver;
    private UUID id;
    private Duration moved;

    @BeforeEach
    void approved() {
        steps.parkAllOthers();
        provider = new SimulatedProvider(gateways.payouts(PaymentProvider.SIMULATOR));
        sender = new WithdrawalSender(PayoutWorlds.only(provider), settlement, wallets, clock);
        saver = steps.saver(100_000);
        id = steps.approved(saver, 100_000);
        moved = Duration.ZERO;
    }

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void whoDiesAfterTheClaimHasOrderedNothing() {
        claim();
        work();
        assertThat(steps.state(id)).isEqualTo("APPROVED");

        later(Duration.ofMinutes(3));
        work();
        assertThat(steps.state(id)).isEqualTo("PROCESSING");
        assertThat(sendings()).isEqualTo(1);
    }

    @Test
    void whoDiesBeforeTheOrderWentOutIsFollowedByOneWhoAsksFirst() {
        sender.begin(claim());

        later(Duration.ofMinutes(3));
        work();
        // It is too early to say that it will not arrive.
        assertThat(steps.state(id)).isEqualTo("PROCESSING");
        assertThat(provider.truth(id)).isNull();
        assertThat(sendings()).isEqualTo(1);

        later(WithdrawalSender.SETTLING);
        work();
        assertThat(provider.truth(id)).isEqualTo(Standing.PROCESSING);
        assertThat(sendings()).isEqualTo(2);
        assertThat(provider.payouts(id)).isEqualTo(1);
    }

    @Test
    void whoDiesAfterTheOrderWentOutIsFollowedByOneWhoFindsIt() {
        sender.begin(claim());
        provider.create(QuarkusTransaction.requiringNew()
                .call(() -> Withdrawal.require(id).order()));
        provider.becomes(id, Standing.SUCCEEDED);

        later(Duration.ofMinutes(3));
        work();
        assertThat(steps.state(id)).isEqualTo("SUCCEEDED");
        assertThat(sendings()).isEqualTo(1);
        assertThat(steps.history(id)).endsWith("PROVIDER PROCESSING", "PROVIDER SUCCEEDED");
    }

    @Test
    void whoWasStoppedForTooLongOrdersNothingAnyMore() {
        Lease expired = Lease.of(Duration.ZERO);
        sender.work(claim(), expired, false);

        assertThat(provider.payouts(id)).isZero();
        later(WithdrawalSender.SETTLING.plusMinutes(3));
        work();
        assertThat(provider.payouts(id)).isEqualTo(1);
        assertThat(steps.state(id)).isEqualTo("PROCESSING");
    }

    @Test
    void whoLostItsClaimLeavesTheSuccessorAlone() {
        Claim late = claim();
        later(Duration.ofMinutes(3));
        Claim successor = claim();

        sender.work(late, Lease.of(WithdrawalSender.LEASE), false);
        assertThat(provider.payouts(id)).isZero();
        assertThat(steps.state(id)).isEqualTo("APPROVED");

        sender.work(successor, Lease.of(WithdrawalSender.LEASE), false);
        assertThat(provider.payouts(id)).isEqualTo(1);
    }

    @Test
    void afterSoManySendingsAPersonHasToDecide() {
        for (int i = 0; i < 8; i++) {
            provider.next(Way.LOST);
            work();
            later(Duration.ofHours(12));
        }
        assertThat(sendings()).isEqualTo(WithdrawalSendings.MOST);
        assertThat(steps.state(id)).isEqualTo("PROCESSING");
        assertThat(steps.wallet(saver.wallet())).isEqualTo("0 + 0");

        clock.move(Duration.ZERO);
        sql().execute("update withdrawals set lease_until = null where id = '" + id + "'");
        Actors.admin("withdrawals:retry")
                .given()
                .post(WithdrawalSteps.ADMIN + "/{id}/retry", id)
                .then()
                .statusCode(200);
        assertThat(provider.truth(id)).isEqualTo(Standing.PROCESSING);
        assertThat(sendings()).isEqualTo(WithdrawalSendings.MOST + 1);
    }

    @Test
    void aNoToARepeatedOrderIsBelievedOnlyWhenNoEarlierOneCanArrive() {
        provider.next(Way.LATE);
        work();
        // The admin is quicker than the first order.
        provider.next(Way.REFUSED);
        sender.retry(id);
        assertThat(steps.state(id)).isEqualTo("PROCESSING");
        provider.arrive();
        later(Duration.ofHours(1));
        work();
        assertThat(provider.payouts(id)).isEqualTo(1);
        assertThat(steps.state(id)).isEqualTo("PROCESSING");
        assertThat(steps.wallet(saver.wallet())).isEqualTo("0 + 0");
    }

    @Test
    void aNoIsBelievedInTheEnd() {
        provider.next(Way.LOST);
        work();
        later(Duration.ofHours(1));
        provider.next(Way.REFUSED);
        work();

        assertThat(steps.state(id)).isEqualTo("FAILED");
        assertThat(steps.wallet(saver.wallet())).isEqualTo("100000 + 0");
    }

    @Test
    void withoutAProviderNothingIsOrderedAndNothingIsLost() {
        WithdrawalSender nobody =
                new WithdrawalSender(PayoutWorlds.only(PayoutWorlds.xendit(1)), settlement, wallets, clock);
        nobody.run(clock.instant(), 10);
        assertThat(steps.state(id)).isEqualTo("PROCESSING");

        // Ordered from that provider, it is asked for there, whatever the setting says by now.
        later(Duration.ofHours(1));
        work();
        assertThat(provider.payouts(id)).isZero();
        assertThat(steps.state(id)).isEqualTo("PROCESSING");
        assertThat(sql().texts("select last_error from withdrawals where id = '" + id + "'")
                        .get(0))
                .contains("payment-provider-unavailable");
    }

    private Claim claim() {
        return QuarkusTransaction.requiringNew()
                .call(() -> WithdrawalQueue.claimOne(id, clock.instant(), WithdrawalSender.LEASE))
                .orElseThrow();
    }

    private void work() {
        sender.run(clock.instant(), 10);
    }

    private void later(Duration by) {
        moved = moved.plus(by);
        clock.move(moved);
    }

    private long sendings() {
        return sql().number("select sendings from withdrawals where id = '" + id + "'");
    }
}
