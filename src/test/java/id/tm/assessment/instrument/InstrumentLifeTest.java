package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentSteps.GROUPS;
import static id.tm.assessment.AssessmentSteps.at;
import static id.tm.assessment.AssessmentSteps.changed;
import static id.tm.assessment.AssessmentSteps.draft;
import static id.tm.assessment.AssessmentSteps.exported;
import static id.tm.assessment.AssessmentSteps.fresh;
import static id.tm.assessment.AssessmentSteps.get;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.list;
import static id.tm.assessment.AssessmentSteps.parsed;
import static id.tm.assessment.AssessmentSteps.publish;
import static id.tm.assessment.AssessmentSteps.published;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.assessment.scoring.Answers;
import id.tm.assessment.scoring.ItemAnswer;
import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.Scores;
import id.tm.assessment.scoring.ScoresDiff;
import id.tm.testing.Actor;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class InstrumentLifeTest {

    @Inject
    Instruments instruments;

    @Test
    void whatIsPublishedNeverChangesWhoeverAsks() {
        Actor admin = keeper();
        UUID id = published(admin, small());
        byte[] before = exported(admin, id);
        String group = "'" + id + "'";
        List<String> attempts = List.of(
                "update quiz_question_groups set name = 'x' where id = " + group,
                "update quiz_question_groups set state = 'DRAFT', published_at = null where id = " + group,
                "update quiz_question_groups set published_at = published_at + interval '1 day' where id = " + group,
                "delete from quiz_question_groups where id = " + group,
                "update quiz_sections set kind = 'MEAN' where question_group_id = " + group,
                "delete from quiz_sections where question_group_id = " + group,
                "update quiz_questions set reversed = not reversed where question_group_id = " + group,
                "insert into quiz_questions select gen_random_uuid(), version, created_at, updated_at, question_group_id, section_id,"
                        + " category_id, answer_template_id, 99, 'extra', text, text_en, scale, reversed, weight, required"
                        + " from quiz_questions where question_group_id = " + group + " limit 1",
                "delete from quiz_questions where question_group_id = " + group,
                "update quiz_question_answers set weights = '[]' where question_group_id = " + group,
                "delete from quiz_question_answers where question_group_id = " + group,
                "update quiz_question_group_revisions set content = '{}' where question_group_id = " + group,
                "delete from quiz_question_group_revisions where question_group_id = " + group);
        for (String attempt : attempts) {
            assertThatThrownBy(() -> sql().execute(attempt))
                    .as(attempt)
                    .hasStackTraceContaining("published instrument");
        }
        String template = "(select answer_template_id from quiz_sections where answer_template_id is not null"
                + " and question_group_id = " + group + ")";
        for (String attempt : List.of(
                "update quiz_answer_template_items set value = 9 where template_id = " + template,
                "delete from quiz_answer_template_items where template_id = " + template,
                "update quiz_answer_templates set frozen = false where id = " + template)) {
            assertThatThrownBy(() -> sql().execute(attempt))
                    .as(attempt)
                    .hasStackTraceContaining("published instruments use");
        }
        assertThat(exported(admin, id)).isEqualTo(before);
    }

    @Test
    void changingAPublishedOneBeginsANewVersion() {
        Actor admin = keeper();
        ObjectNode file = small();
        UUID first = published(admin, file);
        byte[] asItWas = exported(admin, first);
        ObjectNode better =
                changed(file, each -> at(each, "/sections/0/questions/0/text").put("id", "Satu saja"));
        Response begun = put(admin, first, better);
        begun.then().statusCode(201).body("version", equalTo(2)).body("state", equalTo("DRAFT"));
        UUID second = UUID.fromString(begun.path("id"));
        put(admin, first, better).then().statusCode(409).body("code", equalTo("question-group-draft-exists"));
        // a draft changes itself
        ObjectNode best = changed(better, each -> at(each, "/name").put("id", "Terbaik"));
        put(admin, second, best).then().statusCode(200).body("name.id", equalTo("Terbaik"));
        get(admin, first).then().body("state", equalTo("PUBLISHED"));
        publish(admin, second)
                .then()
                .statusCode(200)
                .body("publishedBy", equalTo(admin.id().toString()));
        get(admin, first).then().body("state", equalTo("RETIRED")).body("retiredAt", notNullValue());
        assertThat(exported(admin, first)).isEqualTo(asItWas);
        assertThat(instruments.published(file.get("code").asText())).contains(second);
        // what has begun stays on its version
        assertThat(instruments.load(first).form().version()).isEqualTo(1);
        assertThat(instruments
                        .load(second)
                        .file()
                        .sections()
                        .get(0)
                        .questions()
                        .get(0)
                        .text()
                        .id())
                .isEqualTo("Satu saja");
        admin.given()
                .queryParam("code", file.get("code").asText())
                .get(GROUPS)
                .then()
                .body("items.state", contains("PUBLISHED", "RETIRED"))
                .body("items.version", contains(2, 1));
    }

    @Test
    void aChangeIsMadeAgainstTheVersionThatWasRead() {
        Actor admin = keeper();
        ObjectNode file = small();
        UUID id = draft(admin, file);
        String path = GROUPS + "/" + id;
        admin.given().body(file.toString()).put(path).then().statusCode(428);
        admin.given()
                .header("If-Match", "\"77\"")
                .body(file.toString())
                .put(path)
                .then()
                .statusCode(412);
        put(admin, id, changed(file, each -> each.put("code", "other-" + fresh())))
                .then()
                .statusCode(422)
                .body("code", equalTo("instrument-code-fixed"));
        put(admin, id, changed(file, each -> list(each, "/texts/scales").remove(0)))
                .then()
                .statusCode(422)
                .body("code", equalTo("instrument-refused"));
        String etag = get(admin, id).header("ETag");
        put(admin, id, file).then().statusCode(200);
        assertThat(get(admin, id).header("ETag")).isNotEqualTo(etag);
    }

    @Test
    void draftsCanBeThrownAwayPublishedOnesNot() {
        Actor admin = keeper();
        UUID id = draft(admin, small());
        String path = GROUPS + "/" + id;
        admin.given().delete(path).then().statusCode(428);
        admin.given()
                .header("If-Match", get(admin, id).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        get(admin, id).then().statusCode(404).body("code", equalTo("question-group-not-found"));
        assertThat(sql().number("select count(*) from quiz_questions where question_group_id = '" + id + "'"))
                .isZero();
        UUID kept = published(admin, small());
        admin.given()
                .header("If-Match", "*")
                .delete(GROUPS + "/" + kept)
                .then()
                .statusCode(409)
                .body("code", equalTo("question-group-frozen"))
                .body("currentState", equalTo("PUBLISHED"));
    }

    @Test
    void ofManyPublicationsAtOnceOneWins() {
        Actor admin = keeper();
        ObjectNode file = small();
        UUID before = published(admin, file);
        UUID id = draft(admin, file);
        Race race = Race.run(30, () -> publish(admin, id));
        assertThat(race.statuses()).isEqualTo(Map.of(200, 1L, 409, 29L));
        assertThat(sql().texts("select state from quiz_question_groups where code = '"
                        + file.get("code").asText() + "' order by group_version"))
                .containsExactly("RETIRED", "PUBLISHED");
        get(admin, before).then().body("state", equalTo("RETIRED"));
    }

    @Test
    void anInstrumentCanBeTakenAway() {
        Actor admin = keeper();
        ObjectNode file = small();
        UUID id = published(admin, file);
        admin.given()
                .post(GROUPS + "/" + id + "/retirement")
                .then()
                .statusCode(200)
                .body("state", equalTo("RETIRED"));
        assertThat(instruments.published(file.get("code").asText())).isEmpty();
        admin.given()
                .post(GROUPS + "/" + id + "/retirement")
                .then()
                .statusCode(409)
                .body("code", equalTo("illegal-state"))
                .body("currentState", equalTo("RETIRED"));
        publish(admin, id).then().statusCode(409);
    }

    @Test
    void aDraftWhoseCategoryWasWithdrawnCannotBePublished() {
        Actor admin = keeper();
        String category = "cat-" + fresh();
        Response made = admin.given()
                .body(Map.of("code", category, "name", Map.of("id", "Uji")))
                .post("/api/v1/admin/question-categories");
        made.then().statusCode(201);
        UUID id = draft(admin, changed(small(), file -> at(file, "/sections/0/questions/0")
                .put("category", category)));
        admin.given()
                .header("If-Match", made.header("ETag"))
                .delete(made.header("Location"))
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        publish(admin, id).then().statusCode(422).body("errors.field", contains("sections[0].questions[0].category"));
        get(admin, id).then().body("state", equalTo("DRAFT"));
    }

    /** Those that name it keep it. */
    @Test
    void aWithdrawnCategoryIsNoHindranceToOtherNorms() {
        Actor admin = keeper();
        String category = "cat-" + fresh();
        Response made = admin.given()
                .body(Map.of("code", category, "name", Map.of("id", "Uji")))
                .post("/api/v1/admin/question-categories");
        UUID id = published(admin, changed(small(), file -> at(file, "/sections/0/questions/0")
                .put("category", category)));
        admin.given()
                .header("If-Match", made.header("ETag"))
                .delete(made.header("Location"))
                .then()
                .statusCode(200);
        revise(admin, id, parsed("{\"reason\": \"None any more\", \"norms\": []}"))
                .then()
                .statusCode(201);
    }

    @Test
    void theDifferenceIsFoundByCodes() {
        Actor admin = keeper();
        ObjectNode file = small();
        UUID first = published(admin, file);
        UUID second = draft(admin, changed(file, each -> {
            at(each, "/sections/0/questions/1/text").put("en", "Zwei");
            at(each, "/sections/0/questions/2").put("weight", 3);
            list(each, "/sections/0/questions").remove(3);
            at(each, "/key/quality").put("longestRun", 4);
        }));
        Response diff = admin.given().get(GROUPS + "/" + second + "/diff");
        diff.then()
                .statusCode(200)
                .body("before.version", equalTo(1))
                .body("after.version", equalTo(2))
                .body(
                        "changes.path",
                        contains(
                                "sections[main].questions[a2].text.en",
                                "sections[main].questions[b1].weight",
                                "sections[main].questions[b2]",
                                "key.quality.longestRun"))
                .body("changes[0].before", equalTo("Two"))
                .body("changes[0].after", equalTo("Zwei"))
                .body("changes[2].before.code", equalTo("b2"))
                .body("changes[2].after", nullValue());
        admin.given()
                .queryParam("against", second)
                .get(GROUPS + "/" + first + "/diff")
                .then()
                .body("changes[1].before", equalTo(3))
                .body("changes[1].after", equalTo(2));
        admin.given().get(GROUPS + "/" + first + "/diff").then().body("changes.size()", equalTo(0));
        // the same in another order is different, too
        UUID third = draft(admin, small());
        ObjectNode turned = changed(parsed(new String(exported(admin, third))), each -> list(each, "/key/scales")
                .insert(0, list(each, "/key/scales").remove(1)));
        publish(admin, third);
        UUID fourth = draft(admin, turned);
        admin.given().get(GROUPS + "/" + fourth + "/diff").then().body("changes.path", contains("key.scales"));
    }

    @Test
    void anotherKeyRescoresAndKeepsWhatWas() {
        Actor admin = keeper();
        ObjectNode file = small();
        UUID id = published(admin, file);
        Answers answers = Answers.of(Map.of(
                "a1", ItemAnswer.of("3"),
                "a2", ItemAnswer.of("2"),
                "b1", ItemAnswer.of("1"),
                "b2", ItemAnswer.of("1"),
                "c1", ItemAnswer.of("x")));
        NormGroup.Person person = new NormGroup.Person(null, null);
        LocalDate day = LocalDate.of(2026, 11, 1);
        Scores before = instruments.load(id).score(answers, person, day);
        // A: 3 + (4 - 2) = 5; B: 2 * 1 + 1 = 3
        assertThat(before.sections().get(0).scales())
                .extracting(each -> each.scale() + each.score())
                .containsExactly("A5", "B3");
        assertThat(before.versions().key()).isEqualTo(1);
        assertThat(before.versions().normGroup()).isEqualTo("all");

        ObjectNode key = (ObjectNode) file.get("key").deepCopy();
        list(key, "/bands/0/bands").removeAll().addObject().put("code", "top").put("size", 2);
        ObjectNode revision = parsed("{\"reason\": \"Turned round\"}");
        revision.set("key", key);
        // the report still speaks of the band that is gone
        revise(admin, id, revision).then().statusCode(422).body("errors.field", hasItem("texts.bands[1].code"));
        list(key, "/bands/0/bands").removeAll().addObject().put("code", "rest").put("size", 1);
        list(key, "/bands/0/bands").addObject().put("code", "top").put("size", 1);
        Response added = revise(admin, id, revision);
        added.then().statusCode(201).body("kind", equalTo("KEY")).body("revision", equalTo(2));
        Scores after = instruments.load(id).score(answers, person, day);
        assertThat(after.versions().key()).isEqualTo(2);
        assertThat(ScoresDiff.between(before, after).changes())
                .containsExactly(
                        new ScoresDiff.ScoreChange("main", "A", "band", "top", "rest"),
                        new ScoresDiff.ScoreChange("main", "B", "band", "rest", "top"));
        // the old is there as it was
        assertThat(instruments.load(id, new Instruments.Revisions(1, 1, 1)).score(answers, person, day))
                .isEqualTo(before);
        admin.given()
                .get(added.header("Location"))
                .then()
                .statusCode(200)
                .body("reason", equalTo("Turned round"))
                .body("key.bands[0].bands.code", contains("rest", "top"));
        admin.given()
                .queryParam("kind", "KEY")
                .get(GROUPS + "/" + id + "/revisions")
                .then()
                .body("items.revision", contains(2, 1));
        admin.given()
                .get(GROUPS + "/" + id + "/revisions/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("question-group-revision-not-found"));
    }

    @Test
    void revisionsAreOneThingEachOfAPublishedInstrument() {
        Actor admin = keeper();
        ObjectNode file = small();
        UUID id = draft(admin, file);
        ObjectNode norms = parsed("{\"reason\": \"None any more\", \"norms\": []}");
        revise(admin, id, norms).then().statusCode(409).body("code", equalTo("question-group-frozen"));
        publish(admin, id);
        Race race = Race.run(10, () -> revise(admin, id, norms));
        assertThat(race.statuses()).isEqualTo(Map.of(201, 10L));
        assertThat(sql().texts("select revision::text from quiz_question_group_revisions where kind = 'NORMS'"
                        + " and question_group_id = '" + id + "' order by revision"))
                .hasSize(11)
                .doesNotHaveDuplicates();
        assertThat(instruments.load(id).file().norms()).isEmpty();
        ObjectNode two = norms.deepCopy();
        two.set("key", file.get("key"));
        revise(admin, id, two).then().statusCode(400);
        revise(admin, id, parsed("{\"reason\": \"Nothing\"}")).then().statusCode(400);
        revise(admin, id, parsed("{\"norms\": []}")).then().statusCode(400);
    }

    /** The full matrix of its life. */
    @Test
    void aVersionGoesForwardOnly() {
        for (QuestionGroupState from : QuestionGroupState.values()) {
            for (QuestionGroupState to : QuestionGroupState.values()) {
                boolean forward = from == QuestionGroupState.DRAFT && to == QuestionGroupState.PUBLISHED
                        || from == QuestionGroupState.PUBLISHED && to == QuestionGroupState.RETIRED;
                assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(forward);
            }
        }
    }

    @Test
    void whoPublishedWhatStandsInTheActivityLog() {
        Actor admin = keeper();
        UUID id = published(admin, small());
        assertThat(sql().texts(
                                "select causer_id from activity_log where subject_type = 'QuestionGroup' and subject_id = '"
                                        + id + "' and after ->> 'state' = 'PUBLISHED'"))
                .containsExactly(admin.id().toString());
    }

    private static Response put(Actor admin, UUID id, ObjectNode file) {
        return admin.given()
                .header("If-Match", get(admin, id).header("ETag"))
                .body(file.toString())
                .put(GROUPS + "/" + id);
    }

    private static Response revise(Actor admin, UUID id, ObjectNode revision) {
        return admin.given().body(revision.toString()).post(GROUPS + "/" + id + "/revisions");
    }
}
