package id.tm.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.arch.DomainGraph;
import id.tm.docs.GeneratedFile;
import id.tm.testing.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description says of every operation what a client needs, and it does not break the clients there are. */
@ServiceTest
class OpenApiTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .build();
    private static final Path STORED = Path.of("docs", "openapi.json");
    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch");

    private JsonNode api;

    @BeforeEach
    void read() throws IOException {
        String text =
                given().accept("application/json").get("/q/openapi?format=json").asString();
        api = JSON.readTree(text);
        // Spectral reads it from here: npx @stoplight/spectral-cli lint target/openapi-served.json
        Files.writeString(Path.of("target", "openapi-served.json"), text);
    }

    @Test
    void everyOperationHasAnIdASummaryAndTags() {
        Set<String> ids = new HashSet<>();
        Set<String> tags = new HashSet<>();
        api.path("tags").forEach(tag -> {
            if (!tag.path("description").asText().isBlank())
                tags.add(tag.path("name").asText());
        });
        Set<String> prefixes = new HashSet<>(DomainGraph.ARROWS.keySet());
        prefixes.add("access");
        List<String> wrong = new ArrayList<>();
        operations((where, operation) -> {
            String id = operation.path("operationId").asText();
            if (!id.matches("[a-z]+_[a-z][A-Za-z]+") || !prefixes.contains(id.split("_")[0]))
                wrong.add(where + " id " + id);
            if (!ids.add(id)) wrong.add(where + " id " + id + " is taken");
            if (operation.path("summary").asText().isBlank()) wrong.add(where + " summary");
            if (operation.path("description").asText().isBlank()) wrong.add(where + " description");
            if (operation.path("tags").isEmpty()) wrong.add(where + " tags");
            operation.path("tags").forEach(tag -> {
                if (!tags.contains(tag.asText())) wrong.add(where + " tag " + tag.asText() + " is not described");
            });
        });
        assertThat(wrong).isEmpty();
        assertThat(ids).isNotEmpty();
    }

    @Test
    void everyOperationTellsItsFailuresAsProblemsWithAnExample() {
        List<String> wrong = new ArrayList<>();
        operations((where, operation) -> {
            JsonNode responses = operation.path("responses");
            List<String> expected = new ArrayList<>(List.of("500", "503"));
            if (operation.has("requestBody")) expected.addAll(List.of("400", "413", "415"));
            if (where.contains("{")) expected.add("404");
            if (!operation.path("security").isEmpty()) expected.addAll(List.of("401", "403"));
            if (where.startsWith("POST /api/v1")) expected.addAll(List.of("409", "422"));
            expected.removeIf(responses::has);
            if (!expected.isEmpty()) wrong.add(where + " lacks " + expected);
            responses.properties().forEach(response -> {
                if (response.getKey().compareTo("400") < 0) return;
                JsonNode problem = response.getValue().path("content").path("application/problem+json");
                boolean shown = problem.path("schema").path("$ref").asText().endsWith("/Problem")
                        && problem.path("example").path("status").asInt() == Integer.parseInt(response.getKey());
                if (!shown) wrong.add(where + " " + response.getKey() + " has no problem document");
            });
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyOperationShowsWhatGoesInAndWhatComesOut() {
        List<String> wrong = new ArrayList<>();
        operations((where, operation) -> {
            operation.path("requestBody").path("content").properties().forEach(media -> {
                if (!media.getValue().has("example") && !media.getValue().has("examples"))
                    wrong.add(where + " request");
            });
            boolean succeeds = false;
            for (var response : operation.path("responses").properties()) {
                if (!response.getKey().startsWith("2") && !response.getKey().startsWith("3")) continue;
                succeeds = true;
                JsonNode content = response.getValue().path("content");
                if (response.getKey().equals("200") && content.isEmpty())
                    wrong.add(where + " 200 has no body described");
                content.properties().forEach(media -> {
                    boolean shown =
                            media.getValue().has("example") || media.getValue().has("examples");
                    if (!shown || media.getValue().path("schema").isEmpty())
                        wrong.add(where + " " + response.getKey() + " " + media.getKey() + " has no example");
                });
            }
            if (!succeeds) wrong.add(where + " never succeeds");
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPostTakesAnIdempotencyKey() {
        List<String> without = new ArrayList<>();
        operations((where, operation) -> {
            boolean taken = false;
            for (JsonNode parameter : operation.path("parameters")) {
                taken |= parameter.path("name").asText().equals("Idempotency-Key");
            }
            if (taken != where.startsWith("POST /api/v1/")) without.add(where);
        });
        assertThat(without).isEmpty();
    }

    @Test
    void operationsNameTheirRealmUnlessTheyArePublic() throws IOException {
        Set<String> open = Set.copyOf(Files.readAllLines(Path.of("src", "test", "resources", "public-endpoints.txt")));
        List<String> wrong = new ArrayList<>();
        operations((where, operation) -> {
            JsonNode security = operation.path("security");
            String realm = where.contains(" /api/v1/admin/") ? "backOffice" : "members";
            boolean right = open.contains(where)
                    ? security.isEmpty()
                    : security.path(0).has(realm) && (security.size() == 1) != keysMay(where);
            if (right && keysMay(where)) right = security.path(1).has("apiKey");
            if (!right) wrong.add(where + " " + security);
        });
        assertThat(wrong).isEmpty();
        assertThat(api.path("components").path("securitySchemes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("members", "backOffice", "apiKey");
    }

    private static boolean keysMay(String where) {
        return where.matches("\\w+ /api/v1/(me|partner|practitioner|analyst)(/.*)?")
                && !where.matches("\\w+ /api/v1/me/(password|email|totp|api-keys|sessions)(/.*)?")
                && !where.equals("DELETE /api/v1/me");
    }

    @Test
    void everyParameterIsDescribed() {
        List<String> wrong = new ArrayList<>();
        operations((where, operation) -> operation.path("parameters").forEach(parameter -> {
            if (parameter.path("description").asText().isBlank()
                    || parameter.path("schema").isEmpty()) {
                wrong.add(where + " " + parameter.path("name").asText());
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void listsTellTheirOrdersAndFilters() {
        JsonNode parameters =
                api.path("paths").path("/api/v1/admin/invoices").path("get").path("parameters");
        Map<String, JsonNode> byName = new HashMap<>();
        parameters.forEach(parameter -> byName.put(parameter.path("name").asText(), parameter.path("schema")));
        assertThat(byName)
                .containsOnlyKeys("limit", "cursor", "sort", "partnerId", "status", "number", "dueFrom", "dueUntil");
        assertThat(byName.get("sort").path("enum")).extracting(JsonNode::asText).contains("createdAt", "-createdAt");

        List<String> wrong = new ArrayList<>();
        operations((where, operation) -> {
            Set<String> names = new HashSet<>();
            operation
                    .path("parameters")
                    .forEach(parameter -> names.add(parameter.path("name").asText()));
            // Slots and the runs of jobs have the one order of time.
            boolean ordered = where.contains("slots") || where.startsWith("GET /api/v1/admin/jobs");
            if (names.contains("cursor") && !names.contains("sort") && !ordered) wrong.add(where);
        });
        assertThat(wrong).isEmpty();
    }

    /** With Java's own constructs a client that checks before it sends fails on every request. */
    @Test
    void patternsAreThoseOfJsonSchema() {
        List<String> wrong = new ArrayList<>();
        api.path("components").path("schemas").findValues("pattern").forEach(pattern -> {
            String text = pattern.asText();
            if (text.equals("\\S")) return;
            boolean anchored = text.startsWith("^(?:") && text.endsWith(")$");
            boolean javas = text.contains("(?s)")
                    || text.matches(".*\\\\[pP]\\{.*")
                    || text.matches(".*[\\])}*+][*+?]?\\+\\+.*");
            if (!anchored || javas) wrong.add(text);
        });
        assertThat(wrong).isEmpty();
        assertThat(api.at("/components/schemas/MeetingLinkRequest/properties/meetingLink/pattern")
                        .asText())
                .isEqualTo("^(?:https://[^\\s\"<>]+)$");
    }

    /** Two records of one name would be told apart by a number. */
    @Test
    void schemaNamesAreUnique() {
        assertThat(api.path("components").path("schemas").fieldNames())
                .toIterable()
                .isNotEmpty()
                .noneMatch(name -> name.matches(".*\\d"));
    }

    @Test
    void nothingAClientReliesOnIsTakenAway() throws IOException {
        if (Files.exists(STORED)) {
            JsonNode stored = JSON.readTree(Files.readString(STORED));
            if (stored.path("info").path("version").equals(api.path("info").path("version"))) {
                assertThat(BreakingChanges.between(stored, api))
                        .as("changes that break clients want another info.version (and then a new docs/openapi.json)")
                        .isEmpty();
            }
        }
        Object sorted = JSON.treeToValue(api, Object.class);
        GeneratedFile.check(STORED, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted) + "\n");
    }

    @Test
    void breakingChangesAreSeen() throws JsonProcessingException {
        String text = """
                {"paths": {"/a": {"post": {"operationId": "x_a",
                  "parameters": [{"name": "p"}, {"name": "q"}],
                  "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/In"}}}},
                  "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Out"}}}}}},
                  "get": {"operationId": "x_b", "responses": {}}}},
                 "components": {"schemas": {
                  "In": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"enum": ["X", "Y"]}}},
                  "Out": {"type": "object", "properties": {"id": {"type": "string"}, "n": {"type": "integer"}}}}}}
                """;
        JsonNode before = JSON.readTree(text);
        assertThat(BreakingChanges.between(before, before)).isEmpty();

        JsonNode richer = JSON.readTree(text);
        ((ObjectNode) richer.at("/components/schemas/In/properties"))
                .putObject("c")
                .put("type", "string");
        ((ObjectNode) richer.at("/components/schemas/Out/properties"))
                .putObject("m")
                .put("type", "string");
        ((ObjectNode) richer.path("paths")).putObject("/new");
        assertThat(BreakingChanges.between(before, richer)).isEmpty();

        JsonNode poorer = JSON.readTree(text.replace("{\"name\": \"p\"}", "{\"name\": \"p\", \"required\": true}")
                .replace(", {\"name\": \"q\"}", "")
                .replace("\"required\": [\"a\"]", "\"required\": [\"a\", \"b\"]")
                .replace("\"X\", \"Y\"", "\"X\"")
                .replace("\"id\": {\"type\": \"string\"}, ", "")
                .replace("\"n\": {\"type\": \"integer\"}", "\"n\": {\"type\": \"string\"}")
                .replace("\"get\": {\"operationId\": \"x_b\", \"responses\": {}}", "\"put\": {}"));
        assertThat(BreakingChanges.between(before, poorer))
                .containsExactlyInAnyOrder(
                        "POST /a demands parameter p",
                        "POST /a has lost parameter q",
                        "POST /a request demands field b",
                        "POST /a request.b no longer takes Y",
                        "POST /a answer.id is gone",
                        "POST /a answer.n has type \"string\" instead of \"integer\"",
                        "GET /a is gone");
    }

    private void operations(BiConsumer<String, JsonNode> visitor) {
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (VERBS.contains(operation.getKey()))
                        visitor.accept(operation.getKey().toUpperCase() + " " + path.getKey(), operation.getValue());
                }));
    }
}
