package id.tm.access;

import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.scored;
import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.completed;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.practitioner;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.booking.Consultations;
import id.tm.platform.privacy.PersonalData;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who may read a result: its owner, whom a {@code ResultReader} speaks for, and staff with the permission. Everybody, in
 * every state of the result, at every endpoint that shows one or the report of one.
 */
@ServiceTest
class ResultReadersTest {

    private static final String ZONE = "Asia/Jakarta";
    private static final String CLIENTS = "/api/v1/practitioner/assessments";
    private static final String SHARED = "/api/v1/shared";

    /** The columns: endpoints that answer alike, by who they are for. */
    private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

    static {
        for (String base : List.of(MINE, CLIENTS, STAFF)) {
            COLUMNS.put(
                    base,
                    List.of(
                            "GET " + base + "/{id}/result",
                            "GET " + base + "/{id}/report.pdf",
                            "GET " + base + "/{id}/report.html"));
        }
        COLUMNS.put("rescore", List.of("POST " + STAFF + "/{id}/rescore"));
        COLUMNS.put(
                SHARED,
                List.of(
                        "GET " + SHARED + "/{token}",
                        "GET " + SHARED + "/{token}/report.pdf",
                        "GET " + SHARED + "/{token}/report.html"));
    }

    /** Pages and files of tests that show nobody's result. */
    private static final Set<String> SHOW_NO_RESULT = Set.of(
            "GET /reports/verification/{code}",
            "GET /api/v1/me/feedback-only/{id}/file",
            "GET /api/v1/admin/feedback-only/{id}/file");

    @Inject
    ObjectMapper json;

    @Inject
    @All
    List<PersonalData> rooms;

    private final SoftAssertions softly = new SoftAssertions();
    private Actor owner;
    private Actor scheduled;
    private Actor with;
    private String run;
    private String token;

    @BeforeEach
    void aResult() {
        owner = member(ZONE);
        scheduled = practitioner(ZONE);
        with = Actors.admin("user-assessments:results");
        booked(owner, scheduled, at(ZONE, 3, "09:00"));
        run = scored(owner);
        token = shared(run);
    }

    @AfterEach
    void back() {
        Consultations.backToNow();
    }

    @Test
    void everybodyReadsWhatIsForThemAndNothingElse() {
        Actor had = practitioner(ZONE);
        completed(owner, had, at(ZONE, 1, "10:00"));
        Consultations.backToNow();
        Actor calledOff = practitioner(ZONE);
        cancelled(calledOff);
        Actor ofAnother = practitioner(ZONE);
        booked(member(ZONE), ofAnother, at(ZONE, 3, "11:00"));
        Actor mentor = Actors.practitioner();
        Mentors.appoint(mentor.id(), owner.id());
        Actor analyst = Actors.user(wishes -> {}, List.of("analyst"));

        //                              mine, of a client, staff, rescore, by link
        row("anonymous", null, /*      */ 401, 401, 401, 401, 200);
        row("owner", owner, /*         */ 200, 403, 403, 403, 200);
        row("another member", member(ZONE), 404, 403, 403, 403, 200);
        row("session scheduled", scheduled, 404, 200, 403, 403, 200);
        row("session completed", had, /**/ 404, 200, 403, 403, 200);
        row("session called off", calledOff, 404, 404, 403, 403, 200);
        row("session with another", ofAnother, 404, 404, 403, 403, 200);
        row("no session", practitioner(ZONE), 404, 404, 403, 403, 200);
        row("any other reader", mentor, /**/ 404, 200, 403, 403, 200);
        row("partner", Actors.partner(), 404, 403, 403, 403, 200);
        row("analyst", analyst, /*     */ 404, 403, 403, 403, 200);
        row("staff without", Actors.admin("user-assessments:read", "user-assessments:write"), 403, 403, 403, 403, 200);
        row("staff with", with, /*     */ 403, 403, 200, 403, 200);
        softly.assertAll();

        String written = sql().texts("select string_agg(role || ' ' || part || ' ' || reads, ', ' order by role, part)"
                        + " from (select role, part, count(*) as reads from user_assessment_reads where"
                        + " user_assessment_id = '" + run + "' group by role, part) counted")
                .get(0);
        assertThat(written)
                .as("what others read is written down, and what they did not get is not")
                .isEqualTo("ADMIN REPORT 2, ADMIN SCORES 1, MENTOR REPORT 2, MENTOR SCORES 1,"
                        + " PRACTITIONER REPORT 4, PRACTITIONER SCORES 2");
    }

    @Test
    void whatIsNotThereIsShownToNobody() {
        Actor stranger = practitioner(ZONE);
        Actor keeper = Actors.admin("user-assessments:results", "user-assessments:rescore", "user-assessments:write");
        String pending = begun(owner, offered(small(), wishes -> {}));
        String away = run;
        String awayToken = token;
        keeper.given()
                .body(Map.of("reason", "Salah orang"))
                .post(STAFF + "/" + away + "/void")
                .then()
                .statusCode(200);

        run = pending;
        token = null;
        //                          mine, of a client, staff, rescore, by link
        row("begun: owner", owner, /**/ 409, 403, 403, 403, 0);
        row("begun: reader", scheduled, 404, 409, 403, 403, 0);
        row("begun: stranger", stranger, 404, 404, 403, 403, 0);
        row("begun: staff", keeper, /**/ 403, 403, 409, 409, 0);
        run = away;
        token = awayToken;
        row("void: owner", owner, /* */ 409, 403, 403, 403, 410);
        row("void: reader", scheduled, 404, 409, 403, 403, 410);
        row("void: stranger", stranger, 404, 404, 403, 403, 410);
        row("void: staff", keeper, /* */ 403, 403, 409, 409, 410);

        run = scored(owner);
        token = shared(run);
        rooms.stream()
                .filter(room -> room.section().equals("assessments"))
                .forEach(room -> QuarkusTransaction.requiringNew().run(() -> room.erase(owner.id())));
        row("erased: owner", owner, /* */ 409, 403, 403, 403, 410);
        row("erased: reader", scheduled, 404, 409, 403, 403, 410);
        row("erased: stranger", stranger, 404, 404, 403, 403, 410);
        row("erased: staff", keeper, /* */ 403, 403, 409, 409, 410);

        run = UUID.randomUUID().toString();
        token = "none";
        row("none: owner", owner, /* */ 404, 403, 403, 403, 404);
        row("none: reader", scheduled, 404, 404, 403, 403, 404);
        row("none: staff", keeper, /* */ 403, 403, 404, 404, 404);
        softly.assertAll();
        assertThat(sql().number("select count(*) from user_assessment_reads r join user_assessment a"
                        + " on a.id = r.user_assessment_id where a.user_id = '" + owner.id() + "'"))
                .as("nobody was shown anything")
                .isZero();
    }

