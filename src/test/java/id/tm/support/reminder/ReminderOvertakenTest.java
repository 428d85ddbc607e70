package id.tm.support.reminder;

import static id.tm.support.reminder.ReminderFixture.TUESDAY;
import static id.tm.support.reminder.ReminderFixture.mails;
import static id.tm.support.reminder.ReminderFixture.person;
import static id.tm.support.reminder.TestSubjects.BILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.tm.platform.work.Claim;
import id.tm.support.Recipient;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody pays at every point between due and sent: nothing stale leaves. */
@ServiceTest
class ReminderOvertakenTest {

    @Inject
    ReminderFixture fixture;

    @Inject
    DeliverySettlement settlement;

    @Inject
    DeliveryPreparation preparation;

    @Inject
    DeliveryWorker worker;

    private Recipient person;
    private UUID subject;

    @BeforeEach
    void oneDueReminder() {
        fixture.at(TUESDAY);
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        person = person();
        subject = fixture.subject(person);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
    }

    @AfterEach
    void clean() {
        fixture.clean();
    }

    @Test
    void beforeItIsDue() {
        fixture.settle(BILL, subject);

        assertThat(fixture.run(BILL).sent()).isZero();
        assertNothingLeft();
        assertThat(fixture.deliveries(subject)).isEmpty();
        assertThat(fixture.plans(BILL, subject)).containsEntry("H-1", "CANCELLED");
    }

    @Test
    void beforeItIsExpandedByOneWhoForgetsToCancel() {
        fixture.close(subject);

        fixture.run(BILL);

        assertNothingLeft();
        assertThat(fixture.plans(BILL, subject)).containsEntry("H-1", "OBSOLETE");
    }

