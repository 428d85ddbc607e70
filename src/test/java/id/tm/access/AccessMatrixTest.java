package id.tm.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.access.Operation.Guard;
import id.tm.docs.GeneratedFile;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import id.tm.testing.Specimens;
import id.tm.testing.Specimens.Specimen;
import io.quarkus.arc.All;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * T11: every operation of the API's own description, by everybody. A new endpoint is in here by itself; one that takes
 * the id of somebody's own thing wants a specimen of it.
 */
@ServiceTest
class AccessMatrixTest {

    private static final Path MATRIX = Path.of("src", "test", "resources", "access-matrix.csv");
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

    /** The realm's roles of each stranger, all of whom exist beside the owner of whatever is asked for. */
    private record Stranger(Set<String> roles, Supplier<Actor> maker) {}

    @Inject
    @All
    List<Specimens> specimens;

    @Inject
    ObjectMapper json;

    private final Map<String, Stranger> strangers = new LinkedHashMap<>();
    private final Map<String, Actor> shared = new LinkedHashMap<>();
    private final Map<Set<String>, Actor> without = new HashMap<>();
    private Actor everything;
    private List<Operation> operations;
    private Set<String> permissions;

    @BeforeEach
    void arrive() throws IOException {
        JsonNode description = json.readTree(given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        operations = Operation.all(description);
        permissions = operations.stream()
                .filter(operation -> operation.guard().kind() == Guard.Kind.PERMISSION)
                .flatMap(operation -> operation.guard().names().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        strangers.put("member", new Stranger(Set.of("member"), Actors::member));
        strangers.put("partner", new Stranger(Set.of("member", "partner"), Actors::partner));
        strangers.put(
                "partner-operator",
                new Stranger(Set.of("member", "partner-operator"), () -> Actors.partnerOperator(Actors.partner())));
        strangers.put("practitioner", new Stranger(Set.of("member", "practitioner"), Actors::practitioner));
        strangers.put(
                "analyst",
                new Stranger(Set.of("member", "analyst"), () -> Actors.user(wishes -> {}, List.of("analyst"))));
        strangers.forEach((name, stranger) -> shared.put(name, stranger.maker().get()));
        everything = Actors.superAdmin();
    }

    @Test
    void everybodyGetsWhatIsTheirsAndNothingElse() {
        SoftAssertions softly = new SoftAssertions();
        Map<String, String> rows = new TreeMap<>();
        for (Operation operation : operations) {
            Map<String, Integer> statuses = new LinkedHashMap<>();
            switch (operation.guard().kind()) {
                case EVERYBODY -> open(operation, statuses, softly);
                case PERMISSION -> backOffice(operation, statuses, softly);
                case ROLE -> role(operation, statuses, softly);
            }
            rows.put(operation.id(), row(operation, statuses));
        }
        softly.assertAll();
        GeneratedFile.check(
                MATRIX,
                "operation,method,path,for,anonymous,member,partner,partner-operator,practitioner,analyst,"
                        + "admin without,allowed\n" + String.join("\n", rows.values()) + "\n");
    }

    @Test
    void everySpecimenIsOfAPathThatExists() {
        List<String> paths = operations.stream().map(Operation::path).toList();
        for (String prefix : allSpecimens().keySet()) {
            assertThat(paths).as(prefix).anyMatch(path -> path.equals(prefix) || path.startsWith(prefix + "/"));
        }
        assertThat(permissions).hasSizeGreaterThan(20);
    }

    private void open(Operation operation, Map<String, Integer> statuses, SoftAssertions softly) {
        // What a login or a callback is refused with is not for lack of a token.
        Response answer = operation.callAs(null, Map.of());
        int status = answer.statusCode();
        softly.assertThat(status).as("anonymous %s", operation).isLessThan(500);
        softly.assertThat(code(answer)).as("anonymous %s", operation).isNotIn("forbidden", "authentication-required");
        statuses.put("anonymous", status);
    }

    private void backOffice(Operation operation, Map<String, Integer> statuses, SoftAssertions softly) {
        expect(operation, "anonymous", null, Map.of(), 401, statuses, softly);
        shared.forEach((name, actor) -> expect(operation, name, actor, Map.of(), 403, statuses, softly));
        expect(operation, "admin without", without(operation.guard().names()), Map.of(), 403, statuses, softly);
        Actor with = Actors.admin(operation.guard().names().toArray(String[]::new));
        Response answer = operation.callAs(with, Map.of());
        int status = answer.statusCode();
        softly.assertThat(status)
                .as("admin with %s: %s", operation.guard(), operation)
                .isNotIn(401, 405)
                .isLessThan(500);
        // One with the permission may still be refused for what is asked: nobody gives what they do not have.
        softly.assertThat(code(answer)).as("%s", operation).isNotEqualTo("forbidden");
        if (!operation.takesParameters())
            softly.assertThat(status).as("%s", operation).isNotEqualTo(404);
        statuses.put("allowed", status);
    }

    /** Has all permissions but these; being refused leaves no trace, so one will do for all their operations. */
    private Actor without(Set<String> names) {
        return without.computeIfAbsent(names, missing -> {
            Set<String> others = new TreeSet<>(permissions);
            others.removeAll(missing);
            return Actors.admin(others.toArray(String[]::new));
        });
    }

    private void role(Operation operation, Map<String, Integer> statuses, SoftAssertions softly) {
        Set<String> needed = operation.guard().names();
        Specimen specimen = operation.takesParameters() ? specimen(operation) : null;
        Map<String, String> parameters = specimen == null ? Map.of() : specimen.parameters();
        expect(operation, "anonymous", null, parameters, 401, statuses, softly);
        boolean ofAdmins = needed.contains("admin");
        strangers.forEach((name, stranger) -> {
            boolean fits = stranger.roles().stream().anyMatch(needed::contains);
            if (!fits) expect(operation, name, shared.get(name), parameters, 403, statuses, softly);
            else if (specimen != null) expect(operation, name, shared.get(name), parameters, 404, statuses, softly);
        });
        if (!ofAdmins) expect(operation, "admin without", everything, parameters, 403, statuses, softly);
        Actor owner = specimen != null ? specimen.owner() : ofAdmins ? Actors.admin() : holder(needed);
        String hidden = specimen == null ? "" : code(operation.callAs(shared.get("member"), parameters));
        Response answer = operation.callAs(owner, parameters);
        int status = answer.statusCode();
        softly.assertThat(status).as("owner %s", operation).isNotEqualTo(405).isLessThan(500);
        // A wrong password beside a good token is a 401 of its own.
        softly.assertThat(code(answer))
                .as("owner %s", operation)
                .isNotIn("forbidden", "authentication-required", "invalid-token");
        // Something about the owner's thing may not exist yet, but the thing itself does.
        if (status == 404)
            softly.assertThat(code(answer)).as("owner %s", operation).isNotIn(hidden, "not-found", "");
        statuses.put("allowed", status);
    }

    /** Somebody new: what the request does to its caller must not be felt by the next one. */
    private Actor holder(Set<String> needed) {
        return strangers.values().stream()
                .filter(stranger -> stranger.roles().stream().anyMatch(needed::contains))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody here has " + needed))
                .maker()
                .get();
    }

    private void expect(
            Operation operation,
            String who,
            Actor actor,
            Map<String, String> parameters,
            int expected,
            Map<String, Integer> statuses,
            SoftAssertions softly) {
        Response answer = operation.callAs(actor, parameters);
        softly.assertThat(answer.statusCode()).as("%s: %s", who, operation).isEqualTo(expected);
        softly.assertThat(answer.contentType()).as("%s: %s", who, operation).startsWith("application/problem+json");
        statuses.put(who, answer.statusCode());
    }

    /** Of a problem document; empty for any other answer. */
    private static String code(Response answer) {
        boolean problem = answer.contentType().startsWith("application/problem+json");
        return problem ? answer.path("code") : "";
    }

    private Specimen specimen(Operation operation) {
        return allSpecimens().entrySet().stream()
                .filter(each -> operation.path().equals(each.getKey())
                        || operation.path().startsWith(each.getKey() + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Specimens bean makes anything for " + operation))
                .getValue()
                .get();
    }

    private Map<String, Supplier<Specimen>> allSpecimens() {
        Map<String, Supplier<Specimen>> all = new LinkedHashMap<>();
        specimens.forEach(each -> all.putAll(each.byPath()));
        return all;
    }

    private static String row(Operation operation, Map<String, Integer> statuses) {
        List<String> columns =
                new ArrayList<>(List.of(operation.id(), operation.method().name(), operation.path()));
        columns.add(operation.guard().toString());
        for (String who : List.of(
                "anonymous", "member", "partner", "partner-operator", "practitioner", "analyst", "admin without")) {
            columns.add(statuses.containsKey(who) ? text(operation, statuses.get(who)) : "-");
        }
        Integer allowed = statuses.get("allowed");
        columns.add(allowed == null ? "-" : "in");
        return String.join(",", columns);
    }

    private static String text(Operation operation, int status) {
        boolean open = operation.guard().kind() == Guard.Kind.EVERYBODY;
        return !open && REFUSALS.contains(status) ? Integer.toString(status) : "in";
    }
}
