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
import id.tm.support.messaging.DeliveryReceipts;
import id.tm.support.messaging.DeliveryReceipts.Receipt;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReminderSendingTest {

    @Inject
    ReminderFixture fixture;

    @Inject
    ReminderReceipts receipts;

    @BeforeEach
    void onTuesday() {
        fixture.at(TUESDAY);
    }

    @AfterEach
    void clean() {
        fixture.clean();
    }

    @Test
    void aDueStepReachesThePersonOnceAndIsRemembered() throws Exception {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(2)));

        assertThat(fixture.run(BILL).sent()).isZero();
        fixture.later(Duration.ofMinutes(61));
        assertThat(fixture.run(BILL).sent()).isEqualTo(1);
        assertThat(fixture.run(BILL).sent()).isZero();

        assertThat(mails(person)).hasSize(1);
        var mail = mails(person).get(0);
        ReminderRecipient delivery = fixture.delivery(subject);
        assertThat(delivery.state()).isEqualTo(RecipientState.SENT);
        assertThat(mail.getMessageID()).contains(delivery.id.toString());
        assertThat(mail.getHeader("List-Unsubscribe")).isNotEmpty();
        assertThat(mail.getHeader("X-TM-Resend")).isNull();
        assertThat(fixture.plans(BILL, subject)).containsEntry("H-1", "DISPATCHED");
        ReminderHistory history = fixture.histories(subject).get(0);
        assertThat(history.subject).isEqualTo(mail.getSubject());
        assertThat(history.templateVersion).isEqualTo(1);
        assertThat(history.variables).contains("practitionerName").contains("Sari");
    }

    @Test
    void valuesAreEncryptedWhereTheyRest() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        UUID subject = fixture.subject(person());
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.run(BILL);

        Object stored = QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery("select variables from reminder_histories where subject_id = :id")
                .setParameter("id", subject)
                .getSingleResult());

        assertThat(stored.toString()).doesNotContain("Sari").doesNotContain("practitionerName");
    }

    @Test
    void timesAreWrittenInTheReadersZoneAndLanguage() throws Exception {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        UUID subject = fixture.subject(
                new Recipient(
                        UUID.randomUUID(),
                        "Ayu",
                        "ayu-" + UUID.randomUUID() + "@example.com",
                        null,
                        false,
                        Locale.forLanguageTag("id"),
                        java.time.ZoneId.of("Asia/Jayapura"),
                        Set.of()),
                person());
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.run(BILL);

        List<Recipient> people = TestSubjects.PEOPLE.get(subject);
        String eastern = ReminderFixture.text(mails(people.get(0)).get(0));
        String western = ReminderFixture.text(mails(people.get(1)).get(0));
        // 2026-01-05T02:00:00Z
        assertThat(eastern).contains("11.00 WIT").contains("Halo Ayu");
        assertThat(western).contains("09:00 WIB").contains("Hello Sari");
    }

    @Test
    void everyPersonAndChannelHasADeliveryOfItsOwn() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H", Channel.EMAIL, Channel.WHATSAPP);
        Recipient both = new Recipient(
                UUID.randomUUID(),
                "Budi",
                "budi-" + UUID.randomUUID() + "@example.com",
                "+6281234567890",
                true,
                Locale.ENGLISH,
                WIB,
                Set.of());
        Recipient contact = person(null, "Finance-" + UUID.randomUUID() + "@example.com", WIB);
        UUID subject = fixture.subject(both, contact);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));

        fixture.run(BILL);

        assertThat(fixture.deliveries(subject))
                .extracting(delivery -> delivery.recipientKey + " " + delivery.channel + " " + delivery.state())
                .containsExactlyInAnyOrder(
                        both.userId() + " EMAIL SENT",
                        both.userId() + " WHATSAPP SENT",
                        contact.email().toLowerCase(Locale.ROOT) + " EMAIL SENT",
                        contact.email().toLowerCase(Locale.ROOT) + " WHATSAPP SKIPPED_NO_ADDRESS");
        assertThat(fixture.histories(subject)).hasSize(3);
    }

    @Test
    void criticalRemindersCarryNoUnsubscribeLink() throws Exception {
        fixture.define(ALARM, "H-1", "PT-1H", "PT2H");
        Recipient person = person();
        UUID subject = fixture.subject(person);
        fixture.plan(ALARM, subject, TUESDAY.plus(Duration.ofHours(1)));

        fixture.run(ALARM);

        assertThat(mails(person).get(0).getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void oneBadSubjectStopsNobodyElseAndIsTriedAgainLater() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        UUID bad = fixture.subject(person());
        TestSubjects.BROKEN.add(bad);
        List<UUID> good =
                IntStream.range(0, 5).mapToObj(n -> fixture.subject(person())).toList();
        fixture.plan(BILL, bad, TUESDAY.plus(Duration.ofHours(1)));
        good.forEach(subject -> fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1))));

        var counts = fixture.run(BILL);

        assertThat(counts.sent()).isEqualTo(5);
        assertThat(counts.failed()).isEqualTo(1);
        assertThat(fixture.plans(BILL, bad)).containsEntry("H-1", "PLANNED");
        assertThat(fixture.setAside(bad)).isEqualTo(1);
        assertThat(fixture.run(BILL).claimed()).isZero();

        TestSubjects.BROKEN.clear();
        fixture.later(Duration.ofMinutes(10));
        assertThat(fixture.run(BILL).sent()).isEqualTo(1);
        assertThat(fixture.setAside(bad)).isZero();
    }

    @Test
    void aSubjectThatFailsToTheEndOfItsBudgetIsMissed() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        UUID bad = fixture.subject(person());
        TestSubjects.BROKEN.add(bad);
        fixture.plan(BILL, bad, TUESDAY.plus(Duration.ofHours(1)));
        fixture.run(BILL);

        fixture.later(Duration.ofHours(4));
        fixture.run(BILL);

        assertThat(fixture.plans(BILL, bad)).containsEntry("H-1", "MISSED");
    }

    @Test
    void aSubjectThatBreaksBetweenQueueAndHandOffIsRetriedAloneAndBuriedInTheEnd() {
        fixture.define(BILL, "H-1", "PT-1H", "P30D");
        UUID bad = fixture.subject(person());
        UUID good = fixture.subject(person());
        fixture.plan(BILL, bad, TUESDAY.plus(Duration.ofHours(1)));
        fixture.plan(BILL, good, TUESDAY.plus(Duration.ofHours(1)));
        fixture.expand(BILL);
        TestSubjects.BROKEN.add(bad);

        assertThat(fixture.run(BILL).sent()).isEqualTo(1);
        assertThat(fixture.delivery(good).state()).isEqualTo(RecipientState.SENT);
        assertThat(fixture.delivery(bad).state()).isEqualTo(RecipientState.QUEUED);
        assertThat(fixture.delivery(bad).lastError).isNotNull();
        for (int attempt = 2; attempt <= 8; attempt++) {
            fixture.later(Duration.ofHours(24));
            fixture.run(BILL);
        }

        assertThat(fixture.delivery(bad).state()).isEqualTo(RecipientState.FAILED);
        assertThat(fixture.delivery(bad).attempts).isEqualTo(8);
    }

    @Test
    void aMessageThatCannotBeWrittenWaitsForAnOperator() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        UUID subject = fixture.subject(person());
        TestSubjects.VARIABLES.put(subject, Map.of("practitionerName", "Budi"));
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));

        assertThat(fixture.run(BILL).failed()).isEqualTo(1);

        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.FAILED);
        assertThat(fixture.delivery(subject).lastError).contains("sessionAt");
    }

    @Test
    void anAddressThatTakesNoMailIsSuppressedAndSkippedFromThenOn() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        fixture.define(BILL, "H+1", "PT1H", "PT2H");
        Recipient person = person(UUID.randomUUID(), "nobody at nowhere " + UUID.randomUUID(), WIB);
        UUID subject = fixture.subject(person);
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));

        fixture.run(BILL);
        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.FAILED);
        fixture.later(Duration.ofHours(2));
        fixture.run(BILL);

        assertThat(fixture.deliveries(subject))
                .extracting(ReminderRecipient::state)
                .containsExactly(RecipientState.FAILED, RecipientState.SKIPPED_SUPPRESSED);
    }

    @Test
    void kindsNobodySpeaksForAreLeftAlone() {
        assertThat(fixture.run("NO_SUCH_KIND").claimed()).isZero();
    }

    @Test
    void aBlastOfOneKindDoesNotHoldUpAnother() {
        fixture.define(CALL, "H-1", "PT-1H", "P1D");
        UUID definition = fixture.define(BILL, "H-1", "PT-1H", "P1D");
        fixture.blast(definition, 50_000);
        UUID single = fixture.subject(person());
        fixture.plan(CALL, single, TUESDAY.plus(Duration.ofHours(1)));

        var round = fixture.engine.run(List.of(BILL, CALL), fixture.now(), 20);

        assertThat(round.sent()).isEqualTo(20);
        assertThat(fixture.delivery(single).state()).isEqualTo(RecipientState.SENT);
    }

    @Test
    void aShareThatIsNotNeededGoesToTheOthers() {
        UUID definition = fixture.define(BILL, "H-1", "PT-1H", "P1D");
        fixture.blast(definition, 50);

        assertThat(fixture.engine
                        .run(List.of(BILL, CALL, ALARM), fixture.now(), 30)
                        .sent())
                .isEqualTo(30);
    }

    @Test
    void receiptsRaiseTheStateAndNeverLowerIt() {
        fixture.define(BILL, "H-1", "PT-1H", "PT2H");
        UUID subject = fixture.subject(person());
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        fixture.run(BILL);
        String message = fixture.delivery(subject).providerMessageId;

        assertThat(receipts.apply(receipt(message, DeliveryReceipts.Status.READ)))
                .isTrue();
        assertThat(receipts.apply(receipt(message, DeliveryReceipts.Status.DELIVERED)))
                .isTrue();
        assertThat(receipts.apply(receipt(message, DeliveryReceipts.Status.FAILED)))
                .isTrue();
        assertThat(receipts.apply(receipt("no such message", DeliveryReceipts.Status.READ)))
                .isFalse();

        assertThat(fixture.delivery(subject).state()).isEqualTo(RecipientState.READ);
    }

    private Receipt receipt(String message, DeliveryReceipts.Status status) {
        return new Receipt(Channel.EMAIL, message, status, fixture.now(), null);
    }
}
