package id.tm.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a client written against one description cannot live with in the next. */
final class BreakingChanges {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!VERBS.contains(operation.getKey())) return;
                    String where = operation.getKey().toUpperCase() + " " + path.getKey();
                    JsonNode now = after.path("paths").path(path.getKey()).path(operation.getKey());
                    if (now.isMissingNode()) changes.found.add(where + " is gone");
                    else changes.operation(where, operation.getValue(), now);
                }));
        return changes.found;
    }

    private void operation(String where, JsonNode was, JsonNode now) {
        if (!was.path("operationId").equals(now.path("operationId"))) found.add(where + " has another operation id");
        Set<String> known = names(was.path("parameters"));
        for (JsonNode parameter : now.path("parameters")) {
            String name = parameter.path("name").asText();
            boolean wasRequired = required(was.path("parameters"), name);
            if (parameter.path("required").asBoolean() && !wasRequired) found.add(where + " demands parameter " + name);
        }
        known.removeAll(names(now.path("parameters")));
        known.forEach(name -> found.add(where + " has lost parameter " + name));
        JsonNode body = schema(was.path("requestBody"));
        JsonNode newBody = schema(now.path("requestBody"));
        if (body.isMissingNode() && now.path("requestBody").path("required").asBoolean()) {
            found.add(where + " demands a body");
        }
        if (!body.isMissingNode()) compare(where + " request", body, newBody, true);
        was.path("responses").properties().forEach(response -> {
            if (!response.getKey().startsWith("2")) return;
            JsonNode newResponse = now.path("responses").path(response.getKey());
            if (newResponse.isMissingNode()) found.add(where + " no longer answers " + response.getKey());
            else compare(where + " answer", schema(response.getValue()), schema(newResponse), false);
        });
    }

    private void compare(String where, JsonNode was, JsonNode now, boolean request) {
        if (was.has("$ref")
                && !visited.add(was.path("$ref").asText() + now.path("$ref").asText() + request)) return;
        JsonNode old = resolve(before, was);
        JsonNode fresh = resolve(after, now);
        if (old.isMissingNode()) return;
        if (!old.path("type").equals(fresh.path("type"))) {
            found.add(where + " has type " + fresh.path("type") + " instead of " + old.path("type"));
            return;
        }
        Set<String> values = texts(old.path("enum"));
        Set<String> newValues = texts(fresh.path("enum"));
        if (request) {
            values.removeAll(newValues);
            if (!newValues.isEmpty()) values.forEach(value -> found.add(where + " no longer takes " + value));
            Set<String> demanded = texts(fresh.path("required"));
            demanded.removeAll(texts(old.path("required")));
            demanded.forEach(name -> found.add(where + " demands field " + name));
        }
        old.path("properties").properties().forEach(property -> {
            JsonNode same = fresh.path("properties").path(property.getKey());
            String field = where + "." + property.getKey();
            if (same.isMissingNode()) found.add(field + " is gone");
            else compare(field, property.getValue(), same, request);
        });
        if (old.has("items")) compare(where + "[]", old.path("items"), fresh.path("items"), request);
    }

    private static JsonNode schema(JsonNode holder) {
        for (JsonNode media : holder.path("content")) return media.path("schema");
        return MissingNode.getInstance();
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        if (!schema.has("$ref")) return schema;
        return document.at(schema.path("$ref").asText().substring(1));
    }

    private static Set<String> names(JsonNode parameters) {
        Set<String> names = new TreeSet<>();
        parameters.forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    private static boolean required(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters) {
            if (parameter.path("name").asText().equals(name))
                return parameter.path("required").asBoolean();
        }
        return false;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