    @Test
    void theOwnerAndStaffSeeWhoReadIt() {
        String reads = "/" + run + "/reads";
        read(scheduled, "GET " + CLIENTS + "/{id}/result");
        read(scheduled, "GET " + CLIENTS + "/{id}/report.html");
        read(with, "GET " + STAFF + "/{id}/report.pdf");
        read(Actors.admin("user-assessments:rescore"), "POST " + STAFF + "/{id}/rescore");
        owner.given()
                .get(MINE + reads)
                .then()
                .statusCode(200)
                .body("items.role", contains("ADMIN", "ADMIN", "PRACTITIONER", "PRACTITIONER"))
                .body("items.part", contains("SCORES", "REPORT", "REPORT", "SCORES"))
                .body("items[2].name", equalTo(scheduled.name()))
                .body("items[0].name", nullValue())
                .body("items[0].readerId", nullValue());
        Actors.admin("user-assessments:read")
                .given()
                .get(STAFF + reads)
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items[1].readerId", equalTo(with.id().toString()));
        for (Actor stranger : List.of(Actors.member(), scheduled)) {
            stranger.given().get(MINE + reads).then().statusCode(404);
            stranger.given().get(STAFF + reads).then().statusCode(403);
        }
        with.given().get(STAFF + reads).then().statusCode(403);
        String others = scored(owner);
        owner.given().get(MINE + "/" + others + "/reads").then().body("items", empty());
    }

    /** A new endpoint that shows a result, or makes a page or a paper of one, wants a place in the table. */
    @Test
    void everyEndpointThatShowsAResultIsInTheTable() throws IOException {
        JsonNode description = json.readTree(
                given().queryParam("format", "json").get("/q/openapi").asByteArray());
        Set<String> showing = new TreeSet<>();
        for (Operation operation : Operation.all(description)) {
            JsonNode answers = operation.node().path("responses");
            boolean scores = refersTo(answers, Set.of("SectionScores", "Scores", "ScoreChange"), description);
            boolean document = operation.node().path("tags").toString().contains("\"Assessments\"")
                    && (answers.findValue("application/pdf") != null || answers.findValue("text/html") != null);
            String name = operation.toString();
            if ((scores || document) && !SHOW_NO_RESULT.contains(name)) showing.add(name);
        }
        Set<String> table = new TreeSet<>();
        COLUMNS.values().forEach(table::addAll);
        assertThat(showing).isEqualTo(table);
    }

    private static boolean refersTo(JsonNode node, Set<String> wanted, JsonNode description) {
        Set<String> seen = new HashSet<>();
        collect(node, description, seen);
        return seen.stream().anyMatch(wanted::contains);
    }

    private static void collect(JsonNode node, JsonNode description, Set<String> seen) {
        for (JsonNode reference : node.findValues("$ref")) {
            String[] parts = reference.asText().split("/");
            if (!parts[parts.length - 2].equals("schemas") || !seen.add(parts[parts.length - 1])) continue;
            collect(description.at("/components/schemas/" + parts[parts.length - 1]), description, seen);
        }
    }

    /** @param statuses one for each column */
    private void row(String who, Actor actor, int... statuses) {
        int column = 0;
        for (List<String> endpoints : COLUMNS.values()) {
            int expected = statuses[column++];
            for (String endpoint : endpoints) {
                if (expected == 0) continue;
                softly.assertThat(read(actor, endpoint).statusCode())
                        .as("%s: %s", who, endpoint)
                        .isEqualTo(expected);
            }
        }
    }

    private Response read(Actor actor, String endpoint) {
        RequestSpecification request = actor == null ? given().contentType("application/json") : actor.given();
        Method method = Method.valueOf(endpoint.substring(0, endpoint.indexOf(' ')));
        String path = endpoint.substring(endpoint.indexOf(' ') + 1);
        if (method == Method.POST) request.body(Map.of("reason", "Norma baru"));
        return request.accept("*/*").request(method, path.replace("{id}", run).replace("{token}", "" + token));
    }

    private String shared(String ofRun) {
        return owner.given()
                .body(Map.of("scope", "FULL"))
                .post(MINE + "/" + ofRun + "/shares")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("path")
                .replaceFirst(".*/", "");
    }

    private void cancelled(Actor practitioner) {
        UUID session = booked(owner, practitioner, at(ZONE, 4, "09:00"));
        owner.given()
                .body(Map.of("reason", "Sakit"))
                .post(Consultations.MINE + "/" + session + "/cancellation")
                .then()
                .statusCode(200);
    }
}
