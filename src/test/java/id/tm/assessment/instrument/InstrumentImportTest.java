package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentSteps.GROUPS;
import static id.tm.assessment.AssessmentSteps.IMPORTS;
import static id.tm.assessment.AssessmentSteps.JSON;
import static id.tm.assessment.AssessmentSteps.at;
import static id.tm.assessment.AssessmentSteps.changed;
import static id.tm.assessment.AssessmentSteps.draft;
import static id.tm.assessment.AssessmentSteps.dryRun;
import static id.tm.assessment.AssessmentSteps.exported;
import static id.tm.assessment.AssessmentSteps.fresh;
import static id.tm.assessment.AssessmentSteps.get;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.list;
import static id.tm.assessment.AssessmentSteps.load;
import static id.tm.assessment.AssessmentSteps.parsed;
import static id.tm.assessment.AssessmentSteps.publish;
import static id.tm.assessment.AssessmentSteps.shipped;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.testing.Actor;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@ServiceTest
class InstrumentImportTest {

    /** The shape of the big one: 170 and 114 and 14 items. */
    @Test
    void whatIsExportedAndImportedAgainIsTheSameToTheByte() throws Exception {
        Actor admin = keeper();
        for (ObjectNode file : List.of(shipped("st-30"), shipped("talent-themes"), shipped("work-style"), small())) {
            UUID first = draft(admin, file);
            byte[] once = exported(admin, first);
            publish(admin, first).then().statusCode(200);
            UUID second = draft(admin, JSON.readTree(once));
            assertThat(exported(admin, second)).isEqualTo(once);
            get(admin, second).then().body("version", equalTo(2)).body("state", equalTo("DRAFT"));
            // and everything of the file is in it
            assertThat(withoutDefaults(JSON.readTree(once))).isEqualTo(withoutDefaults(file));
        }
    }

    @Test
    void anImportTellsWhatItMadeAndADryRunWhatItWould() {
        Actor admin = keeper();
        ObjectNode file = shipped("talent-themes");
        dryRun(admin, file)
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("questions", equalTo(298))
                .body("sections", equalTo(3))
                .body("scales", equalTo(54))
                .body("questionGroup", nullValue())
                .body("errors", empty());
        String code = file.get("code").asText();
        assertThat(sql().number("select count(*) from quiz_question_groups where code = '" + code + "'"))
                .isZero();
        load(admin, file)
                .then()
                .statusCode(201)
                .header("Location", containsString(GROUPS + "/"))
                .body("dryRun", equalTo(false))
                .body("questions", equalTo(298))
                .body("questionGroup.version", equalTo(1));
        assertThat(sql().texts(
                                "select s.kind || ' ' || count(*) from quiz_sections s join quiz_questions q on q.section_id = s.id"
                                        + " join quiz_question_groups g on g.id = s.question_group_id where g.code = '"
                                        + code
                                        + "' group by s.kind order by 1"))
                .containsExactly("CHOICE 114", "LIKERT 170", "MEAN 14");
        load(admin, file).then().statusCode(409).body("code", equalTo("question-group-draft-exists"));
        admin.given().body(file.toString()).post(IMPORTS).then().statusCode(400);
        admin.given()
                .header("Idempotency-Key", fresh())
                .queryParam("dryRun", "perhaps")
                .body(file.toString())
                .post(IMPORTS)
                .then()
                .statusCode(400);
    }

    @Test
    void ofManyImportsAtOnceOneBeginsTheDraft() {
        Actor admin = keeper();
        ObjectNode file = small();
        draft(admin, changed(file, each -> each.put("code", "other-" + fresh())));
        Race race = Race.run(20, () -> load(admin, file));
        assertThat(race.statuses()).isEqualTo(Map.of(201, 1L, 409, 19L));
    }

