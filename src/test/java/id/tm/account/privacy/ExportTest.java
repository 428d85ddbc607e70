package id.tm.account.privacy;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.job.JobRunner;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Pictures;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ExportTest {

    private static final String EXPORTS = "/api/v1/me/exports";

    @Inject
    JobRunner jobs;

    @Inject
    SystemClock clock;

    @Inject
    ObjectMapper json;

    @Inject
    @All
    List<PersonalData> parts;

    @AfterEach
    void clockBack() {
        clock.move(Duration.ZERO);
    }

    @Test
    void everythingKeptComesAsOneFilePerSection() throws IOException {
        Actor member = Actors.practitioner(wishes -> wishes.name("Made Wirawan"));
        RestAssured.given()
                .auth()
                .oauth2(member.token())
                .contentType("image/png")
                .body(Pictures.png(2, 2))
                .put("/api/v1/me/photo")
                .then()
                .statusCode(200);
        String export = asked(member);
        member.given().get(export).then().body("state", equalTo("QUEUED")).body("hasResult", equalTo(false));
        member.given().get(export + "/file").then().statusCode(406);
        assertThat(file(member, export).statusCode()).as("not there yet").isEqualTo(404);
        jobs.runOnce("tasks");
        member.given().get(export).then().body("state", equalTo("DONE")).body("hasResult", equalTo(true));

        Response file = file(member, export);
        file.then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
        assertThat(file.header("Content-Disposition"))
                .matches("attachment; filename=\"my-data-\\d{4}-\\d\\d-\\d\\d.zip\"");
        Map<String, JsonNode> sections = unzipped(file.asByteArray());
        assertThat(sections)
                .containsKeys("account.json", "sessions.json", "activity.json", "consents.json", "photo.json");
        assertThat(sections).doesNotContainKeys("partner.json", "consultations.json");
        assertThat(sections.get("account.json").path("fullName").asText()).isEqualTo("Made Wirawan");
        assertThat(sections.get("sessions.json").path(0).path("id").asText())
                .isEqualTo(member.sessionId().toString());
        assertThat(sections.get("activity.json")
                        .path("asPractitioner")
                        .path(0)
                        .path("action")
                        .asText())
                .isEqualTo("PHOTO_CHANGED");
        assertThat(sections.get("photo.json").path("content").binaryValue()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(count("member_logs where user_id = ?1 and action in ('DATA_EXPORTED', 'DOWNLOAD')", member.id()))
                .isEqualTo(2);
        member.given().get(EXPORTS).then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void afterAWeekItIsGone() {
        Actor member = Actors.member();
        String export = asked(member);
        jobs.runOnce("tasks");
        assertThat(file(member, export).statusCode()).isEqualTo(200);
        clock.move(Duration.ofDays(8));
        jobs.runOnce("task-cleanup");
        assertThat(count(
                        "tasks where id = ?1 and result is not null",
                        UUID.fromString(export.substring(export.lastIndexOf('/') + 1))))
                .isZero();
    }

    @Test
    void nobodyElseSeesOrFetchesIt() {
        Actor owner = Actors.member();
        String export = asked(owner);
        jobs.runOnce("tasks");
        for (Actor other : List.of(Actors.member(), Actors.practitioner(), Actors.partner())) {
            assertThat(other.given().get(export).statusCode()).isEqualTo(404);
            assertThat(file(other, export).statusCode()).isEqualTo(404);
            other.given().get(EXPORTS).then().body("items", hasSize(0));
        }
        Actor admin = Actors.superAdmin();
        assertThat(admin.given().get(export).statusCode()).isEqualTo(403);
        assertThat(file(admin, export).statusCode()).isEqualTo(403);
        assertThat(admin.given().post(EXPORTS).statusCode()).isEqualTo(403);
        assertThat(anonymous().get(export).statusCode()).isEqualTo(401);
        assertThat(anonymous().post(EXPORTS).statusCode()).isEqualTo(401);
        for (String id : List.of("x", "%00", UUID.randomUUID().toString())) {
            assertThat(owner.given()
                            .urlEncodingEnabled(false)
                            .get(EXPORTS + "/" + id)
                            .statusCode())
                    .isBetween(400, 499);
        }
    }

    @Test
    void itIsNotMadeAgainAndAgain() {
        Actor member = Actors.member();
        for (int i = 0; i < 5; i++) asked(member);
        member.given().post(EXPORTS).then().statusCode(429);
        jobs.runOnce("tasks");
    }

    @Test
    void sectionsHaveNamesOfTheirOwn() {
        assertThat(parts.stream().map(PersonalData::section))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z-]+"));
    }

    private static String asked(Actor actor) {
        String location =
                actor.given().post(EXPORTS).then().statusCode(202).extract().header("Location");
        return location.substring(location.indexOf("/api/"));
    }

    private static Response file(Actor actor, String export) {
        return RestAssured.given().auth().oauth2(actor.token()).get(export + "/file");
    }

    private Map<String, JsonNode> unzipped(byte[] zip) throws IOException {
        Map<String, JsonNode> sections = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                sections.put(entry.getName(), json.readTree(in.readAllBytes()));
            }
        }
        return sections;
    }
}
