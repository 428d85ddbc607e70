package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.shipped;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.answer;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.pick;
import static id.tm.assessment.run.RunSteps.save;
import static id.tm.assessment.run.RunSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** T8: who did not hear that an answer was saved hears it after the end as well; what was not saved never is. */
@ServiceTest
class SavedBeforeTheEndTest {

    private static final Consumer<Map<String, Object>> TEN_MINUTES = test -> {
        test.put("timeLimit", "PT10M");
        test.put("hardLimit", true);
    };

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @AfterEach
    void asItWas() {
        clock.move(Duration.ZERO);
    }

    @Test
    void theOtherDeviceSubmitsBeforeTheResponseArrives() {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        save(member, run, answer("a1", "1", 1), answer("a2", "1", 2)).then().statusCode(200);
        Response lost = save(member, run, answer("a1", "3", 3), answer("b1", "1", 4));
        Response lostAlone = alone(member, run, "c1", "x", 5);
        lost.then().statusCode(200);
        lostAlone.then().statusCode(200);
        submit(member, run).then().statusCode(200);
        List<String> before = rows(run);
        assertThat(saved(save(member, run, answer("a1", "3", 3), answer("b1", "1", 4))))
                .isEqualTo(saved(lost));
        assertThat(saved(alone(member, run, "c1", "x", 5))).isEqualTo(saved(lostAlone));
        // what another answer has followed was saved as well; said together, the last of them tells when
        assertThat(saved(save(member, run, answer("c1", "x", 5), answer("a1", "1", 1), answer("a2", "1", 2))))
                .containsEntry("saved", 3)
                .containsEntry("savedAt", saved(lostAlone).get("savedAt"));
        assertThat(rows(run)).isEqualTo(before);
    }

