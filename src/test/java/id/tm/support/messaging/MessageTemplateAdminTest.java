package id.tm.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.support.Channel;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ServiceTest
class MessageTemplateAdminTest {

    private static final String PATH = "/api/v1/admin/message-templates";

    @Inject
    TemplateRenderer renderer;

    @Inject
    TemplateLint lint;

    @Inject
    BuiltInTemplates builtIns;

    Actor editor;

    @BeforeEach
    void somebodyWhoMay() {
        editor = Actors.admin("message-templates:read", "message-templates:write", "message-templates:publish");
    }

    @Test
    void aTemplateGoesFromDraftToPublishedAndEveryVersionStaysReadable() {
        String key = freshKey();
        Response first = create(key, draft("Version one for {name}"));
        first.then()
                .statusCode(201)
                .header("Location", containsString(PATH + "/" + id(first)))
                .header("ETag", is("\"0\""))
                .body("state", is("DRAFT"))
                .body("version", is(1))
                .body("origin", is("EDITED"));
        publish(id(first)).then().statusCode(200).body("state", is("PUBLISHED")).body("publishedAt", notNullValue());
        assertThat(sentWith(key)).contains("Version one for Sari");

        Response second = create(key, draft("Version two for {name}"));
        second.then().statusCode(201).body("version", is(2));
        assertThat(sentWith(key)).contains("Version one for Sari");
        publish(id(second)).then().statusCode(200);

        assertThat(sentWith(key)).contains("Version two for Sari");
        editor.given()
                .get(PATH + "/{id}", id(first))
                .then()
                .statusCode(200)
                .body("state", is("RETIRED"))
                .body("bodyText", containsString("Version one"));
        assertThat(renderer.render(UUID.fromString(id(first)), ZoneId.of("Asia/Jakarta"), Map.of("name", "Sari"))
                        .text())
                .contains("Version one for Sari");
        editor.given()
                .get(PATH + "?key=" + key + "&sort=createdAt")
                .then()
                .body("items.version", contains(1, 2))
                .body("items.state", contains("RETIRED", "PUBLISHED"));
    }

    @Test
    void whatIsPublishedNeverChanges() {
        Response created = create(freshKey(), draft("Hello {name}"));
        String id = id(created);
        publish(id).then().statusCode(200);

        editor.given()
                .header("If-Match", "*")
                .body(draft("Changed {name}"))
                .put(PATH + "/{id}", id)
                .then()
                .statusCode(409)
                .body("code", is("message-template-not-draft"))
                .body("currentState", is("PUBLISHED"));
        publish(id).then().statusCode(409).body("currentState", is("PUBLISHED"));
        editor.given().get(PATH + "/{id}", id).then().body("bodyText", is("Hello {name}"));
    }

    @Test
    void aDraftIsReplacedByWhoHasSeenIt() {
        Response created = create(freshKey(), draft("One {name}"));
        String id = id(created);
        editor.given().body(draft("Two {name}")).put(PATH + "/{id}", id).then().statusCode(428);
        editor.given()
                .header("If-Match", "\"7\"")
                .body(draft("Two {name}"))
                .put(PATH + "/{id}", id)
                .then()
                .statusCode(412);

        editor.given()
                .header("If-Match", created.header("ETag"))
                .body(draft("Two {name}"))
                .put(PATH + "/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", not(created.header("ETag")))
                .body("bodyText", is("Two {name}"));
        editor.given()
                .header("If-Match", created.header("ETag"))
                .body(draft("Three {name}"))
                .put(PATH + "/{id}", id)
                .then()
                .statusCode(412);
    }

    @Test
    void oneKeyHasOneDraftHoweverManyBeginAtOnce() {
        String key = freshKey();

        Race race = Race.run(12, () -> create(key, draft("Hello {name}")));

        assertThat(race.statuses()).containsOnly(Map.entry(201, 1L), Map.entry(409, 11L));
        create(key, draft("Hello {name}")).then().statusCode(409).body("code", is("message-template-draft-exists"));
    }

