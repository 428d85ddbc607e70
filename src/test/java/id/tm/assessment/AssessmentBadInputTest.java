package id.tm.assessment;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.ASSESSMENTS;
import static id.tm.assessment.AssessmentSteps.CATEGORIES;
import static id.tm.assessment.AssessmentSteps.GROUPS;
import static id.tm.assessment.AssessmentSteps.IMPORTS;
import static id.tm.assessment.AssessmentSteps.JSON;
import static id.tm.assessment.AssessmentSteps.TEMPLATES;
import static id.tm.assessment.AssessmentSteps.draft;
import static id.tm.assessment.AssessmentSteps.fresh;
import static id.tm.assessment.AssessmentSteps.get;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.testing.Actor;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** T13: whatever is sent, the answer is a problem with a 4xx status, and nothing has changed. */
@ServiceTest
class AssessmentBadInputTest {

    private static final List<JsonNode> NASTY = List.of(
            JSON.getNodeFactory().textNode(""),
            JSON.getNodeFactory().textNode("   "),
            JSON.getNodeFactory().textNode("a\u0000b"),
            JSON.getNodeFactory().textNode("x".repeat(50_000)),
            JSON.getNodeFactory().textNode("<script>alert(1)</script>"),
            JSON.getNodeFactory().textNode("\u0007"),
            JSON.getNodeFactory().numberNode(-1_000_000),
            JSON.getNodeFactory().numberNode(0.5),
            JSON.getNodeFactory().numberNode(9_999_999_999_999_999L),
            JSON.createObjectNode().put("a", 1),
            JSON.createArrayNode().add(JSON.createArrayNode().add(1)),
            JSON.getNodeFactory().booleanNode(true));

