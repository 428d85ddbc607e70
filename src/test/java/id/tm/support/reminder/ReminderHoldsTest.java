package id.tm.support.reminder;

import static id.tm.support.reminder.ReminderFixture.TUESDAY;
import static id.tm.support.reminder.ReminderFixture.WIB;
import static id.tm.support.reminder.ReminderFixture.mails;
import static id.tm.support.reminder.ReminderFixture.person;
import static id.tm.support.reminder.TestSubjects.ALARM;
import static id.tm.support.reminder.TestSubjects.BILL;
import static id.tm.support.reminder.TestSubjects.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.ReminderConfig;
import id.tm.support.messaging.Suppressions;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits, what is left out, and what is too late. */
@ServiceTest
class ReminderHoldsTest {

    /** 22:00 in Jakarta. */
    private static final Instant NIGHT = Instant.parse("2026-09-08T15:00:00Z");

    private static final Instant MORNING = Instant.parse("2026-09-09T00:00:00Z");

    @Inject
    ReminderFixture fixture;

    @Inject
    ReminderConfig config;

    @Inject
    Suppressions suppressions;

    @BeforeEach
    void onTuesday() {
        fixture.at(TUESDAY);
    }

    @AfterEach
    void clean() {
        fixture.clean();
    }

    @Test
    void theNightHoldsAndTheMorningReleasesByEachOnesOwnClock() {
        fixture.define(BILL, "H-1", "PT-1H", "PT12H");
        Recipient west = person();
        Recipient abroad =
                person(UUID.randomUUID(), "abroad-" + UUID.randomUUID() + "@example.com", zone("Europe/Berlin"));
        UUID subject = fixture.subject(west, abroad);
        fixture.at(NIGHT);
        fixture.plan(BILL, subject, NIGHT.plus(Duration.ofHours(1)));

        fixture.run(BILL);
        assertThat(mails(west)).isEmpty();
        assertThat(mails(abroad)).hasSize(1);
        ReminderRecipient held = fixture.deliveries(subject).stream()
                .filter(delivery -> delivery.state() == RecipientState.QUEUED)
                .findFirst()
                .orElseThrow();
        assertThat(held.dueAt).isEqualTo(MORNING);
        assertThat(held.reason).isEqualTo("quiet hours");

        fixture.at(MORNING.minusSeconds(60));
        fixture.run(BILL);
        assertThat(mails(west)).isEmpty();
        fixture.at(MORNING.plusSeconds(1));
        fixture.run(BILL);
        assertThat(mails(west)).hasSize(1);
    }

    @Test
    void whatWasQueuedByDayAndIsTakenUpAtNightWaitsToo() {
        fixture.define(BILL, "H-1", "PT-1H", "PT24H");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.expand(BILL);

        fixture.at(NIGHT);
        fixture.run(BILL);

        assertThat(mails(person)).isEmpty();
        assertThat(fixture.delivery(subject).dueAt).isEqualTo(MORNING);
        assertThat(fixture.delivery(subject).attempts).isZero();
        fixture.at(MORNING.plusSeconds(1));
        fixture.run(BILL);
        assertThat(mails(person)).hasSize(1);
    }

    @Test
    void criticalRemindersDoNotCareForTheHour() {
        fixture.define(ALARM, "H-1", "PT-1H", "PT2H");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.at(NIGHT);
        fixture.plan(ALARM, subject, NIGHT.plus(Duration.ofHours(1)));

        fixture.run(ALARM);

        assertThat(mails(person)).hasSize(1);
    }

    @Test
    void aHoldThatOutlastsTheBudgetMeansMissed() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.at(NIGHT);
        fixture.plan(BILL, subject, NIGHT.plus(Duration.ofHours(1)));

