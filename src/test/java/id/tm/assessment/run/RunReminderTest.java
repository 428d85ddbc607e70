package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.answer;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.save;
import static id.tm.assessment.run.RunSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.support.messaging.MessageDispatcher;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ReceivedMail;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever has begun a test and not finished it is reminded, and nobody else. */
@ServiceTest
class RunReminderTest {

    @Inject
    JobRunner jobs;

    @Inject
    MessageDispatcher messages;

    @Inject
    SystemClock clock;

    private final Actor member = Actors.member();

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void anUnfinishedTestIsRemindedOfUntilItIsFinished() {
        String run = begun(member, offered(small(), wishes -> {}));
        assertThat(plan(run)).containsExactly("D+1 PLANNED", "D+3 PLANNED", "D+7 PLANNED");
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 1), answer("b1", "1", 1), answer("c1", "x", 1))
                .then()
                .statusCode(200);
        clock.move(Duration.ofDays(1).plusHours(12));
        jobs.runOnce("dispatch");
        assertThat(plan(run)).containsExactly("D+1 DISPATCHED", "D+3 PLANNED", "D+7 PLANNED");
        clock.move(Duration.ZERO);
        submit(member, run).then().statusCode(200);
        assertThat(plan(run)).containsExactly("D+1 DISPATCHED", "D+3 CANCELLED", "D+7 CANCELLED");
    }

    @Test
    void whatWasTakenAwayIsNotRemindedOf() {
        String run = begun(member, offered(small(), wishes -> {}));
        Actors.admin("user-assessments:write")
                .given()
                .body(Map.of("reason", "Salah orang"))
                .post(RunSteps.STAFF + "/" + run + "/void")
                .then()
                .statusCode(200);
        assertThat(plan(run)).containsExactly("D+1 CANCELLED", "D+3 CANCELLED", "D+7 CANCELLED");
    }

    /** In the language of whoever gets it, and once however often the job comes by. */
    @Test
    void whoeverIsRemindedReadsItOnceInTheirLanguage() {
        Actor speaker = Actors.member(wishes -> wishes.locale("en"));
        String test = offered(small(), wishes -> {});
        String run = begun(member, test);
        String other = begun(speaker, test);
        remindOf(other, "D+1");
        remindOf(run, "D+1");
        remindOf(run, "D+1");
        assertThat(ReceivedMail.to(member.email()).stream().filter(RunReminderTest::isReminder))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.subject()).isEqualTo("Tes Uji Anda belum selesai");
                    assertThat(mail.text()).contains("Jawaban Anda tersimpan", run);
                });
        assertThat(ReceivedMail.to(speaker.email()).stream().filter(RunReminderTest::isReminder))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.subject()).isEqualTo("Your test Trial is not finished yet");
                    assertThat(mail.text()).contains("you go on where you stopped", other);
                });
        remindOf(run, "D+3");
        remindOf(run, "D+7");
        assertThat(ReceivedMail.to(member.email()).stream().filter(RunReminderTest::isReminder))
                .hasSize(3);
    }

    @Test
    void nobodyIsRemindedWhoseTestStandsStillOrWhoWantsNoneOrIsGone() {
        String test = offered(small(), wishes -> {});
        Actor paused = Actors.member();
        Actor silent = Actors.member();
        Actor gone = Actors.member();
        String first = begun(paused, test);
        String second = begun(silent, test);
        String third = begun(gone, test);
        Actor staff = Actors.admin("user-assessments:write");
        act(staff, first, "pause");
        silent.given()
                .body(Map.of(
                        "marketing", Map.of("email", false, "whatsapp", false),
                        "reminders", Map.of("email", false, "whatsapp", false)))
                .put("/api/v1/me/consents")
                .then()
                .statusCode(200);
        sql().execute("update users set status = 'DELETED', deleted_at = now() where id = '" + gone.id() + "'");
        for (String run : List.of(first, second, third)) remindOf(run, "D+1");
        for (Actor each : List.of(paused, silent, gone)) {
            assertThat(ReceivedMail.to(each.email()).stream().filter(RunReminderTest::isReminder))
                    .isEmpty();
        }
        assertThat(plan(first)).doesNotContain("D+1 DISPATCHED");
        // once it goes on, the next step is due again
        clock.move(Duration.ZERO);
        act(staff, first, "resumption");
        remindOf(first, "D+3");
        assertThat(ReceivedMail.to(paused.email()).stream().filter(RunReminderTest::isReminder))
                .hasSize(1);
    }

    private static void act(Actor staff, String run, String what) {
        staff.given()
                .body(Map.of("reason", "Listrik padam"))
                .post(RunSteps.STAFF + "/" + run + "/" + what)
                .then()
                .statusCode(200);
    }

    /** A minute after the step is due. */
    private void remindOf(String run, String step) {
        clock.move(Duration.ZERO);
        Instant due =
                Instant.parse(sql().texts("select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                                + " from user_assessment_reminders where subject_id = '" + run + "' and step = '" + step
                                + "'")
                        .get(0));
        clock.move(Duration.between(clock.instant(), due.plusSeconds(60)));
        jobs.runOnce("dispatch");
        messages.run(clock.instant(), 1_000);
    }

    private static boolean isReminder(ReceivedMail mail) {
        return mail.subject().contains("belum selesai") || mail.subject().contains("not finished");
    }

    private static List<String> plan(String run) {
        return sql().texts("select step || ' ' || state from user_assessment_reminders where subject_id = '" + run
                + "' order by due_at");
    }
}
