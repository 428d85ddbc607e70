package id.tm.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.security.AccessTokens;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.testing.RawHttp;
import id.tm.testing.ServiceTest;
import id.tm.testing.Strangers;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, a client gets one and the same kind of document, in its language and without our insides. */
@ServiceTest
class PlatformHttpTest {

    private static final String PROBE = "/api/v1/probe";
    private static final String ORDER = "{\"name\":\"n\",\"day\":\"2026-01-05\",\"items\":[]}";

    @Inject
    AccessTokens tokens;

    @Test
    void unknownPathIs404InBothLanguages() {
        Response indonesian = given().get("/api/v1/nothing/here");
        requireProblem(indonesian, 404, "not-found");
        assertThat(indonesian.path("title").toString()).isEqualTo("Tidak ditemukan");
        assertThat(indonesian.header("Content-Language")).isEqualTo("id");

        Response english = given().header("Accept-Language", "en-GB,en;q=0.8").get("/api/v1/nothing/here");
        requireProblem(english, 404, "not-found");
        assertThat(english.path("title").toString()).isEqualTo("Not found");
        assertThat(english.header("Content-Language")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/", "/api", "/api/v2/x", "/api/v1/probe/orders/1/2/3", "/api/v1/%00", "/q/nothing"})
    void everyUnknownAddressAnswersWithAProblem(String path) {
        requireProblem(given().urlEncodingEnabled(false).get(path), 404, "not-found");
    }

    @Test
    void aPathParameterOfTheWrongTypeIs404() {
        requireProblem(given().get(PROBE + "/orders/abc"), 404, "not-found");
    }

    @Test
    void wrongMethodIs405() {
        Response response = given().delete("/.well-known/jwks.json");
        requireProblem(response, 405, "method-not-allowed");
    }

    @Test
    void wrongMediaTypeIs415() {
        requireProblem(
                given().contentType("application/xml").body("<a/>").post(PROBE + "/orders"),
                415,
                "unsupported-media-type");
    }

    @Test
    void anUnavailableAnswerFormatIs406() {
        requireProblem(given().accept("image/png").get(PROBE + "/orders/1"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"name\":",
                "{\"name\":\"a\",}",
                "{'name':'a'}",
                "\u0000",
                "",
                "{\"name\":[\"a\"]}",
                "{\"day\":\"2026-02-30\"}",
                "{\"day\":20260105}",
                "{\"items\":{}}",
                "{\"items\":[{\"count\":\"many\"}]}",
                "{\"items\":[{\"count\":1.5}]}",
                "{\"items\":[{\"count\":99999999999}]}"
            })
    void aBodyThatCannotBeReadIs400(String body) {
        Response response = json().body(body).post(PROBE + "/orders");
        requireProblem(response, 400, response.path("code"));
        assertThat(response.<String>path("code")).isIn("malformed-request", "invalid-input");
    }

    @Test
    void aMalformedFieldIsNamed() {
        Response response = json().body("{\"items\":[{\"label\":\"a\",\"count\":\"many\"}]}")
                .post(PROBE + "/orders");
        requireProblem(response, 400, "malformed-request");
        assertThat(response.<List<String>>path("errors.field")).containsExactly("items[0].count");
    }

    @Test
    void anUnknownFieldIs400AndNamed() {
        Response response =
                json().body("{\"name\":\"a\",\"items\":[{\"lable\":\"x\"}]}").post(PROBE + "/orders");
        requireProblem(response, 400, "unknown-field");
        assertThat(response.<List<Map<String, String>>>path("errors"))
                .singleElement()
                .satisfies(error -> assertThat(error).containsEntry("field", "items[0].lable"));
    }

    @ParameterizedTest
    @CsvSource({"id, harus, en, must", "en, must, id, harus"})
    void brokenConstraintsAreListedByFieldInTheLanguageAskedFor(String language, String word) {
        Response response = json().header("Accept-Language", language)
                .body("{\"name\":\" \",\"items\":[{\"label\":\"x\",\"count\":10}]}")
                .post(PROBE + "/orders");
        requireProblem(response, 400, "invalid-input");
        assertThat(response.<List<String>>path("errors.field")).containsExactly("day", "items[0].count", "name");
        assertThat(response.<List<String>>path("errors.code")).containsExactly("not-null", "max", "not-blank");
        assertThat(response.<List<String>>path("errors.message"))
                .allSatisfy(message -> assertThat(message).containsIgnoringCase(word));
    }

    @Test
    void constraintsOnParametersNameTheParameter() {
        Response response = given().get(PROBE + "/orders/0?depth=9");
        requireProblem(response, 400, "invalid-input");
        assertThat(response.<List<String>>path("errors.field")).containsExactly("depth", "number");
    }

    @Test
    void anUnexpectedExceptionTellsNothing() {
        requireProblem(given().get(PROBE + "/crash"), 500, "internal-error");
    }

    @ParameterizedTest
    @CsvSource({
        "unique, 409, duplicate",
        "check, 422, rule-broken",
        "deferred, 409, duplicate",
        "range, 400, invalid-input",
        "syntax, 500, internal-error"
    })
    void whatTheDatabaseRefusesIsToldWithoutItsWords(String sql, int status, String code) {
        requireProblem(given().get(PROBE + "/violation?sql=" + sql), status, code);
    }

    @Test
    void anErrorTellsItsPropertiesAndText() {
        Response response = given().header("Accept-Language", "en").get(PROBE + "/conflict");
        requireProblem(response, 409, "illegal-state");
        assertThat(response.<String>path("currentState")).isEqualTo("DONE");
        assertThat(response.<String>path("detail")).isEqualTo("Current state: DONE.");
    }

    @Test
    void aTextWithANulCharacterIsBadInput() {
        requireProblem(
                json().body("{\"label\":\"a\\u0000b\",\"count\":1}").post(PROBE + "/texts"), 400, "malformed-request");
    }

    @Test
    void textInAnyScriptComesBackAsItWasSent() {
        String text = "Ünï—字 😀 '; drop table x; -- <script>";
        Response response = json().body(Map.of("label", text, "count", 1)).post(PROBE + "/texts");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.<String>path("label")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/plain"})
    void aBodyOverTheLimitIs413(String path) throws IOException {
        String type = path.equals("/plain") ? "text/plain" : "application/json";
        String head = "POST " + PROBE + path + " HTTP/1.1\nHost: localhost\nContent-Type: " + type + "\n";
        assertThat(RawHttp.send(head + "Content-Length: 11000000\n\n", 11_000_000))
                .startsWith("HTTP/1.1 413")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-request-id: ")
                .contains("\"code\":\"payload-too-large\"");
        // Of a body without a length the framework notices it while reading, and says so without a document.
        assertThat(RawHttp.sendChunked(head + "Transfer-Encoding: chunked\n\n", 11_000_000))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void hugeHeadersAndAddressesAreRefused() throws IOException {
        assertThat(RawHttp.send(
                        "GET " + PROBE + "/orders/1 HTTP/1.1\nHost: a\nX-Huge: " + "x".repeat(100_000) + "\n\n", 0))
                .contains(" 431 ");
        assertThat(RawHttp.send("GET " + PROBE + "/orders/1?x=" + "y".repeat(100_000) + " HTTP/1.1\nHost: a\n\n", 0))
                .contains(" 414 ");
    }

    @Test
    void deeplyNestedJsonIsRefused() throws IOException {
        String body = "{\"items\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        assertThat(RawHttp.send(
                        "POST " + PROBE + "/orders HTTP/1.1\nHost: a\nContent-Type: application/json\nContent-Length: "
                                + body.length() + "\n\n" + body,
                        0))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"malformed-request\"");
    }

    @Test
    void aRequestIdIsGivenOrKept() {
        assertThat(given().get(PROBE + "/orders/1").header("X-Request-Id")).matches("[A-Za-z0-9_-]{16}");
        assertThat(given().header("X-Request-Id", "mine-1")
                        .get(PROBE + "/orders/1")
                        .header("X-Request-Id"))
                .isEqualTo("mine-1");
        assertThat(given().header("X-Request-Id", "not plain <b>")
                        .get(PROBE + "/crash")
                        .header("X-Request-Id"))
                .matches("[A-Za-z0-9_-]{16}");
        Response failed = given().header("X-Request-Id", "mine-2").get(PROBE + "/crash");
        assertThat(failed.<String>path("traceId")).isEqualTo("mine-2");
    }

    @Test
    void withoutATokenItIs401() {
        Response response = given().get(PROBE + "/member");
        requireProblem(response, 401, "authentication-required");
        assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer a.b.c", "Bearer", "Bearer  ", "Basic dTpw", "bearer é"})
    void aTokenThatIsNoneIs401(String authorization) {
        Response response = given().header("Authorization", authorization).get(PROBE + "/member");
        requireProblem(response, 401, response.path("code"));
        assertThat(response.<String>path("code")).isIn("invalid-token", "authentication-required");
    }

    @Test
    void aBadTokenDoesNotCloseAPublicEndpoint() {
        assertThat(given().header("Authorization", "Bearer x")
                        .get(PROBE + "/orders/1")
                        .statusCode())
                .isIn(200, 401);
    }

    @Test
    void rolesAndPermissionsDecide() {
        Principal member = Strangers.arrive(Realm.USERS, Set.of("member"), Set.of());
        Principal writer = Strangers.arrive(Realm.ADMINS, Set.of(), Set.of("probes:write"));
        Principal reader = Strangers.arrive(Realm.ADMINS, Set.of(), Set.of("probes:read"));
        Principal root = Strangers.arrive(Realm.ADMINS, Set.of(), Set.of("*:*"));
        Principal gone = Strangers.arrive(Realm.USERS, false, Set.of("member"), Set.of());

        assertThat(as(member).get(PROBE + "/member").asString())
                .isEqualTo(member.id().toString());
        requireProblem(as(member).get(PROBE + "/writer"), 403, "forbidden");
        assertThat(as(writer).get(PROBE + "/writer").statusCode()).isEqualTo(200);
        assertThat(as(root).get(PROBE + "/writer").statusCode()).isEqualTo(200);
        requireProblem(as(reader).get(PROBE + "/writer"), 403, "forbidden");
        requireProblem(as(writer).get(PROBE + "/member"), 403, "forbidden");
        requireProblem(as(gone).get(PROBE + "/member"), 401, "invalid-token");
    }

    @Test
    void anEndpointWithoutASecurityAnnotationIsClosed() {
        requireProblem(given().get(PROBE + "/unannotated"), 401, "authentication-required");
        Principal root = Strangers.arrive(Realm.ADMINS, Set.of("member"), Set.of("*:*"));
        requireProblem(as(root).get(PROBE + "/unannotated"), 403, "forbidden");
    }

    @Test
    void aChangeNamesTheVersionItWasMadeAgainst() {
        requireProblem(json().body(ORDER).put(PROBE + "/orders/1"), 428, "version-required");
        Response stale = json().header("If-Match", "\"6\"").body(ORDER).put(PROBE + "/orders/1");
        requireProblem(stale, 412, "version-mismatch");
        assertThat(stale.header("ETag")).isEqualTo("\"7\"");
        requireProblem(json().header("If-Match", "7").body(ORDER).put(PROBE + "/orders/1"), 412, "version-mismatch");
        requireProblem(
                json().header("If-Match", "W/\"7\"").body(ORDER).put(PROBE + "/orders/1"), 412, "version-mismatch");
        for (String fits : List.of("\"7\"", "*", "\"6\", \"7\"")) {
            Response changed = json().header("If-Match", fits).body(ORDER).put(PROBE + "/orders/1");
            assertThat(changed.statusCode()).as(fits).isEqualTo(200);
            assertThat(changed.header("ETag")).isEqualTo("\"8\"");
        }
    }

    @Test
    void whatTheClientHasAlreadyIsNotSentAgain() {
        Response fresh = given().get(PROBE + "/orders/1");
        assertThat(fresh.header("ETag")).isEqualTo("\"7\"");
        assertThat(fresh.header("Cache-Control")).contains("max-age=60");
        Response known = given().header("If-None-Match", "\"7\"").get(PROBE + "/orders/1");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.asByteArray()).isEmpty();
        assertThat(known.header("ETag")).isEqualTo("\"7\"");
        assertThat(given().header("If-None-Match", "\"6\"")
                        .get(PROBE + "/orders/1")
                        .statusCode())
                .isEqualTo(200);
    }

    private RequestSpecification as(Principal principal) {
        return given().auth().oauth2(tokens.sign(principal.realm(), principal.id(), UUID.randomUUID()));
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    private static void requireProblem(Response response, int status, String code) {
        String body = response.asString();
        assertThat(response.statusCode())
                .as(body.length() > 2_000 ? body.substring(0, 2_000) : body)
                .isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("code")).isEqualTo(code);
        assertThat(response.<String>path("type")).isEqualTo("urn:tm:problem:" + code);
        assertThat(response.<Integer>path("status")).isEqualTo(status);
        assertThat(response.<String>path("title")).isNotBlank();
        assertThat(response.<String>path("instance")).startsWith("/");
        assertThat(response.<String>path("traceId")).isNotBlank();
        assertThat(response.header("X-Request-Id")).isNotBlank();
        assertThat(body)
                .doesNotContainIgnoringCase("exception")
                .doesNotContainIgnoringCase("select ")
                .doesNotContain("id.tm.")
                .doesNotContain("java.")
                .doesNotContain("org.hibernate")
                .doesNotContain("\tat ");
    }
}
