package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.at;
import static id.tm.assessment.AssessmentSteps.changed;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.published;
import static id.tm.assessment.AssessmentSteps.shipped;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.answer;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.entitled;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.pick;
import static id.tm.assessment.run.RunSteps.read;
import static id.tm.assessment.run.RunSteps.save;
import static id.tm.assessment.run.RunSteps.start;
import static id.tm.assessment.run.RunSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.platform.privacy.PersonalData;
import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@ServiceTest
class RunTest {

    @Inject
    @All
    List<PersonalData> rooms;

    @Test
    void aTestIsTakenFromTheFirstQuestionToTheResult() {
        Actor member = Actors.member();
        String test = offered(small(), wishes -> {});
        UUID entitlement = entitled(member, test);
        // what was bought waits to be begun
        Response waiting = member.given().queryParam("state", "PENDING").get(MINE);
        waiting.then().body("items.entitlementId", contains(entitlement.toString()));
        read(member, waiting.path("items[0].id"))
                .then()
                .body("state", equalTo("PENDING"))
                .body("version", nullValue())
                .body("expired", equalTo(false))
                .body("sections", empty());
        save(member, waiting.path("items[0].id"), answer("a1", "3", 1)).then().statusCode(409);
        Response started = start(member, entitlement);
        started.then()
                .statusCode(201)
                .body("id", equalTo(waiting.path("items[0].id")))
                .body("state", equalTo("IN_PROGRESS"))
                .body("version", equalTo(1))
                .body("deadline", nullValue())
                .body("sections.total", contains(4, 1))
                .body("sections[0].missing", contains(1, 2, 3));
        String run = started.path("id");
        Response questions = member.given().queryParam("section", "main").get(MINE + "/" + run + "/questions");
        questions
                .then()
                .statusCode(200)
                .body("questions.code", contains("a1", "a2", "b1", "b2"))
                .body("questions[0].options.code", contains("1", "2", "3"))
                .body("questions[0].text", equalTo("Satu"));
        assertThat(questions.asString()).doesNotContain("scale", "weight", "value");
        member.given().get(MINE + "/" + run + "/questions").then().body("section", equalTo("main"));
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 2))
                .then()
                .statusCode(200)
                .body("saved", equalTo(2))
                .body("savedAt", notNullValue());
        member.given()
                .body(Map.of("option", "1", "sequence", 3))
                .put(MINE + "/" + run + "/answers/b1")
                .then()
                .statusCode(200);
        submit(member, run)
                .then()
                .statusCode(422)
                .body("code", equalTo("answers-missing"))
                .body("missing.choice", contains("c1"))
                .body("missing.main", nullValue());
        member.given()
                .get(MINE + "/" + run + "/result")
                .then()
                .statusCode(409)
                .body("code", equalTo("result-not-ready"));
        save(member, run, answer("c1", "x", 4)).then().statusCode(200);
        read(member, run).then().body("sections.done", contains(3, 1)).body("sections[0].missing", empty());
        submit(member, run).then().statusCode(200).body("state", equalTo("SCORED"));
        submit(member, run).then().statusCode(200).body("state", equalTo("SCORED"));
        // A: 3 + (4 - 2) = 5; B: 2 * 1 of weight 2, for weight 3 that is 3; C: 2
        Response result = member.given().get(MINE + "/" + run + "/result");
        result.then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("madeFrom.key", equalTo(1))
                .body("sections[0].scores.scales.scale", contains("A", "B"))
                .body("sections[0].scores.scales.score", contains(5, 3))
                .body("sections[1].scores.scales.score", contains(2))
                .body("sections[0].names.name", contains("Aa", "Be"));
        assertThat(result.asString()).doesNotContain("quality");
        save(member, run, answer("a1", "1", 9)).then().statusCode(409).body("currentState", equalTo("SCORED"));
        member.given()
                .get(TransactionSteps.ENTITLEMENTS + "/" + entitlement)
                .then()
                .body("state", equalTo("COMPLETED"));
        start(member, entitlement).then().statusCode(200).body("id", equalTo(run));
        member.given()
                .get("/api/v1/me/activity")
                .then()
                .body("items.action", hasItems("ASSESSMENT_STARTED", "ASSESSMENT_SUBMITTED"));
    }

    @Test
    void ofManyStartsAtOnceOneBegins() {
        Actor member = Actors.member();
        UUID entitlement = entitled(member, offered(small(), wishes -> {}));
        Race race = Race.run(50, () -> start(member, entitlement));
        assertThat(race.statuses()).isEqualTo(Map.of(200, 49L, 201, 1L));
        assertThat(race.responses().stream()
                        .map(each -> each.<String>path("id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whatIsNobodysTestIsNotStarted() {
        Actor member = Actors.member();
        UUID entitlement = entitled(member, offered(small(), wishes -> {}));
        start(Actors.member(), entitlement).then().statusCode(404).body("code", equalTo("run-entitlement-not-found"));
        start(member, UUID.randomUUID()).then().statusCode(404);
        start(member, entitled(member, "nothing-of-that-name"))
                .then()
                .statusCode(422)
                .body("code", equalTo("entitlement-for-no-test"));
        // an instrument that was taken away
        ObjectNode file = small();
        String test = offered(file, wishes -> {});
        UUID late = entitled(member, test);
        String group = sql().texts("select id::text from quiz_question_groups where code = '"
                        + file.get("code").asText() + "'")
                .get(0);
        keeper().given().post("/api/v1/admin/question-groups/" + group + "/retirement");
        start(member, late).then().statusCode(422).body("code", equalTo("instrument-not-published"));
        // and the entitlement is as unused as before
        member.given().get(TransactionSteps.ENTITLEMENTS + "/" + late).then().body("startedAt", nullValue());
    }

    @Test
    void aRunStaysOnItsVersion() {
        Actor admin = keeper();
        Actor member = Actors.member();
        ObjectNode file = small();
        String test = offered(file, wishes -> {});
        String run = begun(member, test);
        published(
                admin, changed(file, each -> at(each, "/sections/0/questions/2").put("code", "z1")));
        read(member, run).then().body("version", equalTo(1));
        save(member, run, answer("b1", "3", 1)).then().statusCode(200);
        save(member, run, answer("z1", "3", 1))
                .then()
                .statusCode(422)
                .body("code", equalTo("answers-refused"))
                .body("errors.field", contains("answers[0].question"));
        String other = begun(member, test);
        read(member, other).then().body("version", equalTo(2));
        save(member, other, answer("z1", "3", 1)).then().statusCode(200);
    }

    @Test
    void anUpgradeGoesOnWithTheAnswersOrBeginsAnew() {
        Actor member = Actors.member();
        ObjectNode file = small();
        String test = offered(file, wishes -> {});
        String first = begun(member, test);
        save(member, first, answer("a1", "3", 7), answer("a2", "2", 8), answer("b1", "1", 9), answer("c1", "x", 10));
        submit(member, first).then().statusCode(200);
        // a newer version: what is copied stays on the one it was given to
        published(keeper(), changed(file, each -> at(each, "/sections/0/questions/2")
                .put("code", "z1")));
        String full = offered(file.get("code").asText(), wishes -> wishes.put("consultation", true));
        Response copied = member.given()
                .body(Map.of("entitlementId", entitled(member, full), "copyFrom", first))
                .post(MINE);
        copied.then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("sections.done", contains(3, 1))
                .body("sections[0].missing", empty());
        String second = copied.path("id");
        // an older answer that is still on its way is older here, too
        save(member, second, answer("a1", "1", 6)).then().statusCode(200);
        save(member, second, answer("b1", "3", 11)).then().statusCode(200);
        submit(member, second).then().statusCode(200);
        member.given()
                .get(MINE + "/" + second + "/result")
                .then()
                .body("sections[0].scores.scales.score", contains(9, 5));
        member.given()
                .get(MINE + "/" + first + "/result")
                .then()
                .body("sections[0].scores.scales.score", contains(5, 3));

        UUID another = entitled(member, offered(small(), wishes -> {}));
        member.given()
                .body(Map.of("entitlementId", another, "copyFrom", first))
                .post(MINE)
                .then()
                .statusCode(422)
                .body("code", equalTo("answers-not-copied"));
        Actor stranger = Actors.member();
        stranger.given()
                .body(Map.of("entitlementId", entitled(stranger, full), "copyFrom", first))
                .post(MINE)
                .then()
                .statusCode(404);
        read(member, begun(member, full)).then().body("version", equalTo(2)).body("sections.done", contains(0, 0));
    }

    @Test
    void theOrderIsOnesOwnAndTheSameOnEveryDevice() {
        Actor member = Actors.member();
        ObjectNode file = shipped("work-style");
        at(file, "/sections/0").put("shuffleItems", true);
        String test = offered(file, wishes -> {});
        List<List<String>> orders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String run = begun(member, test);
            List<String> once = order(member, run);
            assertThat(order(member, run)).isEqualTo(once);
            assertThat(once).hasSize(6).doesNotHaveDuplicates();
            orders.add(once);
        }
        // 720 orders: four of them the same would be a wonder
        assertThat(orders.stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    void answersAreRefusedWholeWhenOneIsWrong() {
        Actor member = Actors.member();
        String run = begun(member, offered(shipped("work-style"), wishes -> {}));
        save(member, run, answer("W1", "a", 1), answer("W2", "e", 2))
                .then()
                .statusCode(422)
                .body("errors.field", contains("answers[1].option"));
        save(member, run, answer("W1", "a", 1), answer("W1", "b", 2))
                .then()
                .statusCode(422)
                .body("errors.code", contains("repeated"));
        Map<String, Object> most = new HashMap<>(answer("W7", "a", 1));
        save(member, run, most).then().statusCode(422).body("errors.field", contains("answers[0].least"));
        most.put("least", "a");
        save(member, run, most).then().statusCode(422).body("errors.field", contains("answers[0].least"));
        most.put("least", "b");
        save(member, run, most).then().statusCode(200);
        assertThat(sql().number("select count(*) from user_assessment_answers where user_assessment_id = '" + run
                        + "'"))
                .isOne();
    }

    @Test
    void manyDevicesAtOnceLeaveOneAnswerToEachQuestion() {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        Race race = Race.run(
                60,
                number -> save(
                        member,
                        run,
                        answer("a1", Integer.toString(1 + number % 3), number),
                        answer("b1", Integer.toString(1 + number % 2), number)));
        assertThat(race.statuses()).isEqualTo(Map.of(200, 60L));
        assertThat(sql().texts("select question_code || option_code || ' ' || sequence from user_assessment_answers"
                        + " where user_assessment_id = '" + run + "' order by 1"))
                .containsExactly("a13 59", "b12 59");
        assertThat(sql().number("select count(*) from user_assessment_answer_logs where user_assessment_id = '" + run
                        + "'"))
                .isEqualTo(120);
    }

    /** What was acknowledged before the end counts, and nothing is acknowledged after it. */
    @Test
    void answersAndTheEndOfTheTestDoNotPassEachOther() {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        save(member, run, answer("a1", "1", 0), answer("a2", "1", 0), answer("b1", "1", 0), answer("c1", "x", 0));
        Race race = Race.run(
                60,
                number -> number % 20 == 10
                        ? submit(member, run)
                        : save(member, run, answer("a1", Integer.toString(1 + number % 3), 1 + number)));
        assertThat(race.statuses().keySet()).isSubsetOf(200, 409);
        Map<Boolean, List<Response>> done = race.with(200).stream()
                .collect(Collectors.partitioningBy(response -> response.path("savedAt") != null));
        assertThat(done.get(false)).hasSize(3);
        assertThat(sql().number("select count(*) - 4 from user_assessment_answer_logs where user_assessment_id = '"
                        + run + "'"))
                .isEqualTo(done.get(true).size());
        // the answers as they stand now come to what they came to then
        Actors.admin("user-assessments:rescore")
                .given()
                .body(Map.of("reason", "Once more"))
                .post(RunSteps.STAFF + "/" + run + "/rescore")
                .then()
                .statusCode(200)
                .body("changes", empty());
    }

    @Test
    void statementsArePickedInFourStages() {
        Actor member = Actors.member();
        String run = begun(member, offered(shipped("st-30"), wishes -> {}));
        pick(member, run, 2, 1, "ADM", "AMB", "CRE", "DES", "JOU")
                .then()
                .statusCode(422)
                .body("code", equalTo("picks-refused"))
                .body("errors.code", contains("stage"));
        pick(member, run, 1, 1, "ADM", "AMB", "CRE").then().statusCode(422).body("errors.code", contains("too-few"));
        pick(member, run, 1, 2, "ADM", "AMB", "CRE", "DES", "JOU", "STR").then().statusCode(200);
        // the same again, and an older one that comes late
        pick(member, run, 1, 2, "ADM", "AMB", "CRE", "DES", "JOU", "STR").then().statusCode(200);
        pick(member, run, 1, 1, "VIS", "AMB", "CRE", "DES", "JOU").then().statusCode(200);
        pick(member, run, 2, 3, "ADM", "TRE", "SEL", "SAF", "RES")
                .then()
                .statusCode(422)
                .body("errors.code", contains("picked-before"))
                .body("errors.field", contains("picks[0]"));
        pick(member, run, 2, 4, "TRE", "SEL", "SAF", "RES", "QCA").then().statusCode(200);
        Response questions = member.given().queryParam("section", "statements").get(MINE + "/" + run + "/questions");
        questions
                .then()
                .body("questions", hasSize(30))
                .body("stages[0].picks", contains("S-ADM", "S-AMB", "S-CRE", "S-DES", "S-JOU", "S-STR"))
                .body("stages[2].offered", hasSize(19));
        read(member, run).then().body("sections[0].done", equalTo(2)).body("sections[0].missing", contains(3, 4));
        submit(member, run).then().statusCode(422).body("missing.statements", contains("3", "4"));
        pick(member, run, 3, 5, "PRO", "OPE", "MOT", "MED", "MAR").then().statusCode(200);
        pick(member, run, 4, 6, "INT", "EXP", "EVA", "EDU", "DIS").then().statusCode(200);
        submit(member, run).then().statusCode(200);
        member.given()
                .get(MINE + "/" + run + "/result")
                .then()
                .body("sections[0].scores.dominant", equalTo("ADM"))
                .body("sections[0].scores.groups[0].group", equalTo("Gi"))
                .body("sections[0].scores.groups[0].share", equalTo(50))
                .body("sections[0].scores.groups[1].share", equalTo(33))
                .body("sections[0].scores.groups[2].share", equalTo(17))
                .body("sections[0].scores.scales.colour", hasItem("WHITE"));
        pick(member, run, 1, 9, "ADM", "AMB", "CRE", "DES", "JOU").then().statusCode(409);
        save(member, run, answer("S-ADM", "1", 1)).then().statusCode(409);
    }

    @Test
    void aTestThatIsPaidBackIsVoid() {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        QuarkusTransaction.requiringNew().run(() -> {
            UserAssessment entity = UserAssessment.requireOf(member.id(), UUID.fromString(run));
            io.quarkus.arc.Arc.container()
                    .beanManager()
                    .getEvent()
                    .fire(new id.tm.sales.EntitlementVoided(entity.entitlementId, member.id()));
        });
        read(member, run).then().body("state", equalTo("VOID"));
        save(member, run, answer("a1", "1", 1)).then().statusCode(409);
        submit(member, run).then().statusCode(409);
    }

    @Test
    void someoneElsesRunIsNotThere() {
        Actor member = Actors.member();
        Actor stranger = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        read(stranger, run).then().statusCode(404).body("code", equalTo("run-not-found"));
        save(stranger, run, answer("a1", "1", 1)).then().statusCode(404);
        pick(stranger, run, 1, 1, "ADM").then().statusCode(404);
        submit(stranger, run).then().statusCode(404);
        stranger.given().get(MINE + "/" + run + "/result").then().statusCode(404);
        stranger.given()
                .queryParam("section", "main")
                .get(MINE + "/" + run + "/questions")
                .then()
                .statusCode(404);
        stranger.given().get(MINE).then().statusCode(200).body("items", empty());
        member.given().get(MINE).then().body("items.id", contains(run));
        member.given()
                .queryParam("section", "none")
                .get(MINE + "/" + run + "/questions")
                .then()
                .statusCode(422)
                .body("code", equalTo("run-section-unknown"));
    }

    /** Erasing drops the key and the answers: nothing of the result can be read, in no backup either. */
    @Test
    void whatSomebodyAnsweredIsExportedAndShredded() {
        Actor member = Actors.member();
        String run = begun(member, offered(small(), wishes -> {}));
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 1), answer("b1", "1", 1), answer("c1", "x", 1));
        submit(member, run).then().statusCode(200);
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("assessments"))
                .findFirst()
                .orElseThrow();
        assertThat(room.export(member.id()).toString()).contains("a1", "scale=A");
        assertThat(sql().texts("select content from user_assessment_results where user_assessment_id = '" + run + "'")
                        .get(0))
                .doesNotContain("scale");
        QuarkusTransaction.requiringNew().run(() -> room.erase(member.id()));
        assertThat(sql().texts("select coalesce(content_key, 'gone') from user_assessment where id = '" + run + "'"))
                .containsExactly("gone");
        assertThat(sql().number(
                                "select count(*) from user_assessment_answer_logs where option_code is not null and user_assessment_id = '"
                                        + run + "'"))
                .isZero();
        assertThat(sql().number("select count(*) from user_assessment_answers where user_assessment_id = '" + run
                        + "'"))
                .isZero();
        member.given().get(MINE + "/" + run + "/result").then().statusCode(409);
        assertThat(room.export(Actors.member().id())).isNull();
    }

    @Test
    void aProductOfAnotherKindIsNoTest() {
        Actor member = Actors.member();
        String sku = SalesSteps.sold(SalesSteps.keeper(), product -> {
            product.put("sku", "SVC-" + SalesSteps.fresh());
            product.put("kind", "CONSULTATION");
            product.put("price", 0);
            product.remove("instrument");
            product.put("service", "consultation");
        });
        TransactionSteps.checkOut(member, List.of(sku), List.of()).then().statusCode(201);
        UUID entitlement = UUID.fromString(
                member.given().get(TransactionSteps.ENTITLEMENTS).path("items[0].id"));
        start(member, entitlement).then().statusCode(422).body("code", equalTo("entitlement-for-no-test"));
    }

    private static List<String> order(Actor member, String run) {
        return member.given()
                .queryParam("section", "situations")
                .get(MINE + "/" + run + "/questions")
                .path("questions.code");
    }
}
