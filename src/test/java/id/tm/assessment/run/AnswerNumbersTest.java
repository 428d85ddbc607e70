package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.shipped;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.answer;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.pick;
import static id.tm.assessment.run.RunSteps.read;
import static id.tm.assessment.run.RunSteps.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A question and a number stand for one answer: the same again is nothing new, another one is never taken for it. */
@ServiceTest
class AnswerNumbersTest {

    private static final long MOST = 9_000_000_000_000_000L;
    private static final int ROUNDS = 30;

    @Test
    void aNumberThatStandsForAnotherAnswerIsRefusedAndNothingOfItsBatchIsSaved() {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        read(member, run).then().body("highestSequence", equalTo(0));
        save(member, run, answer("a1", "3", 7), answer("a2", "1", 7)).then().statusCode(200);
        List<String> before = rows(run);
        save(member, run, answer("b1", "1", 8), answer("a1", "2", 7), answer("a2", "1", 7))
                .then()
                .statusCode(409)
                .body("code", equalTo("answer-number-taken"))
                .body("questions", contains("a1"))
                .body("errors.field", contains("answers[1].sequence"))
                .body("errors.message", contains("a1"));
        assertThat(rows(run)).isEqualTo(before);
        Response alone = member.given()
                .header("Accept-Language", "en")
                .body(Map.of("option", "1", "sequence", 7))
                .put(MINE + "/" + run + "/answers/a1");
        alone.then()
                .statusCode(409)
                .body("highestSequence", equalTo(7))
                .body("detail", containsString("numbers above 7"));
        // an older number that is known is kept to as well
        save(member, run, answer("a1", "1", 9)).then().statusCode(200);
        save(member, run, answer("a1", "2", 7)).then().statusCode(409);
        save(member, run, answer("a1", "3", 7), answer("a2", "1", 7)).then().statusCode(200);
        save(member, run, answer("b1", "1", 10), answer("a1", "2", 10)).then().statusCode(200);
        assertThat(answers(run)).containsExactly("a1 2 10", "a2 1 7", "b1 1 10");
        read(member, run).then().body("highestSequence", equalTo(10));
        member.given().get(MINE + "/" + run + "/questions").then().body("highestSequence", equalTo(10));
    }

    @Test
    void theOtherHalfOfAForcedChoiceIsPartOfTheAnswer() {
        Actor member = Actors.member();
        String run = begun(member, offered(shipped("work-style"), wishes -> {}));
        Map<String, Object> most = Map.of("question", "W7", "option", "a", "least", "b", "sequence", 1);
        Map<String, Object> other = Map.of("question", "W7", "option", "a", "least", "c", "sequence", 1);
        save(member, run, most).then().statusCode(200);
        save(member, run, most).then().statusCode(200);
        save(member, run, other).then().statusCode(409);
    }