    @Test
    void inTheQueue() {
        fixture.expand(BILL);

        fixture.settle(BILL, subject);
        fixture.run(BILL);

        assertNothingLeft();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.CANCELLED);
    }

    @Test
    void inTheQueueByOneWhoForgetsToCancel() {
        fixture.expand(BILL);

        fixture.close(subject);
        var counts = fixture.run(BILL);

        assertNothingLeft();
        assertThat(counts.skipped()).isEqualTo(1);
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.SKIPPED_OBSOLETE);
        assertThat(fixture.delivery(subject).reason).isEqualTo("no longer true");
    }

    @Test
    void afterTheClaim() {
        fixture.expand(BILL);
        List<Claim> claims = claim();

        fixture.settle(BILL, subject);

        assertThat(prepare(claims)).isEmpty();
        assertNothingLeft();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.CANCELLED);
    }

    @Test
    void afterTheDecisionThatItMayLeave() {
        fixture.expand(BILL);
        List<Ready> ready = prepare(claim());
        assertThat(ready).hasSize(1);

        fixture.settle(BILL, subject);

        assertThat(settlement.begin(ready)).isEmpty();
        assertNothingLeft();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.CANCELLED);
    }

    @Test
    void onceTheHandOffHasBegunItLeavesAndIsRemembered() {
        fixture.expand(BILL);
        List<Ready> ready = prepare(claim());
        List<Ready> begun = settlement.begin(fixture.written(ready));

        fixture.settle(BILL, subject);

        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.SENDING);
        assertThat(worker.settle(fixture.handOver(worker, begun)).sent()).isEqualTo(1);
        assertThat(mails(person)).hasSize(1);
        assertThat(fixture.histories(subject)).hasSize(1);
    }

    @Test
    void whileItWaitsForAnotherTry() {
        fixture.expand(BILL);
        List<Ready> begun = settlement.begin(prepare(claim()));
        worker.settle(List.of(
                Settlement.again(begun.get(0), fixture.now().plus(Duration.ofMinutes(1)), "mail server is away")));
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.QUEUED);

        fixture.settle(BILL, subject);
        fixture.later(Duration.ofMinutes(2));
        fixture.run(BILL);

        assertNothingLeft();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.CANCELLED);
    }

    @Test
    void aPaymentUnderWayIsWaitedForWhenTheStepIsExpanded() throws Exception {
        CompletableFuture<Void> run;
        try (var payer = fixture.outside()) {
            try (var pay = payer.prepareStatement("update test_subjects set open = false where id = ?")) {
                pay.setObject(1, subject);
                pay.executeUpdate();
            }
            run = CompletableFuture.runAsync(() -> fixture.run(BILL));
            awaitBlocked();
            payer.commit();
        }
        run.join();

        assertNothingLeft();
        assertThat(fixture.plans(BILL, subject)).containsEntry("H-1", "OBSOLETE");
    }

    @Test
    void aPaymentUnderWayIsWaitedForWhenItIsDecided() throws Exception {
        fixture.expand(BILL);
        List<Claim> claims = claim();
        CompletableFuture<List<Ready>> decision;
        try (var payer = fixture.outside()) {
            try (var pay = payer.prepareStatement("update test_subjects set open = false where id = ?")) {
                pay.setObject(1, subject);
                pay.executeUpdate();
            }
            decision = CompletableFuture.supplyAsync(() -> prepare(claims));
            awaitBlocked();
            payer.commit();
        }

        assertThat(decision.join()).isEmpty();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.SKIPPED_OBSOLETE);
    }

    @Test
    void aPaymentWaitsForTheDecisionAndThenStopsWhatItAllowed() throws Exception {
        fixture.expand(BILL);
        List<Claim> claims = claim();
        CompletableFuture<List<Ready>> decision;
        CompletableFuture<Void> payment;
        try (var holder = fixture.outside()) {
            // The decision holds the subject and waits for the person's cap.
            try (var lock = holder.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 7261))")) {
                lock.setString(1, person.key());
                lock.execute();
            }
            decision = CompletableFuture.supplyAsync(() -> prepare(claims));
            awaitBlocked(1);
            payment = CompletableFuture.runAsync(() -> fixture.settle(BILL, subject));
            awaitBlocked(2);
            holder.commit();
        }
        List<Ready> ready = decision.join();
        payment.join();

        assertThat(ready).hasSize(1);
        assertThat(settlement.begin(ready)).isEmpty();
        assertNothingLeft();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.CANCELLED);
    }

    @Test
    void aPaymentThatIsRolledBackStopsNothing() {
        fixture.expand(BILL);

        QuarkusTransaction.begin();
        fixture.reminders().cancel(BILL, subject);
        QuarkusTransaction.rollback();

        assertThat(fixture.run(BILL).sent()).isEqualTo(1);
        assertThat(mails(person)).hasSize(1);
    }

    @Test
    void oneWhoIsNoLongerToBeToldIsNotTold() {
        fixture.expand(BILL);
        Recipient successor = person();
        TestSubjects.PEOPLE.put(subject, List.of(successor));

        fixture.run(BILL);

        assertNothingLeft();
        assertThat(mails(successor)).isEmpty();
        assertThat(fixture.delivery(subject).reason).isEqualTo("no longer one to be told");
    }

    @Test
    void aStepThatIsSwitchedOffDoesNotLeaveEvenFromTheQueue() {
        fixture.expand(BILL);
        fixture.change(fixture.delivery(subject).reminderId, definition -> definition.active = false);

        fixture.run(BILL);

        assertNothingLeft();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.SKIPPED_OBSOLETE);
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

    private void assertNothingLeft() {
        assertThat(mails(person)).isEmpty();
        assertThat(fixture.histories(subject)).isEmpty();
    }

    private void awaitBlocked() {
        awaitBlocked(1);
    }

    private void awaitBlocked(int sessions) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> QuarkusTransaction.requiringNew().call(() -> ((Number) Panache.getEntityManager()
                                        .createNativeQuery(
                                                "select count(*) from pg_stat_activity where datname = current_database()"
                                                        + " and wait_event_type = 'Lock'")
                                        .getSingleResult())
                                .intValue())
                        >= sessions);
    }
}
