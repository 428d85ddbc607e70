package id.tm.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** Members of a {@link LoginStorm} who may take a test, on a service that runs as a process of its own. */
public final class TestTakers {

    /** @param entitlements none of them begun */
    public record Taker(UUID id, String token, List<UUID> entitlements) {}

    /** A question that is answered by one option. */
    public record Question(String code, List<String> options) {

        public String option(int any) {
            return options.get(Math.floorMod(any, options.size()));
        }
    }

    private static final int LOGINS_AT_A_TIME = 4;

    private final Sql sql;
    private final int port;
    private final String admin;

    /** @param admin the access token of somebody who may do anything */
    public TestTakers(Sql sql, int port, String admin) {
        this.sql = sql;
        this.port = port;
        this.admin = admin;
    }

    /** The access tokens of the first so many members, each of whom logs in. */
    public List<String> tokens(int members, String password) {
        ExecutorService threads = Executors.newFixedThreadPool(LOGINS_AT_A_TIME);
        try {
            List<Callable<String>> logins = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                String email = LoginStorm.email(i);
                logins.add(() -> token(email, password));
            }
            List<String> tokens = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(logins)) tokens.add(each.get());
            return tokens;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Too many at a time are asked to come back. */
    private String token(String email, String password) {
        AtomicReference<Response> answer = new AtomicReference<>();
        Patience.await("the login of " + email).until(() -> {
            answer.set(client(port, null)
                    .body(Map.of("login", email, "password", password))
                    .post("/auth/tokens"));
            return answer.get().statusCode() != 503;
        });
        return ok(answer.get(), 200).path("accessToken");
    }

    /** Publishes and sells the instrument as a test; the first member has it for nothing, the others as if they had, too. */
    public List<Taker> entitle(JsonNode instrument, List<String> tokens, int each) {
        String code = offer(instrument);
        ok(
                client(port, tokens.get(0))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(Map.of("items", List.of(Map.of("sku", "ASM-" + code.toUpperCase(java.util.Locale.ROOT)))))
                        .post("/me/transactions"),
                201);
        sql.execute("""
                insert into entitlements
                select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'user_id', u.id,
                    'part', row_number() over ()))).*
                from entitlements e, users u, generate_series(1, %d) where e.instrument = '%s' and u.email like 'member%%'
                """.formatted(each, code));
        List<Taker> takers = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            UUID id = UUID.fromString(sql.texts("select id from users where email = '" + LoginStorm.email(i) + "'")
                    .get(0));
            List<UUID> entitlements = sql
                    .texts("select id from entitlements where part > 0 and user_id = '" + id + "' and instrument = '"
                            + code + "'")
                    .stream()
                    .map(UUID::fromString)
                    .toList();
            takers.add(new Taker(id, tokens.get(i), entitlements));
        }
        return takers;
    }

    private String offer(JsonNode instrument) {
        String code = instrument.get("code").asText();
        Response loaded = client(port, admin)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(instrument.toString())
                .post("/admin/question-groups/imports");
        String group = ok(loaded, 201).path("questionGroup.id");
        ok(client(port, admin).post("/admin/question-groups/" + group + "/publication"), 200);
        Map<String, Object> test = new HashMap<>();
        test.put("code", code);
        test.put("questionGroupCode", code);
        test.put("name", Map.of("id", "Tes", "en", "Test"));
        test.put("reportTier", "FULL");
        test.put("position", 1);
        ok(client(port, admin).body(test).post("/admin/assessments"), 201);
        Map<String, Object> product = new HashMap<>();
        product.put("sku", "ASM-" + code.toUpperCase(java.util.Locale.ROOT));
        product.put("slug", code);
        product.put("kind", "ASSESSMENT");
        product.put("name", "Tes");
        product.put("nameEn", "Test");
        product.put("description", "<p>Tes</p>");
        product.put("price", 0);
        product.put("active", true);
        product.put("position", 1);
        product.put("instrument", code);
        ok(client(port, admin).body(product).post("/admin/products"), 201);
        return code;
    }

    /** Those that are answered one by one, without forced choices. */
    public static List<Question> questions(JsonNode instrument) {
        Map<String, List<String>> templates = new HashMap<>();
        instrument
                .path("answerTemplates")
                .forEach(each -> templates.put(each.get("code").asText(), codes(each.get("items"))));
        List<Question> questions = new ArrayList<>();
        for (JsonNode section : instrument.get("sections")) {
            String kind = section.get("kind").asText();
            if (kind.equals("STAGED_PICK") || kind.equals("FORCED_CHOICE")) continue;
            for (JsonNode question : section.get("questions")) {
                String template = question.path("answerTemplate")
                        .asText(section.path("answerTemplate").asText(null));
                List<String> own = codes(question.path("options"));
                questions.add(
                        new Question(question.get("code").asText(), own.isEmpty() ? templates.get(template) : own));
            }
        }
        return questions;
    }

    /** What is picked in stages. */
    public static List<String> statements(JsonNode instrument) {
        List<String> statements = new ArrayList<>();
        for (JsonNode section : instrument.get("sections")) {
            if (section.get("kind").asText().equals("STAGED_PICK")) statements.addAll(codes(section.get("questions")));
        }
        return statements;
    }

    private static List<String> codes(JsonNode list) {
        List<String> codes = new ArrayList<>();
        list.forEach(each -> codes.add(each.get("code").asText()));
        return codes;
    }

    /** A request to the service on that port. */
    public static RequestSpecification client(int port, String token) {
        RequestSpecification request = RestAssured.given()
                .baseUri("http://127.0.0.1:" + port)
                .basePath("/api/v1")
                .contentType("application/json");
        return token == null ? request : request.auth().oauth2(token);
    }

    private static Response ok(Response answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.asString());
        }
        return answer;
    }
}
