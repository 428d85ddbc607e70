package id.tm.booking.reminder;

import static id.tm.booking.Consultations.again;
import static id.tm.booking.Consultations.backToNow;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.moveTo;
import static id.tm.booking.Consultations.practitioner;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.job.JobRunner;
import id.tm.support.messaging.MessageDispatcher;
import id.tm.testing.Actor;
import id.tm.testing.ReceivedMail;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who says at /me/consents that no reminders are wanted gets none from that moment on, and some again after saying so. */
@ServiceTest
class SessionReminderConsentTest {

    @Inject
    JobRunner jobs;

    @Inject
    MessageDispatcher messages;

    @Inject
    Clock clock;

    @AfterEach
    void resetClock() {
        backToNow();
    }

    @Test
    void optingOutAndInAgainIsObeyedAtTheVeryNextReminder() {
        at("2027-08-01T08:00:00+07:00");
        Actor practitioner = practitioner("Asia/Jakarta");
        Actor stays = member("Asia/Jakarta");
        Actor leaves = member("Asia/Jakarta");
        booked(stays, practitioner, instant("2027-08-10T10:00:00+07:00"));
        booked(leaves, practitioner, instant("2027-08-10T11:00:00+07:00"));
        int booked = remindersOf(leaves).size();

        remindersBy(leaves, false);
        at("2027-08-09T11:30:00+07:00");
        remind();
        assertThat(remindersOf(stays)).hasSize(1);
        assertThat(remindersOf(leaves)).hasSize(booked).isEmpty();

        remindersBy(leaves, true);
        at("2027-08-10T10:00:30+07:00");
        remind();
        assertThat(remindersOf(leaves)).as("the one of the last hour").hasSize(1);
    }

    private static void remindersBy(Actor member, boolean wanted) {
        again(member)
                .given()
                .body(Map.of(
                        "marketing", Map.of("email", false, "whatsapp", false),
                        "reminders", Map.of("email", wanted, "whatsapp", wanted)))
                .put("/api/v1/me/consents")
                .then()
                .statusCode(200);
    }

    private void remind() {
        jobs.runOnce("feedback-reminders");
        messages.run(clock.instant(), 1_000);
    }

    private static List<String> remindersOf(Actor actor) {
        return ReceivedMail.to(actor.email()).stream()
                .map(ReceivedMail::subject)
                .filter(subject -> subject.contains("Pengingat"))
                .toList();
    }

    private static void at(String moment) {
        moveTo(instant(moment));
    }

    private static Instant instant(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }
}