    /** Every place of an instrument takes its turn, however deep. */
    @Test
    void noPlaceOfAnInstrumentTakesNonsense() {
        Actor admin = keeper();
        ObjectNode file = small();
        String before = state();
        List<String> places = new ArrayList<>();
        places(file, "", places);
        assertThat(places).hasSizeGreaterThan(80);
        for (String place : places) {
            boolean flag = place.endsWith("/reversed") || place.endsWith("/required") || place.endsWith("/hardLimit");
            for (JsonNode nasty : NASTY) {
                if (flag && nasty.isBoolean()) continue;
                // a score or mean may have a fraction
                if ((place.endsWith("/mean") || place.endsWith("/sd")) && nasty.isDouble()) continue;
                ObjectNode bad = file.deepCopy();
                put(bad, place, nasty);
                Response answer = AssessmentSteps.dryRun(admin, bad);
                String what = place + " = "
                        + nasty.toString()
                                .substring(0, Math.min(40, nasty.toString().length()));
                if (answer.statusCode() == 200) {
                    List<?> errors = answer.path("errors");
                    assertThat(errors).as(what).isNotEmpty();
                    answer = AssessmentSteps.load(admin, bad);
                }
                assertRefused(what, answer);
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void bodiesThatAreNoInstrumentAreRefused() {
        Actor admin = keeper();
        String before = state();
        for (String body :
                List.of("", "null", "[]", "{}", "{", "\"x\"", "{\"code\": \"x\", \"more\": 1}", "\u0000", "<xml/>")) {
            for (String path : List.of(IMPORTS, TEMPLATES, CATEGORIES, ASSESSMENTS)) {
                assertRefused(
                        path + " " + body,
                        admin.given()
                                .header("Idempotency-Key", fresh())
                                .body(body)
                                .post(path));
            }
        }
        UUID id = draft(admin, small());
        String between = state();
        for (String csv : List.of("", "\u0000", "a,b\n", "section,code,text,category\n\"", "=cmd|'/c calc'!A1")) {
            assertRefused(
                    "csv " + csv,
                    admin.given()
                            .contentType("text/csv")
                            .header("Idempotency-Key", fresh())
                            .header("If-Match", get(admin, id).header("ETag"))
                            .body(csv)
                            .post(GROUPS + "/" + id + "/questions/imports"));
        }
        assertThat(state()).isEqualTo(between).isNotEqualTo(before);
    }

    @Test
    void testsAndCategoriesTakeNoNonsenseEither() {
        Actor admin = keeper();
        String before = state();
        Map<String, Object> category = Map.of("code", "c", "name", Map.of("id", "n"));
        Map<String, Object> test = Map.of(
                "code", "c",
                "questionGroupCode", "none",
                "name", Map.of("id", "n"),
                "description", "d",
                "descriptionEn", "d",
                "reportTier", "FULL",
                "timeLimit", "PT5M",
                "hardLimit", true,
                "position", 1);
        for (JsonNode nasty : NASTY) {
            for (String field : category.keySet()) {
                ObjectNode bad = JSON.valueToTree(category);
                assertRefused(
                        field,
                        admin.given().body(bad.set(field, nasty).toString()).post(CATEGORIES));
            }
            for (String field : test.keySet()) {
                ObjectNode bad = JSON.valueToTree(test);
                assertRefused(
                        field,
                        admin.given().body(bad.set(field, nasty).toString()).post(ASSESSMENTS));
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void pathsAndFiltersMayBeNonsenseToo() {
        Actor admin = keeper();
        for (String path : List.of(GROUPS, TEMPLATES, CATEGORIES, ASSESSMENTS)) {
            for (String id : List.of("1", "null", "%00", "..%2f..", "00000000-0000-0000-0000-000000000000")) {
                assertThat(admin.given()
                                .urlEncodingEnabled(!id.contains("%"))
                                .get(path + "/" + id)
                                .statusCode())
                        .as(path + "/" + id)
                        .isBetween(400, 499);
            }
            admin.given().queryParam("cursor", "nonsense").get(path).then().statusCode(400);
            admin.given().queryParam("sort", "; drop table").get(path).then().statusCode(400);
            admin.given().queryParam("limit", "0").get(path).then().statusCode(400);
            admin.given().queryParam("unknown", "0").get(path).then().statusCode(400);
        }
        for (String code : List.of("%00", "..%2f..", "'--", "x".repeat(2_000))) {
            assertThat(anonymous()
                            .urlEncodingEnabled(!code.contains("%"))
                            .get("/api/v1/assessments/" + code)
                            .statusCode())
                    .as(code)
                    .isBetween(400, 499);
        }
        UUID id = draft(admin, small());
        admin.given()
                .queryParam("against", "x")
                .get(GROUPS + "/" + id + "/diff")
                .then()
                .statusCode(404);
    }

    /** Every value that is no object or list, as a JSON pointer. */
    private static void places(JsonNode node, String path, List<String> found) {
        if (node.isValueNode()) found.add(path);
        if (node.isObject())
            node.properties().forEach(each -> places(each.getValue(), path + "/" + each.getKey(), found));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) places(node.get(i), path + "/" + i, found);
        }
    }

    private static void put(ObjectNode file, String place, JsonNode value) {
        int end = place.lastIndexOf('/');
        JsonNode parent = file.at(place.substring(0, end));
        String name = place.substring(end + 1);
        if (parent instanceof ArrayNode list) list.set(Integer.parseInt(name), value);
        else ((ObjectNode) parent).set(name, value);
    }

    private static void assertRefused(String what, Response answer) {
        assertThat(answer.statusCode()).as("%s: %s", what, answer.asString()).isBetween(400, 499);
        assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("Exception", "id.tm.", "select ", "org.hibernate");
    }

    private static String state() {
        List<String> parts = new ArrayList<>();
        for (String table : List.of(
                "quiz_question_groups",
                "quiz_sections",
                "quiz_questions",
                "quiz_question_answers",
                "quiz_question_group_revisions",
                "quiz_answer_templates",
                "quiz_answer_template_items",
                "quiz_master_question_categories",
                "assessment")) {
            parts.addAll(sql().texts("select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from " + table
                    + " t"));
        }
        return String.join("\n", parts);
    }
}