    @Test
    void aNumberOfAStageStandsForItsPicks() {
        Actor member = Actors.member();
        String run = begun(member, offered(shipped("st-30"), wishes -> {}));
        pick(member, run, 1, 4, "ADM", "AMB", "CRE", "DES", "JOU").then().statusCode(200);
        pick(member, run, 2, 5, "TRE", "SEL", "SAF", "RES", "QCA").then().statusCode(200);
        List<String> before = rows(run);
        // in another order, and with one that another stage has by now
        for (String last : List.of("CRE", "TRE")) {
            pick(member, run, 1, 4, "JOU", "AMB", "ADM", "DES", last)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("answer-number-taken"))
                    .body("errors.field", contains("sequence"))
                    .body("highestSequence", equalTo(5));
        }
        assertThat(rows(run)).isEqualTo(before);
        // what comes late is kept, though it counts no more; what could never be right is not
        pick(member, run, 1, 3, "TRE", "AMB", "CRE", "DES", "JOU").then().statusCode(200);
        pick(member, run, 1, 3, "VIS", "AMB", "CRE", "DES", "JOU").then().statusCode(409);
        pick(member, run, 1, 2, "TRE", "AMB", "CRE", "DES", "DES").then().statusCode(422);
        pick(member, run, 1, 2, "TRE", "AMB").then().statusCode(422);
        assertThat(sql().texts("select picks::text from user_strength_typology_tests where user_assessment_id = '" + run
                                + "'")
                        .get(0))
                .contains("S-ADM", "S-TRE");
        assertThat(sql().texts("select stage || ' ' || sequence from user_assessment_answer_logs"
                        + " where user_assessment_id = '" + run + "' order by stage, sequence"))
                .containsExactly("1 3", "1 4", "2 5");
        read(member, run).then().body("highestSequence", equalTo(5));
    }

    @Test
    void ofTwoDevicesThatCountAlikeOneIsTold() {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        for (int round = 1; round <= ROUNDS; round++) {
            int number = round;
            Race race = Race.run(
                    2,
                    device -> device == 0
                            ? save(member, run, answer("a1", "1", number), answer("b1", "1", number))
                            : save(member, run, answer("b1", "2", number), answer("a1", "2", number)));
            assertThat(race.statuses()).as("round %d", round).isEqualTo(Map.of(200, 1L, 409, 1L));
            assertThat(race.with(409).get(0).<Integer>path("highestSequence")).isEqualTo(number);
            String winner = race.responses().get(0).statusCode() == 200 ? "1" : "2";
            assertThat(answers(run)).containsExactly("a1 " + winner + " " + number, "b1 " + winner + " " + number);
        }
        assertThat(sql().number("select count(*) from user_assessment_answer_logs where user_assessment_id = '" + run
                        + "'"))
                .isEqualTo(2L * ROUNDS);
    }

    @Test
    void ofTwoDevicesThatPickAlikeOneIsTold() {
        Actor member = Actors.member();
        String run = begun(member, offered(shipped("st-30"), wishes -> {}));
        for (int round = 1; round <= 10; round++) {
            int number = round;
            Race race = Race.run(
                    2, device -> pick(member, run, 1, number, device == 0 ? "ADM" : "VIS", "AMB", "CRE", "DES", "JOU"));
            assertThat(race.statuses()).as("round %d", round).isEqualTo(Map.of(200, 1L, 409, 1L));
        }
        assertThat(sql().number("select count(*) from user_assessment_answer_logs where user_assessment_id = '" + run
                        + "'"))
                .isEqualTo(10);
    }

    /** The other device's answer is there, but not committed, when ours comes: ours waits, and sees it. */
    @Test
    void anAnswerThatIsBeingSavedIsWaitedFor() throws SQLException {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        CompletableFuture<Response> same;
        CompletableFuture<Response> other;
        try (Connection device = PostgresResource.current().connect()) {
            device.setAutoCommit(false);
            try (Statement statement = device.createStatement()) {
                statement.execute("insert into user_assessment_answer_logs"
                        + " (id, created_at, user_assessment_id, question_code, option_code, sequence)"
                        + " values (gen_random_uuid(), now(), '" + run + "', 'a1', '1', 5)");
                same = CompletableFuture.supplyAsync(() -> save(member, run, answer("a1", "1", 5)));
                other = CompletableFuture.supplyAsync(() -> save(member, run, answer("a1", "2", 5)));
                Awaitility.await("both wait")
                        .until(() -> sql().number("select count(*) from pg_stat_activity where datname ="
                                        + " current_database() and wait_event_type = 'Lock'"
                                        + " and query like '%user_assessment_answer_logs%'")
                                == 2);
            }
            device.commit();
        }
        assertThat(same.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                        .join()
                        .statusCode())
                .isEqualTo(200);
        assertThat(other.join().statusCode()).isEqualTo(409);
    }

    @Test
    void numbersHaveLimits() {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        for (long wrong : List.of(-1L, MOST + 1, Long.MAX_VALUE)) {
            save(member, run, answer("a1", "1", wrong)).then().statusCode(400);
            member.given()
                    .body(Map.of("option", "1", "sequence", wrong))
                    .put(MINE + "/" + run + "/answers/a1")
                    .then()
                    .statusCode(400);
            pick(member, run, 1, wrong, "ADM").then().statusCode(400);
        }
        save(member, run, answer("a1", "1", 0), answer("a2", "1", MOST)).then().statusCode(200);
        save(member, run, answer("a2", "2", MOST - 1)).then().statusCode(200);
        read(member, run).then().body("highestSequence", equalTo(MOST));
        assertThat(answers(run)).containsExactly("a1 1 0", "a2 1 " + MOST);
    }

    private static List<String> answers(String run) {
        return sql().texts("select question_code || ' ' || option_code || ' ' || sequence from user_assessment_answers"
                + " where user_assessment_id = '" + run + "' order by 1");
    }

    private static List<String> rows(String run) {
        return sql().texts("select t::text from user_assessment_answers t where user_assessment_id = '" + run + "'"
                + " union all select t::text from user_assessment_answer_logs t where user_assessment_id = '" + run
                + "'"
                + " union all select t::text from user_strength_typology_tests t where user_assessment_id = '" + run
                + "' order by 1");
    }
}
