package id.tm.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** What the back office does with instruments and tests; everything that is made has a name of its own. */
public final class AssessmentSteps {

    public static final String GROUPS = "/api/v1/admin/question-groups";
    public static final String IMPORTS = GROUPS + "/imports";
    public static final String TEMPLATES = "/api/v1/admin/answer-templates";
    public static final String CATEGORIES = "/api/v1/admin/question-categories";
    public static final String ASSESSMENTS = "/api/v1/admin/assessments";

    public static final ObjectMapper JSON = new ObjectMapper();

    private AssessmentSteps() {}

    public static Actor keeper() {
        return Actors.admin(
                "question-groups:read",
                "question-groups:write",
                "question-groups:publish",
                "answer-templates:read",
                "answer-templates:write",
                "question-categories:read",
                "question-categories:write",
                "assessments:read",
                "assessments:write");
    }

    /** Letters and digits that nobody has used yet. */
    public static String fresh() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 50, 1L << 52), 36)
                .toLowerCase(Locale.ROOT);
    }

    /** One of the instruments that come with the service, under a code of its own. */
    public static ObjectNode shipped(String code) {
        try (InputStream in =
                AssessmentSteps.class.getClassLoader().getResourceAsStream("instruments/" + code + ".json")) {
            ObjectNode file = (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
            return file.put("code", code + "-" + fresh());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Four degrees of agreement with two scales, and one question with options of its own. */
    public static ObjectNode small() {
        String template = "degrees-" + fresh();
        String code = "small-" + fresh();
        return parsed("""
                {"code": "%s", "name": {"id": "Kecil", "en": "Small"},
                 "answerTemplates": [{"code": "%s", "name": {"id": "Derajat"}, "items": [
                    {"code": "1", "text": {"id": "Tidak"}, "value": 1},
                    {"code": "2", "text": {"id": "Kadang"}, "value": 2},
                    {"code": "3", "text": {"id": "Ya"}, "value": 3}]}],
                 "sections": [
                    {"code": "main", "kind": "LIKERT", "name": {"id": "Utama"}, "answerTemplate": "%s", "questions": [
                        {"code": "a1", "text": {"id": "Satu", "en": "One"}, "category": "themes", "scale": "A"},
                        {"code": "a2", "text": {"id": "Dua", "en": "Two"}, "category": "themes", "scale": "A", "reversed": true},
                        {"code": "b1", "text": {"id": "Tiga", "en": "Three"}, "category": "themes", "scale": "B", "weight": 2},
                        {"code": "b2", "text": {"id": "Empat"}, "category": "themes", "scale": "B", "required": false}]},
                    {"code": "choice", "kind": "CHOICE", "name": {"id": "Pilihan"}, "timeLimit": "PT5M", "hardLimit": true, "questions": [
                        {"code": "c1", "text": {"id": "Yang mana?"}, "category": "personality", "options": [
                            {"code": "x", "text": {"id": "Ini"}, "value": 0, "weights": [{"scale": "C", "weight": 2}]},
                            {"code": "y", "text": {"id": "Itu"}, "value": 0, "weights": [{"scale": "C", "weight": -1}]}]}]}],
                 "key": {"groups": ["one"], "scales": [
                    {"code": "A", "section": "main", "group": "one"}, {"code": "B", "section": "main", "group": "one"},
                    {"code": "C", "section": "choice"}],
                    "bands": [{"section": "main", "bands": [{"code": "top", "size": 1}, {"code": "rest", "size": 1}]}],
                    "quality": {"longestRun": 3, "pairs": [{"first": "a1", "second": "a2"}]}},
                 "norms": [{"code": "all", "validFrom": "2026-01-01", "scales": [
                    {"scale": "A", "n": 100, "mean": 4.50, "sd": 1.5}]}],
                 "texts": {"scales": [
                    {"code": "A", "name": {"id": "Aa"}, "summary": {"id": "Tentang A"}},
                    {"code": "B", "name": {"id": "Be"}, "summary": {"id": "Tentang B"}},
                    {"code": "C", "name": {"id": "Ce"}, "summary": {"id": "Tentang C"}}],
                    "groups": [{"code": "one", "name": {"id": "Satu"}}],
                    "bands": [{"code": "top", "name": {"id": "Atas"}}, {"code": "rest", "name": {"id": "Sisa"}}]}}
                """.formatted(code, template, template));
    }

    /** The sections of some that come with the service behind those of another: tests of several kinds. */
    public static ObjectNode joined(ObjectNode first, String... codes) {
        ObjectNode all = first.deepCopy();
        for (String code : codes) {
            ObjectNode more = shipped(code);
            for (String part : List.of("/sections", "/key/groups", "/key/scales", "/texts/scales", "/texts/groups")) {
                list(all, part).addAll(list(more, part));
            }
        }
        return all;
    }

    public static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode at(JsonNode node, String pointer) {
        return (ObjectNode) node.at(pointer);
    }

    public static ArrayNode list(JsonNode node, String pointer) {
        return (ArrayNode) node.at(pointer);
    }

    public static ObjectNode changed(ObjectNode file, Consumer<ObjectNode> change) {
        ObjectNode copy = file.deepCopy();
        change.accept(copy);
        return copy;
    }

    public static Response load(Actor admin, JsonNode file) {
        return admin.given()
                .header("Idempotency-Key", fresh())
                .body(file.toString())
                .post(IMPORTS);
    }

    public static Response dryRun(Actor admin, JsonNode file) {
        return admin.given()
                .header("Idempotency-Key", fresh())
                .queryParam("dryRun", "true")
                .body(file.toString())
                .post(IMPORTS);
    }

    /** The id of a new draft. */
    public static UUID draft(Actor admin, JsonNode file) {
        Response made = load(admin, file);
        made.then().statusCode(201);
        return UUID.fromString(made.path("questionGroup.id"));
    }

    /** The id of a new version that is published. */
    public static UUID published(Actor admin, JsonNode file) {
        UUID id = draft(admin, file);
        publish(admin, id).then().statusCode(200);
        return id;
    }

    public static Response publish(Actor admin, UUID id) {
        return admin.given().post(GROUPS + "/" + id + "/publication");
    }

    public static Response get(Actor admin, UUID id) {
        return admin.given().get(GROUPS + "/" + id);
    }

    public static byte[] exported(Actor admin, UUID id) {
        Response file = admin.given().get(GROUPS + "/" + id + "/file");
        file.then().statusCode(200);
        return file.asByteArray();
    }

    public static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
