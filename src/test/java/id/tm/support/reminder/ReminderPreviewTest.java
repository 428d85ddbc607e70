package id.tm.support.reminder;

import static id.tm.support.reminder.ReminderFixture.TUESDAY;
import static id.tm.support.reminder.ReminderFixture.WIB;
import static id.tm.support.reminder.ReminderFixture.mails;
import static id.tm.support.reminder.ReminderFixture.person;
import static id.tm.support.reminder.TestSubjects.ALARM;
import static id.tm.support.reminder.TestSubjects.BILL;
import static id.tm.support.reminder.TestSubjects.CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.messaging.Suppressions;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReminderPreviewTest {

    @Inject
    ReminderFixture fixture;

    @Inject
    ReminderPreview preview;

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
    void itSaysWhatLeavesWhenAndWhatDoesNotAndWhy() {
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        Recipient reached = person();
        Recipient out = person(UUID.randomUUID(), "out-" + UUID.randomUUID() + "@example.com", WIB, Channel.EMAIL);
        UUID open = fixture.subject(reached, out);
        UUID paid = fixture.subject(person());
        UUID broken = fixture.subject(person());
        Instant anchor = TUESDAY.plus(Duration.ofHours(13));
        for (UUID subject : List.of(open, paid, broken)) fixture.plan(BILL, subject, anchor);
        fixture.close(paid);
        TestSubjects.BROKEN.add(broken);

        PreviewView view = preview.preview(TUESDAY.plus(Duration.ofDays(2)), BILL, null, null);

        assertThat(view.truncated()).isFalse();
        assertThat(view.items())
                .extracting(PreviewItem::subjectId, PreviewItem::outcome, PreviewItem::leavesAt, PreviewItem::reason)
                .containsExactlyInAnyOrder(
                        tuple(open, PreviewItem.Outcome.LEAVES, Instant.parse("2026-09-09T00:00:00Z"), "quiet hours"),
                        tuple(open, PreviewItem.Outcome.OPTED_OUT, null, "wants no reminders on EMAIL"),
                        tuple(paid, PreviewItem.Outcome.OBSOLETE, null, "no longer true"),
                        tuple(broken, PreviewItem.Outcome.FAILING, null, "its subject cannot be asked"));
        assertThat(mails(reached)).isEmpty();
        assertThat(fixture.plans(BILL, open)).containsEntry("H-1", "PLANNED");
    }

    @Test
    void whatIsHeldBeyondTheEndIsShownAsHeld() {
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        UUID subject = fixture.subject(person());
        fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(13)));

        PreviewView view = preview.preview(TUESDAY.plus(Duration.ofHours(13)), BILL, null, null);

        assertThat(view.items())
                .extracting(PreviewItem::outcome, PreviewItem::leavesAt)
                .containsExactly(tuple(PreviewItem.Outcome.HELD, Instant.parse("2026-09-09T00:00:00Z")));
    }

    @Test
    void itCanBeNarrowedToOnePersonWhetherOrNotTheKindKnowsItsPeople() {
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        fixture.define(CALL, "H-1", "PT-1H", "P1D");
        Recipient one = person();
        Recipient other = person();
        Instant anchor = TUESDAY.plus(Duration.ofHours(3));
        fixture.plan(BILL, fixture.subject(one), anchor);
        fixture.plan(BILL, fixture.subject(other), anchor);
        fixture.plan(CALL, fixture.subject(one), anchor);
        fixture.plan(CALL, fixture.subject(other), anchor);

        PreviewView view = preview.preview(anchor, null, one.userId(), null);
        PreviewView partner = preview.preview(anchor, null, null, one.userId());

        assertThat(view.items())
                .extracting(PreviewItem::kind, PreviewItem::userId)
                .containsExactlyInAnyOrder(tuple(BILL, one.userId()), tuple(CALL, one.userId()));
        assertThat(partner.items())
                .extracting(PreviewItem::kind, PreviewItem::userId)
                .containsExactly(tuple(BILL, one.userId()));
    }

    @Test
    void whatIsPreviewedIsWhatThenHappens() {
        fixture.define(BILL, "H-10", "PT-10H", "P1D");
        fixture.define(BILL, "H-1", "PT-1H", "P1D", Channel.EMAIL, Channel.WHATSAPP);
        fixture.define(CALL, "H-2", "PT-2H", "PT3H");
        fixture.define(ALARM, "H-1", "PT-1H", "PT1H");
        Recipient busy = person();
        Recipient suppressed = person();
        suppressions.suppress(Channel.EMAIL, suppressed.email(), "550");
        List<UUID> subjects = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            UUID subject = fixture.subject(busy);
            subjects.add(subject);
            fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(11 + n)));
        }
        for (int n = 0; n < 12; n++) {
            UUID subject = n % 5 == 0 ? fixture.subject(person(), suppressed) : fixture.subject(person());
            subjects.add(subject);
            fixture.plan(n % 3 == 0 ? ALARM : CALL, subject, TUESDAY.plus(Duration.ofMinutes(150 + 97L * n)));
        }
        // Some wait in the queue already, one is paid.
        fixture.later(Duration.ofMinutes(70));
        fixture.expand(BILL);
        fixture.close(subjects.get(8));
        Instant now = fixture.now();
        Instant until = now.plus(Duration.ofHours(40));

        PreviewView view = preview.preview(until, null, null, null);

        for (Instant at = now; !at.isAfter(until.plus(Duration.ofMinutes(1))); at = at.plus(Duration.ofMinutes(10))) {
            fixture.at(at);
            fixture.run(BILL, CALL, ALARM);
        }
        Map<String, String> previewed = new TreeMap<>();
        view.items().forEach(item -> {
            if (item.userId() != null) previewed.put(key(item), happened(item.outcome()));
        });
        Map<String, String> happened = new TreeMap<>();
        subjects.forEach(subject -> fixture.deliveries(subject)
                .forEach(
                        delivery -> happened.put(key(delivery), delivery.state().name())));
        // A step whose subject is settled is previewed as a whole and has no delivery.
        assertThat(view.items()).filteredOn(item -> item.userId() == null).hasSize(1);
        assertThat(happened).isEqualTo(previewed);
        assertThat(happened.values())
                .contains("SENT", "SKIPPED_SUPPRESSED", "SKIPPED_NO_ADDRESS", "SKIPPED_OBSOLETE", "MISSED");
        view.items().stream()
                .filter(item -> item.outcome() == PreviewItem.Outcome.LEAVES)
                .forEach(item -> assertThat(sentAt(item))
                        .as(key(item))
                        .isBetween(item.leavesAt(), item.leavesAt().plus(Duration.ofMinutes(21))));
    }

    private Instant sentAt(PreviewItem item) {
        return fixture.deliveries(item.subjectId()).stream()
                .filter(delivery -> key(delivery).equals(key(item)))
                .findFirst()
                .orElseThrow()
                .sentAt;
    }

    private static String key(PreviewItem item) {
        return item.subjectId() + " " + item.step() + " " + item.userId() + " " + item.channel();
    }

    private static String key(ReminderRecipient delivery) {
        return delivery.subjectId + " " + delivery.step + " " + delivery.userId + " " + delivery.channel;
    }

    private static String happened(PreviewItem.Outcome outcome) {
        return switch (outcome) {
            case LEAVES -> "SENT";
            case OBSOLETE -> "SKIPPED_OBSOLETE";
            case OPTED_OUT -> "SKIPPED_OPTED_OUT";
            case SUPPRESSED -> "SKIPPED_SUPPRESSED";
            case NO_ADDRESS -> "SKIPPED_NO_ADDRESS";
            case CAPPED -> "SKIPPED_CAPPED";
            case MISSED -> "MISSED";
            case HELD -> "QUEUED";
            case UNDER_WAY, FAILING -> outcome.name();
        };
    }
}