    /** Every rule, and the place where it was broken. */
    @Test
    void errorsNameTheirPlace() {
        Actor admin = keeper();
        Map<String, Consumer<ObjectNode>> faults = new LinkedHashMap<>();
        faults.put("sections[0].questions[0].scale not-keyed", file -> at(file, "/sections/0/questions/0")
                .remove("scale"));
        faults.put("sections[0].questions[0].scale unknown", file -> at(file, "/sections/0/questions/0")
                .put("scale", "Z"));
        faults.put("sections[0].questions[0].category unknown", file -> at(file, "/sections/0/questions/0")
                .put("category", "stars"));
        faults.put("sections[0].questions[1].code repeated", file -> at(file, "/sections/0/questions/1")
                .put("code", "a1"));
        faults.put("sections[1].questions[0].code repeated", file -> at(file, "/sections/1/questions/0")
                .put("code", "a1"));
        faults.put("sections[1] repeated", file -> at(file, "/sections/1").put("code", "main"));
        faults.put("sections[0].answerTemplate unknown", file -> at(file, "/sections/0")
                .put("answerTemplate", "none"));
        faults.put("answerTemplates[0] orphan", file -> {
            at(file, "/sections/0").remove("answerTemplate");
        });
        faults.put("answerTemplates[0].items[1].code repeated", file -> at(file, "/answerTemplates/0/items/1")
                .put("code", "1"));
        faults.put("sections[0].questions[0].options range", file -> {
            for (int i = 0; i < 3; i++)
                at(file, "/answerTemplates/0/items/" + i).put("value", 1);
        });
        faults.put(
                "sections[0].timeLimit range", file -> at(file, "/sections/0").put("timeLimit", "PT1S"));
        faults.put(
                "sections[1].hardLimit range", file -> at(file, "/sections/1").remove("timeLimit"));
        faults.put("sections[0].stages section-kind", file -> at(file, "/sections/0")
                .putArray("stages")
                .addObject()
                .put("meaning", "LIKE_ME")
                .put("points", 1)
                .put("min", 1)
                .put("max", 2));
        faults.put("sections[1].questions[0].reversed section-kind", file -> at(file, "/sections/1/questions/0")
                .put("reversed", true));
        faults.put("sections[1].questions[0].options[1] repeated", file -> at(file, "/sections/1/questions/0/options/1")
                .put("code", "x"));
        faults.put(
                "sections[1].questions[0].options[0].scale section-kind",
                file -> at(file, "/sections/1/questions/0/options/0").put("scale", "C"));
        faults.put(
                "sections[1].questions[0].options[0].weights[0].scale unknown",
                file -> at(file, "/sections/1/questions/0/options/0/weights/0").put("scale", "A"));
        faults.put("sections[1].questions[0].scale not-keyed", file -> at(file, "/sections/1/questions/0/options/0")
                .putArray("weights"));
        faults.put("sections[1].questions[0].options range", file -> list(file, "/sections/1/questions/0/options")
                .remove(1));
        faults.put("key.scales[2] orphan", file -> {
            at(file, "/sections/1/questions/0/options/0").putArray("weights");
            at(file, "/sections/1/questions/0/options/1").putArray("weights");
        });
        faults.put("key.scales[1] repeated", file -> at(file, "/key/scales/1").put("code", "A"));
        faults.put("key.scales[0].section unknown", file -> at(file, "/key/scales/0")
                .put("section", "none"));
        faults.put(
                "key.scales[0].group unknown", file -> at(file, "/key/scales/0").put("group", "none"));
        faults.put("key.groups[1] orphan", file -> list(file, "/key/groups").add("two"));
        faults.put("key.bands[0].bands range", file -> at(file, "/key/bands/0/bands/0")
                .put("size", 2));
        faults.put("key.bands[0].bands[1] repeated", file -> at(file, "/key/bands/0/bands/1")
                .put("code", "top"));
        faults.put(
                "key.bands[0].section unknown", file -> at(file, "/key/bands/0").put("section", "none"));
        faults.put("key.bands[0].bands[1].from range", file -> {
            at(file, "/key/bands/0/bands/0").put("from", 2).remove("size");
            at(file, "/key/bands/0/bands/1").put("from", 3).remove("size");
        });
        faults.put("key.quality.pairs[0] unknown", file -> at(file, "/key/quality/pairs/0")
                .put("first", "none"));
        faults.put("key.quality.pairs[0] range", file -> at(file, "/key/quality/pairs/0")
                .put("first", "c1"));
        faults.put("key.quality.pairs[0] repeated", file -> at(file, "/key/quality/pairs/0")
                .put("first", "a2"));
        faults.put("norms[0].scales[0].scale unknown", file -> at(file, "/norms/0/scales/0")
                .put("scale", "Z"));
        faults.put("norms[0].scales[0] range", file -> at(file, "/norms/0/scales/0")
                .remove("sd"));
        faults.put("norms[0].scales[0].table[1] range", file -> at(file, "/norms/0/scales/0")
                .setAll(parsed("{\"table\": [{\"from\": 2, \"percentile\": 50}, {\"from\": 2, \"percentile\": 60}]}")));
        faults.put(
                "norms[0].ageTo range",
                file -> at(file, "/norms/0").put("ageFrom", 30).put("ageTo", 20));
        faults.put("texts.scales missing", file -> list(file, "/texts/scales").remove(0));
        faults.put("texts.groups[0].code orphan", file -> at(file, "/texts/groups/0")
                .put("code", "none"));
        faults.put("texts.bands missing", file -> list(file, "/texts/bands").remove(0));
        faults.put(
                "texts.scales[1] repeated", file -> at(file, "/texts/scales/1").put("code", "A"));
        long before = sql().number("select count(*) from quiz_question_groups");
        for (Map.Entry<String, Consumer<ObjectNode>> fault : faults.entrySet()) {
            ObjectNode file = changed(small(), fault.getValue());
            for (Response answer : List.of(dryRun(admin, file), load(admin, file))) {
                List<String> found = new ArrayList<>();
                List<Map<String, String>> errors = answer.path("errors");
                errors.forEach(each -> found.add(each.get("field") + " " + each.get("code")));
                assertThat(found).as(fault.getKey()).contains(fault.getKey());
            }
            load(admin, file).then().statusCode(422).body("code", equalTo("instrument-refused"));
        }
        assertThat(sql().number("select count(*) from quiz_question_groups")).isEqualTo(before);
    }

