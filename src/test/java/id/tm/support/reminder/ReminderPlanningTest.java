package id.tm.support.reminder;

import static id.tm.support.reminder.ReminderFixture.TUESDAY;
import static id.tm.support.reminder.ReminderFixture.WIB;
import static id.tm.support.reminder.ReminderFixture.person;
import static id.tm.support.reminder.TestSubjects.BILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.tm.support.ReminderPlan;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ReminderPlanningTest {

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
    void theLadderOfAnInvoiceHasTenStepsOfTextsThatAreThere() {
        List<Reminder> ladder = QuarkusTransaction.requiringNew().call(() -> Reminder.listActive("INVOICE"));

        assertThat(ladder).hasSize(10);
        Instant dueDate = Instant.parse("2026-09-30T03:00:00Z");
        assertThat(ladder.stream().map(step -> step.dueAt(dueDate, WIB)).sorted())
                .containsExactly(
                        Instant.parse("2026-09-23T02:00:00Z"),
                        Instant.parse("2026-09-27T02:00:00Z"),
                        Instant.parse("2026-09-30T02:00:00Z"),
                        Instant.parse("2026-10-03T02:00:00Z"),
                        Instant.parse("2026-10-07T02:00:00Z"),
                        Instant.parse("2026-10-14T02:00:00Z"),
                        Instant.parse("2026-10-21T02:00:00Z"),
                        Instant.parse("2026-10-28T02:00:00Z"),
                        Instant.parse("2026-11-04T02:00:00Z"),
                        Instant.parse("2026-11-11T02:00:00Z"));
    }

    @Test
    void everyStepThatIsShippedHasAPublishedTextOnEachOfItsChannels() {
        List<?> missing = QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery("""
                        select r.kind, r.step, c.channel, l.language
                        from reminders r cross join lateral unnest(r.channels) c(channel) cross join (values ('id'), ('en')) l(language)
                        where r.kind not like 'SAMPLE%' and not exists (
                            select 1 from message_templates t where t.template_key = r.template_key
                            and t.channel = c.channel and t.language = l.language and t.state = 'PUBLISHED')
                        """, Object[].class)
                .getResultList());

        assertThat(missing).isEmpty();
    }

    @Test
    void stepsFallOnTheWallClockOfTheZone() {
        fixture.define(BILL, "D-7", "P-7D", LocalTime.of(9, 0), "P1D");
        fixture.define(BILL, "D+1", "P1D", LocalTime.of(8, 30), "P1D");
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        UUID subject = fixture.subject(person());

        List<? extends ReminderPlan> plans =
                fixture.plan(BILL, subject, 3, Instant.parse("2026-09-30T16:30:00Z"), ZoneId.of("Asia/Jayapura"));

        assertThat(plans)
                .extracting(plan -> plan.step, plan -> plan.dueAt, plan -> plan.subjectVersion, plan -> plan.audience)
                .containsExactlyInAnyOrder(
                        tuple("D-7", Instant.parse("2026-09-24T00:00:00Z"), 3, "MEMBER"),
                        tuple("D+1", Instant.parse("2026-10-01T23:30:00Z"), 3, "MEMBER"),
                        tuple("H-1", Instant.parse("2026-09-30T15:30:00Z"), 3, "MEMBER"));
    }

    @Test
    void stepsThatArePastAndStepsThatAreOffAreLeftOut() {
        fixture.define(BILL, "H-24", "PT-24H", "P1D");
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        UUID off = fixture.define(BILL, "H-2", "PT-2H", "P1D");
        fixture.change(off, definition -> definition.active = false);
        UUID subject = fixture.subject(person());

        List<? extends ReminderPlan> plans = fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(5)));

        assertThat(plans).extracting(plan -> plan.step).containsExactly("H-1");
    }

    @Test
    void cancellingStopsWhatIsPlannedAndLeavesOtherSubjectsAlone() {
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        UUID paid = fixture.subject(person());
        UUID open = fixture.subject(person());
        fixture.plan(BILL, paid, TUESDAY.plus(Duration.ofHours(5)));
        fixture.plan(BILL, open, TUESDAY.plus(Duration.ofHours(5)));

        fixture.settle(BILL, paid);

        assertThat(fixture.plans(BILL, paid)).containsEntry("H-1", "CANCELLED");
        assertThat(fixture.plans(BILL, open)).containsEntry("H-1", "PLANNED");
    }

    @Test
    void aMovedSubjectGetsANewPlanBesideTheCancelledOne() {
        fixture.define(BILL, "H-1", "PT-1H", "P1D");
        var person = person();
        UUID subject = fixture.subject(person);
        fixture.plan(BILL, subject, 1, TUESDAY.plus(Duration.ofHours(2)), WIB);

        QuarkusTransaction.requiringNew().run(() -> {
            fixture.reminders().cancel(BILL, subject);
            fixture.reminders().plan(BILL, subject, 2, TUESDAY.plus(Duration.ofHours(6)), WIB, TestPlans.Bill::new);
        });
        fixture.later(Duration.ofHours(2));
        assertThat(fixture.run(BILL).sent()).isZero();
        fixture.later(Duration.ofHours(4));

        assertThat(fixture.run(BILL).sent()).isEqualTo(1);
        assertThat(ReminderFixture.mails(person)).hasSize(1);
    }
}
