package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another scoring is another result beside the one there was, when there is anything to tell them apart. */
@ServiceTest
class RescoringTest {

    private final Actor staff =
            Actors.admin("user-assessments:rescore", "user-assessments:results", "question-groups:publish");
    private String run;

    @BeforeEach
    void aResult() {
        run = scored(Actors.member());
    }

    @Test
    void theSameAgainIsNoOtherResult() {
        List<String> before = results();
        for (int i = 0; i < 2; i++) {
            rescore()
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1))
                    .body("renewed", equalTo(false))
                    .body("changes", empty());
        }
        assertThat(results()).isEqualTo(before);
        norms("3.00", "1.5");
        rescore()
                .then()
                .body("version", equalTo(2))
                .body("renewed", equalTo(true))
                .body("before.norms", equalTo(1))
                .body("after.norms", equalTo(2))
                .body("changes.what", hasItem("z"));
        rescore().then().body("version", equalTo(2)).body("renewed", equalTo(false));
        // what was there is there as it was
        assertThat(results()).hasSize(2).startsWith(before.get(0));
    }

    /** Norms that come to the same numbers are other norms all the same: the result names what it was made from. */
    @Test
    void anotherRevisionIsAnotherResult() {
        norms("4.50", "1.5");
        rescore().then().body("renewed", equalTo(true)).body("changes", empty());
        assertThat(results()).hasSize(2);
        staff.given()
                .get(STAFF + "/" + run + "/result")
                .then()
                .body("version", equalTo(2))
                .body("scorings.version", contains(2, 1))
                .body("scorings.norms", contains(2, 1));
    }

    /** T1. */
    @Test
    void ofManyAtOnceOneMakesTheResult() {
        norms("3.00", "1.5");
        Race race = Race.run(50, this::rescore);
        assertThat(race.statuses()).isEqualTo(Map.of(200, 50L));
        assertThat(race.responses().stream().filter(each -> each.<Boolean>path("renewed")))
                .hasSize(1);
        assertThat(results()).hasSize(2);
    }

    private Response rescore() {
        return staff.given().body(Map.of("reason", "Norma baru")).post(STAFF + "/" + run + "/rescore");
    }

    private void norms(String mean, String sd) {
        String group = sql().texts("select question_group_id::text from user_assessment where id = '" + run + "'")
                .get(0);
        String body = "{\"reason\": \"Norma baru\", \"norms\": [{\"code\": \"all\", \"validFrom\": \"2026-01-01\","
                + " \"scales\": [{\"scale\": \"A\", \"n\": 100, \"mean\": " + mean + ", \"sd\": " + sd + "}]}]}";
        staff.given()
                .body(body)
                .post("/api/v1/admin/question-groups/" + group + "/revisions")
                .then()
                .statusCode(201);
    }

    private List<String> results() {
        return sql().texts("select result_version || ' ' || norms_revision || ' ' || md5(content)"
                + " from user_assessment_results where user_assessment_id = '" + run + "' order by result_version");
    }
}