    @Test
    void picksInStagesHaveRulesOfTheirOwn() {
        Actor admin = keeper();
        Map<String, Consumer<ObjectNode>> faults = new LinkedHashMap<>();
        faults.put("sections[0].stages section-kind", file -> at(file, "/sections/0")
                .putArray("stages"));
        faults.put("sections[0].stages range", file -> at(file, "/sections/0/stages/0")
                .put("max", 10));
        faults.put("sections[0].stages[1].meaning repeated", file -> at(file, "/sections/0/stages/1")
                .put("meaning", "MOST_LIKE_ME"));
        faults.put("sections[0].stages[0].min range", file -> at(file, "/sections/0/stages/0")
                .put("min", 8));
        faults.put("sections[0].questions[1].scale repeated", file -> at(file, "/sections/0/questions/1")
                .put("scale", "ADM"));
        for (Map.Entry<String, Consumer<ObjectNode>> fault : faults.entrySet()) {
            List<Map<String, String>> errors =
                    dryRun(admin, changed(shipped("st-30"), fault.getValue())).path("errors");
            assertThat(errors.stream().map(each -> each.get("field") + " " + each.get("code")))
                    .contains(fault.getKey());
        }
        ObjectNode forced = shipped("work-style");
        dryRun(admin, changed(forced, file -> at(file, "/sections/1/questions/0/options/0")
                        .remove("scale")))
                .then()
                .body("errors.field", hasItem("sections[1].questions[0].options[0].scale"));
        dryRun(admin, changed(forced, file -> at(file, "/sections/1/questions/0")
                        .put("scale", "PLAN-2")))
                .then()
                .body("errors.field", contains("sections[1].questions[0].scale"));
    }

    @Test
    void aTemplateOfThisCodeIsTakenWhenItIsTheSame() {
        Actor admin = keeper();
        ObjectNode file = small();
        draft(admin, file);
        ObjectNode same = changed(file, each -> each.put("code", "small-" + fresh()));
        draft(admin, same);
        ObjectNode different = changed(file, each -> {
            each.put("code", "small-" + fresh());
            at(each, "/answerTemplates/0/items/0").put("value", 0);
        });
        load(admin, different)
                .then()
                .statusCode(422)
                .body("errors.field", contains("answerTemplates[0]"))
                .body("errors.code", contains("differs"));
    }

