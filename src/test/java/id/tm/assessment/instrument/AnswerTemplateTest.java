package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentSteps.TEMPLATES;
import static id.tm.assessment.AssessmentSteps.at;
import static id.tm.assessment.AssessmentSteps.draft;
import static id.tm.assessment.AssessmentSteps.fresh;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.publish;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.testing.Actor;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class AnswerTemplateTest {

    @Test
    void theBackOfficeKeepsOptionSets() {
        Actor admin = keeper();
        Map<String, Object> template = template();
        Response made = admin.given().body(template).post(TEMPLATES);
        made.then().statusCode(201).body("items.value", contains(1, 2)).body("frozen", equalTo(false));
        String path = made.header("Location");
        admin.given()
                .body(template)
                .post(TEMPLATES)
                .then()
                .statusCode(409)
                .body("code", equalTo("answer-template-code-taken"));
        Response read = admin.given().get(path);
        read.then().statusCode(200).body("name.id", equalTo("Derajat"));
        Map<String, Object> longer = with(template, "items", List.of(item("a", 1), item("b", 2), item("c", 3)));
        admin.given().body(longer).put(path).then().statusCode(428);
        admin.given().header("If-Match", "\"99\"").body(longer).put(path).then().statusCode(412);
        Response changed = admin.given()
                .header("If-Match", read.header("ETag"))
                .body(longer)
                .put(path);
        changed.then().statusCode(200).body("items.code", contains("a", "b", "c"));
        assertThat(changed.header("ETag")).isNotEqualTo(read.header("ETag"));
        admin.given()
                .header("If-Match", changed.header("ETag"))
                .body(with(longer, "code", "other-" + fresh()))
                .put(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("instrument-code-fixed"));
        admin.given()
                .header("If-Match", changed.header("ETag"))
                .body(with(longer, "items", List.of(item("a", 1), item("a", 2))))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.field", contains("items[1].code"));
        admin.given()
                .queryParam("code", template.get("code"))
                .get(TEMPLATES)
                .then()
                .body("items.size()", equalTo(1));
        admin.given()
                .header("If-Match", changed.header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        admin.given().get(path).then().statusCode(404).body("code", equalTo("answer-template-not-found"));
    }

    @Test
    void whatADraftUsesStaysAndWhatAPublishedInstrumentUsesIsFrozen() {
        Actor admin = keeper();
        ObjectNode file = small();
        UUID id = draft(admin, file);
        String path = TEMPLATES + "/"
                + sql().texts("select id::text from quiz_answer_templates where code = '"
                                + at(file, "/answerTemplates/0").get("code").asText() + "'")
                        .get(0);
        admin.given()
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("answer-template-used"));
        publish(admin, id).then().statusCode(200);
        Response frozen = admin.given().get(path);
        frozen.then().body("frozen", equalTo(true));
        Map<String, Object> other = with(template(), "code", frozen.path("code"));
        Race race = Race.run(
                10, () -> admin.given().header("If-Match", "*").body(other).put(path));
        assertThat(race.statuses()).isEqualTo(Map.of(409, 10L));
        race.responses().get(0).then().body("code", equalTo("answer-template-frozen"));
        admin.given().header("If-Match", "*").delete(path).then().statusCode(409);
    }

    private static Map<String, Object> template() {
        Map<String, Object> template = new HashMap<>();
        template.put("code", "set-" + fresh());
        template.put("name", Map.of("id", "Derajat", "en", "Degrees"));
        template.put("items", List.of(item("a", 1), item("b", 2)));
        return template;
    }

    private static Map<String, Object> item(String code, int value) {
        return Map.of("code", code, "text", Map.of("id", "Pilihan " + code), "value", value);
    }

    private static Map<String, Object> with(Map<String, Object> template, String field, Object value) {
        Map<String, Object> copy = new HashMap<>(template);
        copy.put(field, value);
        return copy;
    }
}
