package id.tm.support.reminder;

import static id.tm.support.reminder.ReminderFixture.TUESDAY;
import static id.tm.support.reminder.ReminderFixture.mails;
import static id.tm.support.reminder.ReminderFixture.person;
import static id.tm.support.reminder.TestSubjects.BILL;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.support.Recipient;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReminderSendingTest {

    @Inject
    ReminderFixture fixture;

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
}