    @Test
    void questionsComeAndGoAsATable() {
        Actor admin = keeper();
        UUID id = draft(admin, small());
        byte[] before = exported(admin, id);
        String etag = get(admin, id).header("ETag");
        Response csv = admin.given().accept("text/csv").get(GROUPS + "/" + id + "/questions.csv");
        csv.then().statusCode(200).contentType(containsString("text/csv"));
        assertThat(csv.asString().lines())
                .startsWith(
                        "section,code,text,text_en,category,scale,reversed,weight,required,answer_template",
                        "\"main\",\"a1\",\"Satu\",\"One\",\"themes\",\"A\",\"false\",\"1\",\"true\",")
                .hasSize(6);
        Response same = table(admin, id, etag, csv.asString());
        same.then().statusCode(200).body("questions", equalTo(5));
        assertThat(exported(admin, id)).isEqualTo(before);
        table(admin, id, etag, csv.asString()).then().statusCode(412);
        String next = get(admin, id).header("ETag");
        String longer = csv.asString().replace("Satu", "'-Satu, dua") + "main,b3,Lima,,themes,B,,,,\r\n";
        table(admin, id, next, longer).then().statusCode(200).body("questions", equalTo(6));
        assertThat(new String(exported(admin, id), StandardCharsets.UTF_8))
                .contains("\"-Satu, dua\"", "\"b3\"", "\"weights\"");
    }

    @Test
    void wrongRowsOfATableAreNamed() {
        Actor admin = keeper();
        UUID id = draft(admin, small());
        byte[] before = exported(admin, id);
        String etag = get(admin, id).header("ETag");
        String heading = "section,code,text,category,scale,reversed,weight\n";
        Map<String, String> faults = Map.of(
                "nowhere,a1,Satu,themes,A,,\n", "csv[2].section",
                "main,a1,Satu,themes,A,,\nmain,a1,Dua,themes,A,,\n", "csv[3].code",
                "main,a1,,themes,A,,\n", "csv[2].text",
                "main,a1,Satu,,A,,\n", "csv[2].category",
                "main,a1,Satu,themes,A,maybe,\n", "csv[2].reversed",
                "main,a1,Satu,themes,A,,0\n", "csv[2].weight",
                "main,a1,Satu,themes,A,,x\n", "csv[2].weight",
                "main,a b,Satu,themes,A,,\n", "csv[2].code");
        faults.forEach((rows, place) ->
                table(admin, id, etag, heading + rows).then().statusCode(422).body("errors.field", hasItem(place)));
        // rows that are right by themselves, but do not fit the rest
        table(admin, id, etag, heading + "main,a1,Satu,themes,Z,,\n").then().statusCode(422);
        table(admin, id, etag, "nonsense\n").then().statusCode(400);
        assertThat(exported(admin, id)).isEqualTo(before);
    }

    private static Response table(Actor admin, UUID id, String etag, String csv) {
        return admin.given()
                .contentType("text/csv")
                .header("Idempotency-Key", fresh())
                .header("If-Match", etag)
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(GROUPS + "/" + id + "/questions/imports");
    }

    /** What may be left out because it goes without saying. */
    private static JsonNode withoutDefaults(JsonNode node) {
        if (node.isArray()) {
            var copy = JSON.createArrayNode();
            node.forEach(each -> copy.add(withoutDefaults(each)));
            return copy;
        }
        if (!node.isObject())
            return node.isNumber()
                    ? JSON.getNodeFactory()
                            .textNode(node.decimalValue().stripTrailingZeros().toPlainString())
                    : node;
        ObjectNode copy = JSON.createObjectNode();
        node.properties().forEach(each -> {
            JsonNode value = each.getValue();
            boolean plain = value.isArray() && value.isEmpty()
                    || value.isBoolean() && value.asBoolean() == each.getKey().equals("required")
                    || each.getKey().equals("weight") && value.asInt() == 1;
            if (!plain) copy.set(each.getKey(), withoutDefaults(value));
        });
        return copy;
    }
}
