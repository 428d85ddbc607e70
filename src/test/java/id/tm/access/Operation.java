package id.tm.access;

import com.fasterxml.jackson.databind.JsonNode;
import id.tm.testing.Actor;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One operation of the API's description, and a request that fits it as well as the description's own examples do. */
record Operation(Method method, String path, String id, Guard guard, JsonNode node) {

    /** Who may call it, as the description says. {@code names}: the one permission, or the roles of which one is needed. */
    record Guard(Kind kind, Set<String> names) {

        enum Kind {
            EVERYBODY,
            ROLE,
            PERMISSION
        }

        @Override
        public String toString() {
            return kind == Kind.EVERYBODY ? "everybody" : String.join("|", names);
        }
    }

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    private static final Pattern NEEDS = Pattern.compile("Needs the (permission|role) ((?:`[^`]+`| and | or )+)\\.$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** Every operation of the description, in its order. */
    static List<Operation> all(JsonNode description) {
        List<Operation> all = new ArrayList<>();
        description.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> all.add(of(path.getKey(), operation.getKey(), operation.getValue()))));
        return all;
    }

    private static Operation of(String path, String method, JsonNode node) {
        return new Operation(
                Method.valueOf(method.toUpperCase(Locale.ROOT)),
                path,
                node.path("operationId").asText(),
                guard(node.path("description").asText()),
                node);
    }

    private static Guard guard(String description) {
        if (description.endsWith("Open to everybody.")) return new Guard(Guard.Kind.EVERYBODY, Set.of());
        Matcher needs = NEEDS.matcher(description);
        if (!needs.find()) throw new AssertionError("the description does not say who may: " + description);
        Matcher quoted = QUOTED.matcher(needs.group(2));
        Set<String> names = new TreeSet<>();
        while (quoted.find()) names.add(quoted.group(1));
        return new Guard(Guard.Kind.valueOf(needs.group(1).toUpperCase(Locale.ROOT)), names);
    }

    boolean takesParameters() {
        return path.contains("{");
    }

    /** Parameters without a value get the description's example, or an id that nobody has. */
    Response callAs(Actor actor, Map<String, String> parameters) {
        RequestSpecification request = RestAssured.given()
                .redirects()
                .follow(false)
                .accept("*/*")
                .header("If-Match", "*")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (actor != null) request.auth().oauth2(actor.token());
        body(request);
        return request.pathParams(complete(parameters)).request(method, path);
    }

    private void body(RequestSpecification request) {
        JsonNode content = node.path("requestBody").path("content");
        if (content.isEmpty()) {
            request.contentType("application/json");
            return;
        }
        String type = content.fieldNames().next();
        request.contentType(type);
        if (type.equals("application/json")) {
            request.body(content.path(type).path("example").toString());
        } else {
            request.body(new byte[] {1, 2, 3});
        }
    }

    private Map<String, String> complete(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher names = PARAMETER.matcher(path);
        while (names.find()) {
            String name = names.group(1);
            values.put(name, given.getOrDefault(name, example(name)));
        }
        return values;
    }

    private String example(String name) {
        for (JsonNode parameter : node.path("parameters")) {
            boolean found = parameter.path("name").asText().equals(name)
                    && parameter.path("in").asText().equals("path");
            if (!found) continue;
            boolean id = parameter.path("schema").path("$ref").asText().endsWith("/UUID");
            return id ? UUID.randomUUID().toString() : parameter.path("example").asText("unknown");
        }
        return "unknown";
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
