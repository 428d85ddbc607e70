package id.tm.support.reminder;

import static id.tm.support.reminder.ReminderFixture.TUESDAY;
import static id.tm.support.reminder.ReminderFixture.mails;
import static id.tm.support.reminder.ReminderFixture.person;
import static id.tm.support.reminder.TestSubjects.BILL;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.work.Claim;
import id.tm.support.Recipient;
import id.tm.support.ReminderConfig;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that die, come late or meet: nothing is lost, nothing is taken twice, and a second mail is the same mail. */
@ServiceTest
class ReminderCrashTest {

    @Inject
    ReminderFixture fixture;

    @Inject
    ReminderConfig config;

    @Inject
    DeliverySettlement settlement;

    @Inject
    DeliveryPreparation preparation;

    @Inject
    DeliveryWorker worker;

    @Inject
    LeaseKeeper leases;

    private Recipient person;
    private UUID subject;

    @BeforeEach
    void oneQueuedReminder() {
        fixture.at(TUESDAY);
        fixture.define(BILL, "H-1", "PT-1H", "PT12H");
        person = person();
        subject = fixture.subject(person);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.expand(BILL);
    }

    @AfterEach
    void clean() {
        fixture.clean();
    }

    @Test
    void whatAWorkerClaimedBeforeItDiedIsTakenOverAfterItsLease() {
        claim();
        assertThat(fixture.run(BILL).sent()).isZero();

        afterTheLease();
        assertThat(fixture.run(BILL).sent()).isEqualTo(1);

        assertThat(mails(person)).hasSize(1);
    }

    @Test
    void whatWasHandedOverAndNotSettledLeavesAgainAsTheSameMail() throws Exception {
        List<Ready> begun = settlement.begin(fixture.written(prepare(claim())));
        handOver(begun);

        afterTheLease();
        assertThat(fixture.run(BILL).sent()).isEqualTo(1);

        assertThat(mails(person)).hasSize(2);
        assertThat(mails(person).get(1).getMessageID())
                .isEqualTo(mails(person).get(0).getMessageID());
        assertThat(mails(person).get(0).getHeader("X-TM-Resend")).isNull();
        assertThat(mails(person).get(1).getHeader("X-TM-Resend")).isNotEmpty();
        assertThat(fixture.histories(subject)).hasSize(1);
    }