    @Test
    void ofManyWhoPublishAtOnceOneDoes() {
        String id = id(create(freshKey(), draft("Hello {name}")));

        Race race = Race.run(8, () -> publish(id));

        assertThat(race.statuses()).containsOnly(Map.entry(200, 1L), Map.entry(409, 7L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            bodyText | one@two {nmae}@{name}                  | 2 | undeclared-variable
            bodyHtml | <p>{name}</p>@@<b>{nmae}</b>           | 3 | undeclared-variable
            subject  | {nmae}                                 | 1 | undeclared-variable
            bodyHtml | {#if nmae}x{/if}{name}                 | 1 | undeclared-variable
            bodyHtml | {name}@{name.or(other)}                | 2 | undeclared-variable
            bodyHtml | {name}@{cdi:mode.publicUrl}            | 2 | namespace-not-allowed
            bodyHtml | {name}@{inject:mode.publicUrl}         | 2 | namespace-not-allowed
            bodyHtml | {name}@{config:property('tm.crypto.keys')} | 2 | namespace-not-allowed
            bodyHtml | {name}@{#for i in name}{i}{/for}       | 2 | syntax
            bodyHtml | {name}@{#include secret /}             | 2 | syntax
            bodyHtml | {name}@{#if name}never closed          | 2 | syntax
            bodyHtml | {name}@{/if}                           | 2 | syntax
            bodyHtml | {name}@{name.getClass}                 | 2 | does-not-render
            bodyText | {name}@{name.length}                   | 2 | does-not-render
            bodyHtml | {name}@<script>alert(1)</script>       | 2 | unsafe-html
            bodyHtml | {name}@<a href="javascript:x">x</a>    | 2 | unsafe-html
            bodyHtml | {name}@<img src="x.png" onerror="x">   | 2 | unsafe-html
            bodyText | -                                      | 1 | -
            bodyHtml | -                                      | 1 | part-missing
            subject  | -                                      | 1 | part-missing
            """)
    void whatCouldNotBeSentIsRefusedWithLineAndReason(String part, String text, int line, String code) {
        Map<String, Object> draft = draft("Hello {name}");
        draft.put(part, text == null ? null : text.replace('@', '\n'));
        String key = freshKey();

        Response answer = create(key, draft);

        if (code == null) {
            answer.then().statusCode(400);
            return;
        }
        answer.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", is("message-template-refused"))
                .body("findings.code", hasItem(code))
                .body("findings.find { it.code == '" + code + "' }.part", is(part))
                .body("findings.find { it.code == '" + code + "' }.line", is(line))
                .body("findings.reason", everyItem(not(is(""))))
                .body("errors.field", hasItem(part));
        editor.given().get(PATH + "?key=" + key).then().body("items.size()", is(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            amount  | MONEY   | true  | 5000       | required-variable-unused
            amount  | DECIMAL | false | 5000       | unknown-type
            amount  | money   | false | 5000       | unknown-type
            amount  | MONEY   | false | 5.5        | sample-invalid
            amount  | DATE    | false | 2026-02-30 | sample-invalid
            amount  | URL     | false | ftp://x.y  | sample-invalid
            amount  | TEXT    | true  | -          | sample-missing
            Amount  | TEXT    | false | x          | variable-name-invalid
            a-b     | TEXT    | false | x          | variable-name-invalid
            name    | TEXT    | true  | x          | variable-declared-twice
            brand   | TEXT    | true  | x          | variable-declared-twice
            """)
    void aWronglyDeclaredVariableIsRefused(String name, String type, boolean required, String sample, String code) {
        Map<String, Object> draft = draft("Hello {name}");
        Map<String, Object> variable = new HashMap<>();
        variable.put("name", name);
        variable.put("type", type);
        variable.put("required", required);
        variable.put("sample", sample);
        List<Object> variables = new ArrayList<>((List<?>) draft.get("variables"));
        variables.add(variable);
        draft.put("variables", variables);

        create(freshKey(), draft)
                .then()
                .statusCode(422)
                .body("findings.find { it.code == '" + code + "' }.part", is("variables"))
                .body("findings.find { it.code == '" + code + "' }.line", is(2));
    }

    @Test
    void aWhatsAppTemplateHasWordsOnly() {
        Map<String, Object> draft = draft("Hello {name}");
        create(freshKey(), Channel.WHATSAPP, draft)
                .then()
                .statusCode(422)
                .body("findings.code", everyItem(is("part-not-allowed")));
        draft.put("subject", null);
        draft.put("bodyHtml", null);
        create(freshKey(), Channel.WHATSAPP, draft).then().statusCode(201).body("subject", nullValue());
    }

    @Test
    void reasonsAreToldInTheReadersLanguage() {
        Map<String, Object> draft = draft("Hello {nmae} {name}");
        for (var each :
                Map.of("id", "tidak dideklarasikan", "en", "is not declared").entrySet()) {
            editor.given()
                    .header("Accept-Language", each.getKey())
                    .body(Map.of("key", freshKey(), "channel", "EMAIL", "locale", "id", "draft", draft))
                    .post(PATH)
                    .then()
                    .statusCode(422)
                    .body("findings[0].reason", containsString(each.getValue()));
        }
    }

    @Test
    void aPreviewShowsSamplesOrGivenValuesAndEscapesThem() {
        String id = id(create(freshKey(), draft("Hello {name}")));

        editor.given()
                .body("{}")
                .post(PATH + "/{id}/preview", id)
                .then()
                .statusCode(200)
                .body("subject", is("Hello Sari"))
                .body("html", containsString("Hello Sari"))
                .body("text", containsString("Hello Sari"));
        editor.given()
                .body(Map.of(
                        "variables",
                        Map.of("name", "<script>alert('x')</script>\r\nBcc: a@b"),
                        "zone",
                        "Asia/Jayapura"))
                .post(PATH + "/{id}/preview", id)
                .then()
                .statusCode(200)
                .body("html", containsString("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
                .body("html", not(containsString("<script>")))
                .body("subject", not(containsString("\n")));
        editor.given()
                .body(Map.of("zone", "Mars/Base"))
                .post(PATH + "/{id}/preview", id)
                .then()
                .statusCode(400);
    }

    @Test
    void aBuiltInOneCanBePreviewedInBothLanguages() {
        String list = PATH + "?key=invoice-reminder-overdue&channel=EMAIL&state=PUBLISHED&locale=";
        for (var each : Map.of("id", "pukul", "en", "at").entrySet()) {
            String id = editor.given()
                    .get(list + each.getKey())
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items[0].id");
            editor.given()
                    .body(Map.of("variables", Map.of("total", "1234567", "daysOverdue", "1")))
                    .post(PATH + "/{id}/preview", id)
                    .then()
                    .statusCode(200)
                    .body("text", containsString("Rp 1.234.567"))
                    .body("text", containsString(each.getKey().equals("en") ? "1 day overdue" : "jatuh tempo 1 hari"));
            editor.given()
                    .body(Map.of("variables", Map.of("total", "many")))
                    .post(PATH + "/{id}/preview", id)
                    .then()
                    .statusCode(422)
                    .body("errors[0].message", is("value 'total' is no MONEY"));
        }
    }

    @Test
    void everyBuiltInTextPassesTheCheckAndIsPublished() {
        for (BuiltInTemplates.Text text : BuiltInTemplates.read()) {
            TemplateDraft draft = new TemplateDraft(
                    text.subject(), text.html(), text.text(), TemplateEditing.requests(text.variables()), null);
            // A text of two channels need not use every value on each of them.
            assertThat(lint.check(text.channel(), text.language(), draft, Locale.ENGLISH))
                    .as("%s %s %s", text.key(), text.channel(), text.language())
                    .isEmpty();
            assertThat(renderer.newest(text.key(), text.channel(), Locale.forLanguageTag(text.language())))
                    .isNotNull();
        }
        assertThat(QuarkusTransaction.requiringNew().call(builtIns::seed)).isZero();
    }

    @Test
    void aNewReleaseBringsItsTextUnlessSomebodyHasAnOwnOne() {
        // As if an older release had brought another text.
        String key = "session-revoked";
        UUID before = TemplateEditing.current(key, "en").id;
        Probe.sql("update message_templates set source_hash = 'older' where id = '" + before + "'");

        assertThat(QuarkusTransaction.requiringNew().call(builtIns::seed)).isEqualTo(1);
        renderer.forget();
        MessageTemplate brought = TemplateEditing.current(key, "en");
        assertThat(brought.templateVersion).isEqualTo(2);
        assertThat(brought.origin).isEqualTo(MessageTemplate.Origin.BUILT_IN);

        TemplateEditing.publish(key, "en", "Our own {name} {at}");
        Probe.sql("update message_templates set source_hash = 'older' where id = '" + brought.id + "'");
        assertThat(QuarkusTransaction.requiringNew().call(builtIns::seed)).isZero();
        assertThat(TemplateEditing.current(key, "en").subject()).startsWith("Our own");
        TemplateEditing.restore(key, "en");
    }

    @Test
    void everyDoorAsksForItsPermission() {
        String id = id(create(freshKey(), draft("Hello {name}")));
        Map<String, Object> body =
                Map.of("key", freshKey(), "channel", "EMAIL", "locale", "id", "draft", draft("Hi {name}"));
        Actor reader = Actors.admin("message-templates:read");
        Actor writer = Actors.admin("message-templates:write");
        Actor stranger = Actors.admin("messages:read");

        reader.given().get(PATH).then().statusCode(200);
        reader.given().body("{}").post(PATH + "/{id}/preview", id).then().statusCode(200);
        reader.given().body(body).post(PATH).then().statusCode(403);
        reader.given()
                .header("If-Match", "*")
                .body(draft("x {name}"))
                .put(PATH + "/{id}", id)
                .then()
                .statusCode(403);
        writer.given().post(PATH + "/{id}/publication", id).then().statusCode(403);
        writer.given().get(PATH).then().statusCode(403);
        stranger.given().get(PATH + "/{id}", id).then().statusCode(403);
        stranger.given().body("{}").post(PATH + "/{id}/preview", id).then().statusCode(403);
        Actors.member().given().get(PATH).then().statusCode(anyOf(is(401), is(403)));
        RestAssured.given().get(PATH).then().statusCode(401);
        Actors.superAdmin().given().get(PATH).then().statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void badInputChangesNothing(String body) {
        int status = editor.given()
                .body(body)
                .post(PATH)
                .then()
                .contentType("application/problem+json")
                .extract()
                .statusCode();

        assertThat(status).isIn(400, 413, 422);
    }

    static List<String> rubbish() {
        String draft = "{\"subject\":\"s\",\"bodyHtml\":\"<p>x</p>\",\"bodyText\":\"t\",\"variables\":[]}";
        String frame = "{\"key\":\"%s\",\"channel\":\"%s\",\"locale\":\"%s\",\"draft\":%s}";
        return List.of(
                "",
                "[",
                "[]",
                "null",
                "\"text\"",
                "{}",
                frame.formatted("Bad Key", "EMAIL", "id", draft),
                frame.formatted("' or 1=1 --", "EMAIL", "id", draft),
                frame.formatted("../../etc/passwd", "EMAIL", "id", draft),
                frame.formatted("k".repeat(81), "EMAIL", "id", draft),
                frame.formatted("good-key", "PIGEON", "id", draft),
                frame.formatted("good-key", "EMAIL", "fr", draft),
                frame.formatted("good-key", "EMAIL", "id", "null"),
                frame.formatted("good-key", "EMAIL", "id", "{\"subject\":\"s\",\"bodyHtml\":\"x\",\"bodyText\":\"t\"}"),
                frame.formatted(
                        "good-key",
                        "EMAIL",
                        "id",
                        "{\"subject\":\"s\",\"bodyHtml\":\"x\",\"bodyText\":\"t\",\"variables\":[null]}"),
                frame.formatted("good-key", "EMAIL", "id", draft.replace("\"t\"", "\"" + "t".repeat(20_001) + "\"")),
                frame.formatted("good-key", "EMAIL", "id", draft.replace("\"t\"", "\"a\\u0000b\"")),
                frame.formatted("good-key", "EMAIL", "id", draft.replace("\"s\"", "17e400")),
                frame.formatted("good-key", "EMAIL", "id", draft).replace("}}", "},\"extra\":1}"));
    }

    private static String freshKey() {
        return "t-" + UUID.randomUUID();
    }

    private static Map<String, Object> draft(String words) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("subject", words);
        draft.put("bodyHtml", "<p>" + words + "</p>");
        draft.put("bodyText", words);
        draft.put("variables", List.of(Map.of("name", "name", "type", "TEXT", "required", true, "sample", "Sari")));
        return draft;
    }

    private Response create(String key, Map<String, Object> draft) {
        return create(key, Channel.EMAIL, draft);
    }

    private Response create(String key, Channel channel, Map<String, Object> draft) {
        return editor.given()
                .header("Accept-Language", "en")
                .body(Map.of("key", key, "channel", channel, "locale", "en", "draft", draft))
                .post(PATH);
    }

    private Response publish(String id) {
        return editor.given().post(PATH + "/{id}/publication", id);
    }

    private static String id(Response response) {
        return response.then().extract().path("id");
    }

    private String sentWith(String key) {
        return renderer.render(key, Channel.EMAIL, Locale.ENGLISH, ZoneId.of("Asia/Jakarta"), Map.of("name", "Sari"))
                .text();
    }
}