    @Test
    void whatIsNotOnDiskAsItWasSentIsRefusedWithAllThatCameWithIt() {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 2), answer("b1", "1", 3), answer("c1", "x", 4))
                .then()
                .statusCode(200);
        submit(member, run).then().statusCode(200);
        List<String> before = rows(run);
        over(save(member, run, answer("a1", "3", 1), answer("b2", "1", 5)));
        over(save(member, run, answer("a1", "3", 1), answer("a1", "3", 1)));
        over(save(member, run, answer("a1", "3", 2)));
        over(save(member, run, answer("a1", "1", 1)));
        over(save(member, run, answer("a2", "3", 1)));
        over(save(member, run, Map.of("question", "a1", "option", "3", "least", "1", "sequence", 1)));
        over(save(member, run, answer("never", "3", 1)));
        assertThat(rows(run)).isEqualTo(before);
    }

    @Test
    void theOtherHalfOfAForcedChoiceCountsHereToo() {
        Actor member = Actors.member();
        String run = begun(member, offered(shipped("work-style"), TEN_MINUTES));
        Map<String, Object> said = Map.of("question", "W7", "option", "a", "least", "b", "sequence", 1);
        save(member, run, said).then().statusCode(200);
        clock.move(Duration.ofMinutes(11));
        jobs.runOnce("assessment-time");
        save(member, run, said).then().statusCode(200);
        over(save(member, run, Map.of("question", "W7", "option", "a", "least", "c", "sequence", 1)));
    }

    /** Whether somebody has closed the answers by then or nobody came by. */
    @Test
    void theTimeEndsBeforeTheResponseArrives() {
        for (boolean swept : List.of(true, false)) {
            clock.move(Duration.ZERO);
            Actor member = Actors.member();
            String run = begun(member, offered(small(), TEN_MINUTES));
            Response lost = save(member, run, answer("a1", "3", 1), answer("b1", "1", 2));
            lost.then().statusCode(200);
            clock.move(Duration.ofMinutes(11));
            if (swept) jobs.runOnce("assessment-time");
            List<String> before = rows(run);
            assertThat(saved(save(member, run, answer("a1", "3", 1), answer("b1", "1", 2))))
                    .isEqualTo(saved(lost));
            save(member, run, answer("a1", "3", 1), answer("a2", "1", 3))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo(swept ? "illegal-state" : "run-time-over"));
            alone(member, run, "a1", "2", 1).then().statusCode(409);
            assertThat(rows(run)).isEqualTo(before);
        }
    }

    @Test
    void theTimeOfASectionEndsBeforeTheResponseArrives() {
        Actor member = Actors.member();
        // small: five minutes for the section "choice"
        String run = begun(member, offered(small(), wishes -> {}));
        member.given()
                .queryParam("section", "choice")
                .get(MINE + "/" + run + "/questions")
                .then()
                .statusCode(200);
        Response lost = alone(member, run, "c1", "x", 1);
        lost.then().statusCode(200);
        clock.move(Duration.ofMinutes(6));
        assertThat(saved(alone(member, run, "c1", "x", 1))).isEqualTo(saved(lost));
        alone(member, run, "c1", "y", 2).then().statusCode(409).body("code", equalTo("run-time-over"));
        save(member, run, answer("c1", "x", 1), answer("a1", "1", 3)).then().statusCode(409);
        save(member, run, answer("a1", "1", 3)).then().statusCode(200);
    }

    @Test
    void picksAreConfirmedInTheOrderInWhichTheyWereMade() {
        for (boolean swept : List.of(true, false)) {
            clock.move(Duration.ZERO);
            Actor member = Actors.member();
            String run = begun(member, offered(shipped("st-30"), TEN_MINUTES));
            Response lost = pick(member, run, 1, 1, "ADM", "AMB", "CRE", "DES", "JOU");
            lost.then().statusCode(200);
            clock.move(Duration.ofMinutes(11));
            if (swept) jobs.runOnce("assessment-time");
            List<String> before = rows(run);
            assertThat(saved(pick(member, run, 1, 1, "ADM", "AMB", "CRE", "DES", "JOU")))
                    .isEqualTo(saved(lost));
            String code = swept ? "illegal-state" : "run-time-over";
            for (Response other : List.of(
                    pick(member, run, 1, 1, "AMB", "ADM", "CRE", "DES", "JOU"),
                    pick(member, run, 1, 2, "ADM", "AMB", "CRE", "DES", "JOU"),
                    pick(member, run, 2, 1, "ADM", "AMB", "CRE", "DES", "JOU"))) {
                other.then().statusCode(409).body("code", equalTo(code));
            }
            assertThat(rows(run)).isEqualTo(before);
        }
    }

    @Test
    void aTestThatIsVoidConfirmsNothing() {
        Actor member = Actors.member();
        String run = RunSteps.scored(member);
        save(member, run, answer("a1", "3", 1)).then().statusCode(200);
        Actors.admin("user-assessments:write")
                .given()
                .body(Map.of("reason", "Taken by somebody else"))
                .post(STAFF + "/" + run + "/void")
                .then()
                .statusCode(200);
        save(member, run, answer("a1", "3", 1)).then().statusCode(409).body("currentState", equalTo("VOID"));
        save(Actors.member(), run, answer("a1", "3", 1)).then().statusCode(404);
    }

    private static Response alone(Actor member, String run, String question, String option, long sequence) {
        return member.given()
                .body(Map.of("option", option, "sequence", sequence))
                .put(MINE + "/" + run + "/answers/" + question);
    }

    private static Map<String, Object> saved(Response response) {
        response.then().statusCode(200);
        return response.jsonPath().getMap("");
    }

    private static void over(Response response) {
        response.then().statusCode(409).body("code", equalTo("illegal-state")).body("currentState", equalTo("SCORED"));
    }

    /** The run with all that belongs to it. */
    private static List<String> rows(String run) {
        String where = " t where user_assessment_id = '" + run + "'";
        return sql().texts("select t::text from user_assessment t where id = '" + run + "'"
                + " union all select t::text from user_assessment_answers" + where
                + " union all select t::text from user_assessment_answer_logs" + where
                + " union all select t::text from user_strength_typology_tests" + where
                + " union all select t::text from user_assessment_results" + where + " order by 1");
    }
}