    @Test
    void whatWasHandedOverAndNotSettledDoesNotLeaveAgainOnceItIsNoLongerTrue() {
        List<Ready> begun = settlement.begin(fixture.written(prepare(claim())));
        handOver(begun);

        fixture.settle(BILL, subject);
        afterTheLease();
        fixture.run(BILL);

        assertThat(mails(person)).hasSize(1);
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.SKIPPED_OBSOLETE);
        assertThat(fixture.delivery(subject).reason).contains("an earlier hand-off may have arrived");
    }

    @Test
    void theSettlementOfAWorkerThatLostItsLeaseIsRefused() {
        List<Ready> late = settlement.begin(fixture.written(prepare(claim())));
        List<Settlement> lateOutcome = handOver(late);
        afterTheLease();
        List<Claim> successor = claim();

        assertThat(worker.settle(lateOutcome).sent()).isZero();
        assertThat(fixture.histories(subject)).isEmpty();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.CLAIMED);

        List<Ready> again = settlement.begin(fixture.written(prepare(successor)));
        assertThat(worker.settle(handOver(again)).sent()).isEqualTo(1);
        assertThat(fixture.histories(subject)).hasSize(1);
    }

    @Test
    void aWorkerThatLostItsLeaseBeforeTheHandOffSendsNothing() {
        List<Ready> late = prepare(claim());
        afterTheLease();
        claim();

        assertThat(settlement.begin(late)).isEmpty();
    }

    @Test
    void aSlowHandOffKeepsItsLease() {
        List<Ready> begun = settlement.begin(fixture.written(prepare(claim())));
        List<Claim> claims = begun.stream().map(Ready::claim).toList();
        leases.keep(claims);
        try {
            fixture.later(config.lease().minusSeconds(1));
            leases.prolong();
            fixture.later(Duration.ofSeconds(30));

            assertThat(settlement.claim(BILL, fixture.now(), 10)).isEmpty();
        } finally {
            leases.release(claims);
        }
        assertThat(worker.settle(handOver(begun)).sent()).isEqualTo(1);
    }

    @Test
    void aDeliveryThatTakesEveryWorkerDownIsGivenUp() {
        for (int attempt = 1; attempt <= config.attempts(); attempt++) {
            assertThat(settlement.claim(BILL, fixture.now(), 10)).hasSize(1);
            afterTheLease();
        }

        fixture.run(BILL);

        assertThat(mails(person)).isEmpty();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.FAILED);
    }

    @Test
    void aTransientFailureIsTriedAgainWithTheSamePlaceInTheCapAndDiesInTheEnd() {
        for (int attempt = 1; attempt <= config.attempts(); attempt++) {
            List<Ready> begun = settlement.begin(prepare(claim()));
            assertThat(begun.get(0).row().attempt()).isEqualTo(attempt);
            Settlement outcome = attempt < config.attempts()
                    ? Settlement.again(begun.get(0), fixture.now().plusSeconds(1), "away")
                    : Settlement.dead(begun.get(0), "away");
            assertThat(worker.settle(List.of(outcome)).failed()).isEqualTo(1);
            if (attempt == 1) {
                assertThat(fixture.delivery(subject).countedAt).isNotNull();
            }
            fixture.later(Duration.ofMinutes(1));
        }

        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.FAILED);
        assertThat(fixture.delivery(subject).countedAt).isNull();
        assertThat(fixture.delivery(subject).lastError).isEqualTo("away");
    }

    @Test
    void workersNeverClaimTheSameRow() {
        UUID definition = fixture.define(BILL, "H-2", "PT-2H", "P1D");
        fixture.blast(definition, 400);
        ExecutorService workers = Executors.newFixedThreadPool(8);

        List<CompletableFuture<List<Claim>>> claiming = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(this::claimAll, workers))
                .toList();
        List<UUID> claimed = new ArrayList<>();
        claiming.forEach(each -> each.join().forEach(claim -> claimed.add(claim.id())));

        workers.shutdown();
        Set<UUID> different = new HashSet<>(claimed);
        assertThat(claimed).hasSize(401);
        assertThat(different).hasSize(401);
    }

    @Test
    void twoProcessesExpandAStepOnce() {
        List<UUID> subjects =
                IntStream.range(0, 60).mapToObj(n -> fixture.subject(person())).toList();
        subjects.forEach(each -> fixture.plan(BILL, each, TUESDAY.plus(Duration.ofHours(1))));

        ExecutorService processes = Executors.newFixedThreadPool(4);
        List<CompletableFuture<Void>> runs = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.runAsync(() -> fixture.run(BILL), processes))
                .toList();
        runs.forEach(CompletableFuture::join);
        processes.shutdown();
        fixture.run(BILL);

        subjects.forEach(each -> {
            assertThat(fixture.delivery(each).state()).isEqualTo(RecipientState.SENT);
            assertThat(mails(TestSubjects.PEOPLE.get(each).get(0))).hasSize(1);
        });
    }

    private List<Claim> claimAll() {
        List<Claim> all = new ArrayList<>();
        while (true) {
            List<Claim> some = settlement.claim(BILL, fixture.now(), 7);
            if (some.isEmpty()) return all;
            all.addAll(some);
        }
    }

    private List<Claim> claim() {
        List<Claim> claims = settlement.claim(BILL, fixture.now(), 10);
        assertThat(claims).hasSize(1);
        return claims;
    }

    private List<Ready> prepare(List<Claim> claims) {
        return preparation
                .prepare(fixture.subjects.require(BILL), claims, fixture.now())
                .ready();
    }

    private List<Settlement> handOver(List<Ready> begun) {
        return fixture.handOver(worker, begun);
    }

    private void afterTheLease() {
        fixture.later(config.lease().plusSeconds(1));
    }
}