        fixture.run(BILL);

        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.MISSED);
        assertThat(fixture.delivery(subject).reason).contains("quiet hours");
    }

    @Test
    void holidaysHoldUntilTheMorningAfterTheLastOfThem() {
        // 2026-12-24 is cuti bersama, the 25th a national holiday.
        Instant eve = Instant.parse("2026-12-24T03:00:00Z");
        fixture.define(BILL, "H-1", "PT-1H", "P3D");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.at(eve);
        fixture.plan(BILL, subject, eve.plus(Duration.ofHours(1)));

        fixture.run(BILL);

        assertThat(mails(person)).isEmpty();
        assertThat(fixture.delivery(subject).dueAt).isEqualTo(Instant.parse("2026-12-26T00:00:00Z"));
        assertThat(fixture.delivery(subject).reason).isEqualTo("public holiday");
        fixture.at(Instant.parse("2026-12-26T00:00:01Z"));
        fixture.run(BILL);
        assertThat(mails(person)).hasSize(1);
    }

    @Test
    void whoWantsNoneAndWhereNoneGoesAreSkippedWithTheReason() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H", Channel.EMAIL, Channel.WHATSAPP);
        Recipient optedOut = person(UUID.randomUUID(), "out-" + UUID.randomUUID() + "@example.com", WIB, Channel.EMAIL);
        Recipient dead = person();
        suppressions.suppress(Channel.EMAIL, dead.email(), "550 no such user");
        Recipient unsubscribed = person(null, "un-" + UUID.randomUUID() + "@example.com", WIB);
        suppressions.unsubscribe(Channel.EMAIL, unsubscribed.email());
        UUID subject = fixture.subject(optedOut, dead, unsubscribed);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));

        fixture.run(BILL);

        assertThat(fixture.deliveries(subject))
                .extracting(delivery -> delivery.recipientKey + " " + delivery.state())
                .containsExactlyInAnyOrder(
                        optedOut.key() + " SKIPPED_OPTED_OUT",
                        optedOut.key() + " SKIPPED_NO_ADDRESS",
                        dead.key() + " SKIPPED_SUPPRESSED",
                        dead.key() + " SKIPPED_NO_ADDRESS",
                        unsubscribed.key() + " SKIPPED_SUPPRESSED",
                        unsubscribed.key() + " SKIPPED_NO_ADDRESS");
        assertThat(fixture.deliveries(subject))
                .allSatisfy(delivery -> assertThat(delivery.reason).isNotBlank());
    }

    @Test
    void whoOptsOutWhileItWaitsGetsNothing() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.expand(BILL);

        TestSubjects.PEOPLE.put(subject, List.of(person(person.userId(), person.email(), WIB, Channel.EMAIL)));
        fixture.run(BILL);

        assertThat(mails(person)).isEmpty();
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.SKIPPED_OPTED_OUT);
    }

    @Test
    void whoMovesWhileItWaitsIsReachedAtTheNewAddress() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.expand(BILL);

        Recipient moved = person(person.userId(), "new-" + UUID.randomUUID() + "@example.com", WIB);
        TestSubjects.PEOPLE.put(subject, List.of(moved));
        fixture.run(BILL);

        assertThat(mails(person)).isEmpty();
        assertThat(mails(moved)).hasSize(1);
        assertThat(fixture.delivery(subject).address).isEqualTo(moved.email());
    }

    @Test
    void afterDowntimeOnlyWhatIsWithinItsBudgetGoesOut() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        fixture.define(CALL, "H-1", "PT-1H", "PT30M");
        Recipient person = person();
        UUID within = fixture.subject(person);
        UUID beyond = fixture.subject(person);
        fixture.plan(BILL, within, TUESDAY.plus(Duration.ofHours(1)));
        fixture.plan(CALL, beyond, TUESDAY.plus(Duration.ofHours(1)));

        fixture.later(Duration.ofHours(1));
        var counts = fixture.run(BILL, CALL);

        assertThat(counts.sent()).isEqualTo(1);
        assertThat(fixture.plans(BILL, within)).containsEntry("H-1", "DISPATCHED");
        assertThat(fixture.plans(CALL, beyond)).containsEntry("H-1", "MISSED");
        assertThat(fixture.deliveries(beyond)).isEmpty();
    }

    @Test
    void aDeliveryThatWaitedBeyondItsBudgetIsMissed() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        UUID subject = fixture.subject(person());
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.expand(BILL);

        fixture.later(Duration.ofMinutes(121));
        fixture.run(BILL);

        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.MISSED);
    }

    @Test
    void ofSeveralStepsThatAreDueTheNewestSpeaks() {
        fixture.define(BILL, "H-3", "PT-3H", "P1D");
        fixture.define(BILL, "H-2", "PT-2H", "P1D");
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(3)));

        fixture.later(Duration.ofMinutes(150));
        fixture.run(BILL);

        assertThat(mails(person)).hasSize(1);
        assertThat(fixture.plans(BILL, subject))
                .containsEntry("H-3", "OBSOLETE")
                .containsEntry("H-2", "OBSOLETE")
                .containsEntry("H-1", "DISPATCHED");
    }

    @Test
    void whatWasHeldGivesWayToTheNextStep() {
        fixture.define(BILL, "H-10", "PT-10H", "P1D");
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.at(NIGHT);
        fixture.plan(BILL, subject, NIGHT.plus(Duration.ofHours(10)));
        fixture.run(BILL);
        assertThat(fixture.delivery(subject).dueAt).isEqualTo(MORNING);

        fixture.at(MORNING.plusSeconds(10));
        fixture.run(BILL);

        assertThat(mails(person)).hasSize(1);
        assertThat(fixture.deliveries(subject))
                .extracting(delivery -> delivery.step + " " + delivery.state() + " " + delivery.reason)
                .containsExactly("H-10 SKIPPED_OBSOLETE superseded by H-1", "H-1 SENT null");
    }

    @Test
    void onePersonGetsNoMoreThanTheCapOverAllKindsAndTheRestWhenTheWindowFrees() {
        fixture.define(BILL, "H-1", "PT-1H", "P3D");
        fixture.define(CALL, "H-1", "PT-1H", "P3D");
        Recipient person = person();
        Instant morning = Instant.parse("2026-09-08T00:30:00Z");
        fixture.at(morning);
        for (int n = 0; n < 4; n++) {
            fixture.plan(BILL, fixture.subject(person), morning.plus(Duration.ofHours(1)));
            fixture.plan(CALL, fixture.subject(person), morning.plus(Duration.ofHours(1)));
        }

        var counts = fixture.run(BILL, CALL);

        assertThat(counts.sent()).isEqualTo(config.cap());
        assertThat(mails(person)).hasSize(config.cap());
        fixture.later(Duration.ofHours(23));
        assertThat(fixture.run(BILL, CALL).sent()).isZero();
        fixture.later(Duration.ofHours(1).plusMinutes(5));
        assertThat(fixture.run(BILL, CALL).sent()).isEqualTo(3);
        assertThat(mails(person)).hasSize(8);
    }

    @Test
    void theCapHoldsUnderParallelWorkers() {
        fixture.define(BILL, "H-1", "PT-1H", "P3D");
        Recipient person = person();
        for (int n = 0; n < 40; n++) fixture.plan(BILL, fixture.subject(person), TUESDAY.plus(Duration.ofHours(1)));
        fixture.expand(BILL);

        ExecutorService workers = Executors.newFixedThreadPool(4);
        List<CompletableFuture<Void>> runs = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.runAsync(() -> fixture.run(BILL), workers))
                .toList();
        runs.forEach(CompletableFuture::join);
        workers.shutdown();

        assertThat(mails(person)).hasSize(config.cap());
    }

    @Test
    void whatTheCapHoldsPastItsBudgetIsLeftOut() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        Recipient person = person();
        List<UUID> subjects = IntStream.range(0, config.cap() + 2)
                .mapToObj(n -> fixture.subject(person))
                .toList();
        subjects.forEach(subject -> fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1))));

        fixture.run(BILL);

        assertThat(subjects.stream().map(subject -> fixture.delivery(subject).state()))
                .filteredOn(state -> state == RecipientState.SKIPPED_CAPPED)
                .hasSize(2);
    }

    private static ZoneId zone(String name) {
        return ZoneId.of(name);
    }
}
