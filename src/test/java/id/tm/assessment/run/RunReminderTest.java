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
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
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
                .statusCode(204);
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

    private static List<String> plan(String run) {
        return sql().texts("select step || ' ' || state from user_assessment_reminders where subject_id = '" + run
                + "' order by due_at");
    }
}
