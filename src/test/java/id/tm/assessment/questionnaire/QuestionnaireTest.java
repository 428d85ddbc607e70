package id.tm.assessment.questionnaire;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.ASSESSMENTS;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
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

import id.tm.platform.privacy.PersonalData;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class QuestionnaireTest {

    @Inject
    @All
    List<PersonalData> rooms;

    private final Actor admin = keeper();
    private final Actor member = Actors.member();
    private String test;
    private String definition;
    private String run;

    @BeforeEach
    void aTestWithQuestions() {
        test = offered(small(), wishes -> {});
        definition = ASSESSMENTS + "/"
                + sql().texts("select id from assessment where code = '" + test + "'")
                        .get(0) + "/questionnaire";
        define(
                        asked("works", "SINGLE", true, Map.of("options", yesOrNo())),
                        asked("job", "TEXT", true, Map.of("showIf", Map.of("question", "works", "option", "yes"))),
                        asked("years", "NUMBER", false, Map.of("lowest", 0, "highest", 60)),
                        asked("since", "DATE", false, Map.of()),
                        asked("likes", "MULTIPLE", false, Map.of("options", yesOrNo())),
                        asked("mood", "SCALE", false, Map.of("moment", "AFTER", "lowest", 1, "highest", 5)))
                .then()
                .statusCode(200);
        run = begun(member, test);
    }

    @Test
    void whatIsAskedIsSaidBeforeAndAfterTheTest() {
        member.given()
                .get(path())
                .then()
                .body("questions.code", contains("works", "job", "years", "since", "likes", "mood"))
                .body("answers", empty());
        say("BEFORE", said("works", "options", List.of("yes")))
                .then()
                .statusCode(422)
                .body("code", equalTo("questionnaire-incomplete"))
                .body("missing", contains("job"));
        say("BEFORE", said("works", "options", List.of("no"))).then().statusCode(200);
        say("BEFORE", said("works", "options", List.of("no")), said("job", "text", "Guru"))
                .then()
                .statusCode(422)
                .body("code", equalTo("questionnaire-refused"))
                .body("wrong", contains("job"));
        say(
                        "BEFORE",
                        said("works", "options", List.of("yes")),
                        said("job", "text", "=Guru"),
                        said("years", "number", 7),
                        said("since", "date", "2019-07-01"),
                        said("likes", "options", List.of("yes", "no")))
                .then()
                .statusCode(200)
                .body("answers.size()", equalTo(5));
        assertThat(sql().number("select count(*) from additional_info_question_responses where user_assessment_id = '"
                        + run + "'"))
                .isEqualTo(5);
        say("AFTER", said("mood", "number", 3)).then().statusCode(409);
        read(member, run).then().body("questionnaire.before", empty()).body("questionnaire.after", empty());
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 1), answer("b1", "1", 1), answer("c1", "x", 1));
        submit(member, run).then().statusCode(200);
        say("AFTER", said("mood", "number", 3)).then().statusCode(200);
        say("BEFORE", said("works", "options", List.of("no"))).then().statusCode(409);
        String csv = Actors.admin("user-assessments:results")
                .given()
                .accept("text/csv")
                .get(definition + "/responses.csv")
                .asString();
        assertThat(csv).contains("\"'=Guru\"", "\"yes; no\"", "\"2019-07-01\"");
        assertThat(csv.lines()).hasSize(7);
        assertThat(sql().texts("select role from user_assessment_reads where user_assessment_id = '" + run + "'"))
                .containsExactly("ADMIN");
    }

    @Test
    void noQuestionIsShownBeforeWhatIsAskedFirstIsSaid() {
        read(member, run)
                .then()
                .body("state", equalTo("IN_PROGRESS"))
                .body("questionnaire.before", contains("works"))
                .body("questionnaire.after", empty());
        for (Response refused : List.of(
                member.given().get(MINE + "/" + run + "/questions"),
                save(member, run, answer("a1", "3", 1)),
                submit(member, run))) {
            refused.then()
                    .statusCode(409)
                    .body("code", equalTo("questionnaire-open"))
                    .body("missing", contains("works"));
        }
        // what depends on an answer is missing from that answer on
        say("BEFORE", said("works", "options", List.of("yes"))).then().statusCode(422);
        say("BEFORE", said("works", "options", List.of("no"))).then().statusCode(200);
        read(member, run).then().body("questionnaire.before", empty());
        member.given().get(MINE + "/" + run + "/questions").then().statusCode(200);
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 1), answer("b1", "1", 1), answer("c1", "x", 1))
                .then()
                .statusCode(200);
        // whoever is in the middle of it is not stopped by what is asked since
        define(
                        asked("city", "TEXT", true, Map.of()),
                        asked("mood", "SCALE", true, Map.of("moment", "AFTER", "lowest", 1, "highest", 5)))
                .then()
                .statusCode(200);
        save(member, run, answer("a1", "2", 2)).then().statusCode(200);
        submit(member, run).then().statusCode(200).body("questionnaire.after", contains("mood"));
        // no result waits for what is asked afterwards
        member.given().get(MINE + "/" + run + "/result").then().statusCode(200);
        say("AFTER", said("mood", "number", 3)).then().statusCode(200);
        read(member, run).then().body("questionnaire.after", empty());
    }

    @Test
    void itCanBeSaidBeforeTheStartAndGoesAlongWithACopy() {
        String waiting = member.given()
                .queryParam("entitlementId", entitled(member, test))
                .get(MINE)
                .path("items[0].id");
        read(member, waiting).then().body("state", equalTo("PENDING")).body("questionnaire.before", contains("works"));
        String entitlement = read(member, waiting).path("entitlementId");
        member.given()
                .body(Map.of("moment", "BEFORE", "answers", List.of(said("works", "options", List.of("no")))))
                .put(MINE + "/" + waiting + "/questionnaire")
                .then()
                .statusCode(200);
        start(member, UUID.fromString(entitlement)).then().statusCode(201).body("questionnaire.before", empty());
        save(member, waiting, answer("a1", "3", 1)).then().statusCode(200);
        Response copy = member.given()
                .body(Map.of("entitlementId", entitled(member, test), "copyFrom", waiting))
                .post(MINE);
        copy.then().statusCode(201).body("questionnaire.before", empty());
        member.given()
                .get(MINE + "/" + copy.path("id") + "/questionnaire")
                .then()
                .body("answers.question", contains("works"));
    }

    /** T1: one response to each question, whoever comes second. */
    @Test
    void manyAtOnceLeaveOneResponseToEachQuestion() {
        Race race = Race.run(
                50,
                i -> say(
                        "BEFORE",
                        said("works", "options", List.of(i % 2 == 0 ? "no" : "yes")),
                        said(
                                i % 2 == 0 ? "years" : "job",
                                i % 2 == 0 ? "number" : "text",
                                i % 2 == 0 ? (Object) i : "Guru")));
        assertThat(race.statuses()).isEqualTo(Map.of(200, 50L));
        assertThat(sql().number("select count(*) from additional_info_question_responses where user_assessment_id = '"
                        + run + "'"))
                .isEqualTo(2);
    }

    @Test
    void whatIsShownDependsOnOptionsAboveAndNeverInACircle() {
        Map<String, Object> onB = Map.of("options", yesOrNo(), "showIf", Map.of("question", "b", "option", "yes"));
        Map<String, Object> onA = Map.of("options", yesOrNo(), "showIf", Map.of("question", "a", "option", "yes"));
        define(asked("a", "SINGLE", true, onB), asked("b", "SINGLE", true, onA))
                .then()
                .statusCode(422)
                .body("code", equalTo("questionnaire-refused"));
        define(asked("a", "SINGLE", true, onA)).then().statusCode(422);
        define(
                        asked("a", "SINGLE", true, Map.of("options", yesOrNo())),
                        asked("b", "SINGLE", true, onA),
                        asked("c", "TEXT", true, Map.of("showIf", Map.of("question", "b", "option", "yes"))))
                .then()
                .statusCode(200);
        // c hangs on b, which hangs on a
        Map<String, Object> yes = said("a", "options", List.of("yes"));
        say("BEFORE", yes).then().statusCode(422).body("missing", contains("b"));
        say("BEFORE", yes, said("b", "options", List.of("yes")))
                .then()
                .statusCode(422)
                .body("missing", contains("c"));
        say("BEFORE", said("a", "options", List.of("no")), said("b", "options", List.of("yes")), said("c", "text", "x"))
                .then()
                .statusCode(422)
                .body("wrong", contains("b"));
        say("BEFORE", yes, said("b", "options", List.of("yes")), said("c", "text", "x"))
                .then()
                .statusCode(200);
    }

    @Test
    void whatWasAnsweredStaysWithWhatWasAsked() {
        say("BEFORE", said("works", "options", List.of("no")), said("years", "number", 7))
                .then()
                .statusCode(200);
        String tag = admin.given().get(definition).header("ETag");
        define(asked("years", "NUMBER", false, Map.of("text", "Berapa tahun?")))
                .then()
                .statusCode(200);
        admin.given()
                .header("If-Match", tag)
                .body(Map.of("questions", List.of()))
                .put(definition)
                .then()
                .statusCode(412);
        admin.given()
                .body(Map.of("questions", List.of()))
                .put(definition)
                .then()
                .statusCode(428);
        // another question, though it has the code of the old one
        member.given()
                .get(path())
                .then()
                .body("questions.text", contains("Berapa tahun?"))
                .body("answers", empty());
        assertThat(sql().number("select count(*) from additional_info_question_responses where user_assessment_id = '"
                        + run + "'"))
                .isEqualTo(2);
    }

    /** T13. */
    @Test
    void questionsAndAnswersThatDoNotFitAreRefused() {
        for (Map<String, Object> bad : List.of(
                asked("a", "SINGLE", true, Map.of()),
                asked("a", "TEXT", true, Map.of("options", yesOrNo())),
                asked("a", "SCALE", true, Map.of("lowest", 1)),
                asked("a", "NUMBER", true, Map.of("lowest", 2, "highest", 1)),
                asked("a", "TEXT", true, Map.of("showIf", Map.of("question", "none", "option", "yes"))))) {
            define(bad).then().statusCode(422).body("code", equalTo("questionnaire-refused"));
        }
        define(asked("a", "TEXT", true, Map.of()), asked("a", "TEXT", true, Map.of()))
                .then()
                .statusCode(422);
        define(asked("A b", "TEXT", true, Map.of())).then().statusCode(400);
        Map<String, Object> works = said("works", "options", List.of("no"));
        for (Map<String, Object> bad : List.of(
                said("years", "number", 61),
                said("years", "text", "7"),
                said("since", "date", "0001-01-01"),
                said("likes", "options", List.of("yes", "yes")),
                said("likes", "options", List.of("perhaps")),
                said("none", "text", "x"),
                said("works", "options", List.of("yes")))) {
            say("BEFORE", works, bad).then().statusCode(422);
        }
        for (Object nasty : Arrays.asList("", "a\u0000b", "x".repeat(50_000), -1, true, List.of(List.of(1)))) {
            for (String field : List.of("text", "date", "options")) {
                assertThat(say("BEFORE", works, said("since", field, nasty)).statusCode())
                        .as(field)
                        .isIn(400, 422);
            }
        }
        member.given().get(path()).then().body("answers", empty());
    }

    /** T11. */
    @Test
    void onlyOnesOwnIsAnsweredAndItIsErasedWithOneself() {
        say("BEFORE", said("works", "options", List.of("no"))).then().statusCode(200);
        Actor stranger = Actors.member();
        stranger.given().get(path()).then().statusCode(404);
        stranger.given()
                .body(Map.of("moment", "BEFORE", "answers", List.of()))
                .put(path())
                .then()
                .statusCode(404);
        anonymous().get(path()).then().statusCode(401);
        anonymous().get(definition).then().statusCode(401);
        member.given().get(definition).then().statusCode(403);
        Actors.admin("assessments:read").given().get(definition).then().statusCode(200);
        Actors.admin("assessments:read")
                .given()
                .accept("text/csv")
                .get(definition + "/responses.csv")
                .then()
                .statusCode(403);
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("questionnaires"))
                .findFirst()
                .orElseThrow();
        assertThat(room.export(member.id()).toString()).contains("works");
        QuarkusTransaction.requiringNew().run(() -> room.erase(member.id()));
        member.given().get(path()).then().body("answers", empty());
        assertThat(room.export(member.id())).isNull();
    }

    @SafeVarargs
    private Response define(Map<String, Object>... questions) {
        return admin.given()
                .header("If-Match", admin.given().get(definition).header("ETag"))
                .body(Map.of("questions", all(questions)))
                .put(definition);
    }

    private static Map<String, Object> asked(String code, String kind, boolean required, Map<String, Object> more) {
        Map<String, Object> asked = new HashMap<>(
                Map.of("code", code, "kind", kind, "required", required, "moment", "BEFORE", "text", "Tanya " + code));
        asked.putAll(more);
        return asked;
    }

    private static List<Map<String, String>> yesOrNo() {
        return List.of(Map.of("code", "yes", "text", "Ya"), Map.of("code", "no", "text", "Tidak"));
    }

    private static Map<String, Object> said(String question, String member, Object value) {
        return Map.of("question", question, member, value);
    }

    @SafeVarargs
    private Response say(String moment, Map<String, Object>... answers) {
        return member.given()
                .body(Map.of("moment", moment, "answers", all(answers)))
                .put(path());
    }

    @SafeVarargs
    private static List<Map<String, Object>> all(Map<String, Object>... each) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> one : each) all.add(one);
        return all;
    }

    private String path() {
        return MINE + "/" + run + "/questionnaire";
    }
}
