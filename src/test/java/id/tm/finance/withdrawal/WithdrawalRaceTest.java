package id.tm.finance.withdrawal;

import static id.tm.finance.Money.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import id.tm.finance.gateway.PayoutReceipts;
import id.tm.finance.gateway.ProviderPayout;
import id.tm.finance.gateway.ProviderPayout.Standing;
import id.tm.finance.withdrawal.WithdrawalSteps.Saver;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T1: many at once, one outcome. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class WithdrawalRaceTest {

    @Inject
    WithdrawalSteps steps;

    @Inject
    WithdrawalSender sender;

    @Inject
    WithdrawalSettlement settlement;

    @Inject
    Clock clock;

    @BeforeEach
    void arrive() {
        steps.parkAllOthers();
    }

    @Test
    void moneyForOneTwoHundredRequestsOneWins() {
        Saver saver = steps.saver(150_000);

        Race race = Race.run(200, () -> steps.ask(saver, 100_000));

        assertThat(race.statuses()).containsOnly(entry(201, 1L), entry(409, 199L));
        assertThat(steps.wallet(saver.wallet())).isEqualTo("50000 + 100000");
        assertThat(sql().number("select count(*) from withdrawals where user_id = '"
                        + saver.actor().id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void oneKeyIsOneRequest() {
        Saver saver = steps.saver(300_000);
        String key = UUID.randomUUID().toString();

        Race race = Race.run(20, () -> saver.actor()
                .given()
                .header("Idempotency-Key", key)
                .body(Map.of("userBankId", saver.account(), "gross", 100_000))
                .post(WithdrawalSteps.MINE));

        assertThat(race.statuses().keySet()).isSubsetOf(201, 409);
        assertThat(race.with(201).stream().map(each -> each.<String>path("id")).distinct())
                .hasSize(1);
        assertThat(steps.wallet(saver.wallet())).isEqualTo("200000 + 100000");
    }

    @Test
    void approvedManyTimesAtOnceItIsApprovedOnce() {
        Saver saver = steps.saver(100_000);
        UUID id = steps.asked(saver, 100_000);
        List<Actor> admins = List.of(Actors.admin("withdrawals:approve"), Actors.admin("withdrawals:approve"));

        Race race = Race.run(50, number -> steps.approve(admins.get(number % 2), id));

        assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, 49L));
        assertThat(steps.history(id)).containsExactly("OWNER REQUESTED", "ADMIN APPROVED");
        assertThat(steps.wallet(saver.wallet())).isEqualTo("0 + 0");
    }

    @Test
    void ofTwoApprovalsByManyHandsEachCountsOnce() {
        Saver saver = steps.saver(20_000_000);
        UUID id = steps.asked(saver, 20_000_000);
        List<Actor> admins = List.of(
                Actors.admin("withdrawals:approve"),
                Actors.admin("withdrawals:approve"),
                Actors.admin("withdrawals:approve"));

        Race race = Race.run(30, number -> steps.approve(admins.get(number % 3), id));

        assertThat(race.statuses()).containsOnly(entry(200, 2L), entry(409, 28L));
        assertThat(sql().texts("select count(*) from withdrawals where id = '" + id
                        + "' and first_approved_by <> decided_by and state = 'APPROVED'"))
                .containsExactly("1");
    }

    @Test
    void approvalRejectionAndCancellationMeetAndOneOfThemCounts() {
        Actor admin = Actors.admin("withdrawals:approve");
        for (int round = 0; round < 10; round++) {
            Saver saver = steps.saver(100_000);
            UUID id = steps.asked(saver, 100_000);

            Race race = Race.run(24, number -> switch (number % 3) {
                case 0 -> steps.approve(admin, id);
                case 1 -> reject(admin, id);
                default -> saver.actor().given().post(WithdrawalSteps.MINE + "/{id}/cancellation", id);
            });

            assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, 23L));
            String state = steps.state(id);
            assertThat(steps.history(id)).hasSize(2);
            assertThat(steps.wallet(saver.wallet())).isEqualTo(state.equals("APPROVED") ? "0 + 0" : "100000 + 0");
        }
    }

    @Test
    void manyWorkersAndAdminsGiveOneOrder() {
        Saver saver = steps.saver(100_000);
        UUID id = steps.approved(saver, 100_000);
        Actor admin = Actors.admin("withdrawals:retry");

        Race.calls(24, number -> {
            if (number % 3 != 0) return sender.run(clock.instant(), 10).claimed();
            Response retry = admin.given().post(WithdrawalSteps.ADMIN + "/{id}/retry", id);
            assertThat(retry.statusCode()).isIn(200, 409);
            return 0L;
        });

        assertThat(steps.state(id)).isEqualTo("PROCESSING");
        assertThat(sql().number("select sendings from withdrawals where id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(steps.history(id)).containsExactly("OWNER REQUESTED", "ADMIN APPROVED", "PROVIDER PROCESSING");
    }

    @Test
    void theSameNewsManyTimesAtOnceCountOnce() {
        Saver saver = steps.saver(100_000);
        UUID id = steps.approved(saver, 100_000);
        steps.send();
        PayoutReceipts receipts = settlement;
        long net = sql().number("select net from withdrawals where id = '" + id + "'");
        ProviderPayout paid = new ProviderPayout(id.toString(), "p-1", net, Standing.SUCCEEDED, null);

        Race.calls(24, number -> QuarkusTransaction.requiringNew().call(() -> receipts.apply(paid)));

        assertThat(steps.state(id)).isEqualTo("SUCCEEDED");
        assertThat(steps.history(id)).hasSize(4);
        assertThat(steps.books(id)).contains("GATEWAY_CLEARING " + net);
    }

    private static Response reject(Actor admin, UUID id) {
        return admin.given()
                .body(Map.of("reason", "Nama rekening tidak sesuai"))
                .post(WithdrawalSteps.ADMIN + "/{id}/rejection", id);
    }
}
