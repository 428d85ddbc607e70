package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.JSON;
import static id.tm.assessment.AssessmentSteps.shipped;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** T13: whatever is sent, the answer is a problem with a 4xx status, and nothing has changed. */
@ServiceTest
class RunBadInputTest {

    private static final List<JsonNode> NASTY = List.of(
            JSON.nullNode(),
            JSON.getNodeFactory().textNode(""),
            JSON.getNodeFactory().textNode("a\u0000b"),
            JSON.getNodeFactory().textNode("x".repeat(50_000)),
            JSON.getNodeFactory().textNode("'; drop table users; --"),
            JSON.getNodeFactory().textNode("😀"),
            JSON.getNodeFactory().numberNode(-1),
            JSON.getNodeFactory().numberNode(0.5),
            JSON.getNodeFactory().numberNode(Long.MAX_VALUE),
            JSON.createObjectNode().put("a", 1),
            JSON.createArrayNode().add(JSON.createArrayNode().add(1)),
            JSON.getNodeFactory().booleanNode(true));

    @Test
    void nothingIsTakenThatIsNoAnswer() {
        Actor member = Actors.member();
        Actor staff = Actors.admin("user-assessments:write", "user-assessments:rescore");
        String run = begun(member, offered(small(), wishes -> {}));
        String picks = begun(member, offered(shipped("st-30"), wishes -> {}));
        String before = state();
        ObjectNode answer = JSON.valueToTree(Map.of("question", "a1", "option", "1", "sequence", 1));
        ObjectNode stage =
                JSON.valueToTree(Map.of("picks", List.of("S-ADM", "S-AMB", "S-CRE", "S-DES", "S-JOU"), "sequence", 1));
        ObjectNode extra = JSON.valueToTree(Map.of("time", "PT5M", "reason", "Slow", "section", "none"));
        for (JsonNode nasty : NASTY) {
            for (String field : List.of("question", "option", "sequence")) {
                ObjectNode bad = answer.deepCopy();
                bad.set(field, nasty);
                ObjectNode body = JSON.createObjectNode();
                body.putArray("answers")
                        .add(answer.deepCopy().put("question", "a2"))
                        .add(bad);
                refused(member, Method.PUT, MINE + "/" + run + "/answers", body);
            }
            if (!nasty.isNull()) {
                ObjectNode least = answer.deepCopy();
                least.set("least", nasty);
                ObjectNode body = JSON.createObjectNode();
                body.putArray("answers").add(least);
                refused(member, Method.PUT, MINE + "/" + run + "/answers", body);
            }
            ObjectNode list = JSON.createObjectNode();
            list.set("answers", nasty);
            refused(member, Method.PUT, MINE + "/" + run + "/answers", list);
            for (String field : List.of("picks", "sequence")) {
                ObjectNode bad = stage.deepCopy();
                bad.set(field, nasty);
                refused(member, Method.PUT, MINE + "/" + picks + "/stages/1", bad);
            }
            for (String field : List.of("time", "reason", "section")) {
                if (nasty.isNull() && field.equals("section")) continue;
                ObjectNode bad = extra.deepCopy();
                bad.set(field, nasty);
                refused(staff, Method.POST, STAFF + "/" + run + "/extra-time", bad);
            }
            ObjectNode start = JSON.createObjectNode();
            start.set("entitlementId", nasty);
            refused(member, Method.POST, MINE, start);
        }
        for (String number : List.of("0", "-1", "99", "x", "%00")) {
            Response answered = member.given()
                    .urlEncodingEnabled(!number.contains("%"))
                    .body(stage.toString())
                    .put(MINE + "/" + picks + "/stages/" + number);
            assertThat(answered.statusCode()).as(number).isBetween(400, 499);
        }
        ObjectNode none = JSON.valueToTree(Map.of("reason", "x"));
        for (String act : List.of("pause", "resumption", "void", "rescore", "extra-time")) {
            refused(staff, Method.POST, STAFF + "/" + UUID.randomUUID() + "/" + act, none);
        }
        member.given().queryParam("state", "PERHAPS").get(MINE).then().statusCode(400);
        assertThat(state()).isEqualTo(before);
    }

    private static void refused(Actor actor, Method method, String path, ObjectNode body) {
        Response answer = actor.given().body(body.toString()).request(method, path);
        String what = path + " "
                + body.toString().substring(0, Math.min(200, body.toString().length()));
        assertThat(answer.statusCode()).as("%s: %s", what, answer.asString()).isBetween(400, 499);
        assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
        assertThat(answer.asString()).doesNotContain("Exception", "id.tm.", "select ", "org.hibernate");
    }

    private static String state() {
        List<String> parts = new ArrayList<>();
        for (String table : List.of(
                "user_assessment",
                "user_assessment_sections",
                "user_assessment_answers",
                "user_assessment_answer_logs",
                "user_strength_typology_tests",
                "user_assessment_time_grants",
                "user_assessment_pauses",
                "user_assessment_results")) {
            parts.addAll(sql().texts("select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from " + table
                    + " t"));
        }
        return String.join("\n", parts);
    }
}
