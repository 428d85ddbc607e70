package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.answer;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.entitled;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.read;
import static id.tm.assessment.run.RunSteps.save;
import static id.tm.assessment.run.RunSteps.start;
import static id.tm.assessment.run.RunSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run begins once for what was bought, in its time, anew or with what was answered before. */
@ServiceTest
class RunStartTest {

    private final Actor member = Actors.member();

    /** T1. */
    @Test
    void ofTwoHundredStartsAtOnceOneBegins() {
        UUID entitlement = entitled(member, offered(small(), wishes -> {}));
        Race race = Race.run(200, () -> start(member, entitlement));
        assertThat(race.statuses()).isEqualTo(Map.of(200, 199L, 201, 1L));
        assertThat(sql().number("select count(*) from user_assessment where entitlement_id = '" + entitlement + "'"))
                .isEqualTo(1);
        assertThat(sql().number("select count(*) from user_assessment_sections s join user_assessment r on r.id ="
                        + " s.user_assessment_id where r.entitlement_id = '" + entitlement + "'"))
                .isEqualTo(2);
        assertThat(sql().number("select count(*) from user_assessment_reminders s join user_assessment r on r.id ="
                        + " s.subject_id where r.entitlement_id = '" + entitlement + "'"))
                .isEqualTo(3);
    }

    @Test
    void whatIsTooLateDoesNotBegin() {
        UUID entitlement = entitled(member, offered(small(), wishes -> {}));
        String run = pending(entitlement);
        read(member, run).then().body("state", equalTo("PENDING")).body("expired", equalTo(false));
        sql().execute("update entitlements set valid_until = now() - interval '1 second' where id = '" + entitlement
                + "'");
        start(member, entitlement).then().statusCode(409).body("code", equalTo("entitlement-expired"));
        read(member, run).then().body("state", equalTo("PENDING")).body("expired", equalTo(true));
        assertThat(sql().number("select count(*) from user_assessment_reminders where subject_id = '" + run + "'"))
                .isZero();
    }

    @Test
    void beforeTheStartOneSeesWhatItCanBeginWith() {
        ObjectNode file = small();
        String personal = offered(file, wishes -> {});
        String first = begun(member, personal);
        save(member, first, answer("a1", "3", 7), answer("a2", "2", 8), answer("b1", "1", 9), answer("c1", "x", 10));
        submit(member, first).then().statusCode(200);
        String halfway = begun(member, personal);
        save(member, halfway, answer("a1", "1", 1));
        String taken = begun(member, personal);
        Actors.admin("user-assessments:write")
                .given()
                .body(Map.of("reason", "Salah orang"))
                .post(STAFF + "/" + taken + "/void")
                .then()
                .statusCode(200);
        begun(member, offered(small(), wishes -> {}));
        begun(Actors.member(), personal);

        String professional = offered(file.get("code").asText(), wishes -> wishes.put("consultation", true));
        UUID entitlement = entitled(member, professional);
        String run = pending(entitlement);
        read(member, run)
                .then()
                .body("copyable.id", contains(halfway, first))
                .body("copyable.state", contains("IN_PROGRESS", "SCORED"))
                .body("copyable.assessment", contains(personal, personal));

        copied(entitlement, taken).then().statusCode(422).body("code", equalTo("answers-not-copied"));
        copied(entitlement, run).then().statusCode(422).body("code", equalTo("answers-not-copied"));
        copied(entitlement, UUID.randomUUID().toString()).then().statusCode(404).body("code", equalTo("run-not-found"));
        read(member, run).then().body("state", equalTo("PENDING"));

        copied(entitlement, first)
                .then()
                .statusCode(201)
                .body("id", equalTo(run))
                .body("copyable", empty())
                .body("sections.done", contains(3, 1));
        // asked once
        copied(entitlement, halfway).then().statusCode(200).body("id", equalTo(run));
        start(member, entitlement).then().statusCode(200).body("sections.done", contains(3, 1));
        assertThat(log(run)).isEqualTo(log(first));
    }

    /** Whatever is saved while it is copied is copied whole or not at all. */
    @Test
    void whatIsAnsweredMeanwhileIsCopiedWithItsLog() {
        ObjectNode file = small();
        String test = offered(file, wishes -> {});
        String first = begun(member, test);
        save(member, first, answer("a1", "3", 1));
        for (int round = 0; round < 5; round++) {
            UUID entitlement = entitled(member, test);
            int from = round * 100 + 2;
            Race race = Race.run(
                    12, i -> i == 6 ? copied(entitlement, first) : save(member, first, answer("a1", "2", from + i)));
            assertThat(race.with(201)).hasSize(1);
            String copy = race.with(201).get(0).path("id");
            assertThat(sql().number("select max(sequence) from user_assessment_answer_logs where user_assessment_id = '"
                            + copy + "'"))
                    .isEqualTo(sql().number(
                                    "select max(sequence) from user_assessment_answers where user_assessment_id = '"
                                            + copy + "'"));
        }
    }

    private String log(String run) {
        return sql().texts("select string_agg(question_code || option_code || sequence, ' ' order by question_code)"
                        + " from user_assessment_answer_logs where user_assessment_id = '" + run + "'")
                .get(0);
    }

    private String pending(UUID entitlement) {
        return member.given().queryParam("entitlementId", entitlement).get(MINE).path("items[0].id");
    }

    private Response copied(UUID entitlement, String from) {
        return member.given()
                .body(Map.of("entitlementId", entitlement, "copyFrom", from))
                .post(MINE);
    }
}
