package id.tm.region.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.job.JobRunner;
import id.tm.region.RegionLevel;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data sets that the back office uploads. */
@ServiceTest
class RegionImportAdminTest {

    private static final String PATH = "/api/v1/admin/regions/imports";

    @Inject
    JobRunner jobs;

    private final String fresh = DataSet.freshVillage();
    private final Actor admin = Actors.admin("regions:import", "regions:read");

    @BeforeEach
    @AfterEach
    void data() {
        DataSet.standard().load();
    }

    @Test
    void anUploadIsTakenOnAndWorkedOff() {
        DataSet next = DataSet.standard()
                .put(fresh, "Condongcatur")
                .file("dataset.properties", "decree=Kepmendagri No. 2 Tahun 2026\ndate=2026-03-04\nsource=unggahan\n");
        Response taken = upload(next.zip(), "");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);
        String job = taken.header("Location").replaceFirst("^https?://[^/]+", "");
        assertThat(job).startsWith(PATH + "/jobs/");
        assertThat(taken.<String>path("state")).isEqualTo("QUEUED");
        jobs.runOnce("tasks");
        assertThat(admin.given().get(job).<String>path("state")).isEqualTo("DONE");
        Response newest = admin.given().get(PATH + "?limit=1");
        assertThat(newest.<String>path("items[0].decree")).isEqualTo("Kepmendagri No. 2 Tahun 2026");
        assertThat(newest.<String>path("items[0].outcome")).isEqualTo("LOADED");
        assertThat(newest.<Boolean>path("items[0].current")).isTrue();
        assertThat(newest.<Integer>path("items[0].added")).isEqualTo(1);
        assertThat(newest.<String>path("items[0].requestedBy"))
                .isEqualTo(admin.id().toString());
        assertThat(admin.given().get(PATH + "/" + newest.path("items[0].id")).<Integer>path("villages"))
                .isEqualTo(next.count(RegionLevel.VILLAGE));
        assertThat(given().get("/api/v1/regions/" + fresh).<String>path("dataset.decree"))
                .isEqualTo("Kepmendagri No. 2 Tahun 2026");
    }

    @Test
    void whatIsWrongIsToldRowByRow() {
        DataSet wrong = DataSet.standard();
        int row = wrong.line(RegionLevel.VILLAGE, "34.04.99.2001,34.04.99,Nobody's");
        String before = state();
        Response taken = upload(wrong.zip(), "");
        jobs.runOnce("tasks");
        Response job = admin.given().get(PATH + "/jobs/" + taken.path("id"));
        assertThat(job.<String>path("state")).isEqualTo("FAILED");
        assertThat(job.<String>path("problem"))
                .startsWith("region-import-refused")
                .contains("villages.csv row " + row);
        assertThat(job.<List<?>>path("errors")).hasSize(1);
        assertThat(job.<Integer>path("errors[0].row")).isEqualTo(row);
        assertThat(job.<String>path("errors[0].field")).isEqualTo("villages.csv");
        assertThat(job.<String>path("errors[0].code")).isEqualTo("orphan");
        assertThat(state()).isEqualTo(before);
        Response newest = admin.given().get(PATH + "?limit=1&outcome=REFUSED");
        assertThat(newest.<Integer>path("items[0].problemCount")).isEqualTo(1);
        assertThat(newest.<Integer>path("items[0].problems[0].row")).isEqualTo(row);
    }

    @Test
    void aDryRunAndAWishToLetVanish() {
        DataSet smaller = DataSet.standard().without("35.07");
        smaller.put("35.07", "Kabupaten Malang");
        String before = state();
        Response refused = upload(smaller.zip(), "");
        Response dry = upload(smaller.zip(), "?dryRun=true&allowVanishing=true");
        jobs.runOnce("tasks");
        assertThat(admin.given().get(PATH + "/jobs/" + refused.path("id")).<String>path("errors[0].code"))
                .isEqualTo("too-many-vanish");
        assertThat(admin.given().get(PATH + "/jobs/" + dry.path("id")).<String>path("state"))
                .isEqualTo("DONE");
        assertThat(state()).isEqualTo(before);
        assertThat(admin.given().get(PATH + "?limit=1&outcome=CHECKED").<Integer>path("items[0].vanished"))
                .isEqualTo(DataSet.BULK + 30);
        upload(smaller.zip(), "?allowVanishing=true");
        jobs.runOnce("tasks");
        assertThat(state()).isNotEqualTo(before);
    }

    @Test
    void theSameUploadTwiceIsOneJob() {
        byte[] zip = DataSet.standard().zip();
        String key = UUID.randomUUID().toString();
        Response first = request(key).body(zip).post(PATH);
        Response second = request(key).body(zip).post(PATH);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(request(key)
                        .body(DataSet.standard().put("34.04.07", "Other").zip())
                        .post(PATH)
                        .statusCode())
                .isEqualTo(422);
        jobs.runOnce("tasks");
    }

    @Test
    void manyUploadsAtOnceAreWorkedOffOneAfterTheOther() {
        byte[] zip = DataSet.standard().put(fresh, "Condongcatur").zip();
        Race race = Race.run(6, () -> upload(zip, ""));
        assertThat(race.statuses()).containsOnly(Map.entry(202, 6L));
        Race.calls(3, number -> jobs.runOnce("tasks"));
        race.responses().forEach(each -> assertThat(
                        admin.given().get(PATH + "/jobs/" + each.path("id")).<String>path("state"))
                .isEqualTo("DONE"));
        assertThat(new Sql(PostgresResource.current()).number("select count(*) from region_imports where is_current"))
                .isEqualTo(1);
    }

    @Test
    void whatIsNoDataSetIsRefusedAtOnce() {
        String before = state();
        for (byte[] body : List.of(
                new byte[0],
                "x".getBytes(StandardCharsets.UTF_8),
                DataSet.zip(Map.of("../villages.csv", new byte[1])),
                DataSet.zip(Map.of("villages.csv", new byte[RegionFiles.MOST_BYTES_OF_A_FILE + 1])))) {
            Response answer = upload(body, "");
            assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        assertThat(upload("x".getBytes(StandardCharsets.UTF_8), "").<String>path("code"))
                .isEqualTo("region-archive-refused");
        byte[] zip = DataSet.standard().zip();
        assertThat(upload(new byte[11 << 20], "").statusCode()).isEqualTo(413);
        assertThat(upload(zip, "?dryRun=perhaps").statusCode()).isEqualTo(400);
        assertThat(upload(zip, "?allowVanishing=1").statusCode()).isEqualTo(400);
        assertThat(admin.given()
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body("{}")
                        .post(PATH)
                        .statusCode())
                .isEqualTo(415);
        assertThat(given().auth()
                        .oauth2(admin.token())
                        .contentType("application/zip")
                        .body(zip)
                        .post(PATH)
                        .<String>path("code"))
                .isEqualTo("idempotency-key-required");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void onlyTheirPermissionsOpenThem() {
        String id = admin.given().get(PATH + "?limit=1").path("items[0].id");
        String job = PATH + "/jobs/" + upload(DataSet.standard().zip(), "").path("id");
        List<Actor> strangers = List.of(
                Actors.member(), Actors.practitioner(), Actors.partner(), Actors.admin("users:read", "users:write"));
        Actor reader = Actors.admin("regions:read");
        Actor importer = Actors.admin("regions:import");
        for (String path : List.of(PATH, PATH + "/" + id, job)) {
            assertThat(given().get(path).statusCode()).isEqualTo(401);
            for (Actor stranger : strangers)
                assertThat(stranger.given().get(path).statusCode()).as(path).isEqualTo(403);
            boolean isJob = path.equals(job);
            assertThat(reader.given().get(path).statusCode()).isEqualTo(isJob ? 403 : 200);
            assertThat(importer.given().get(path).statusCode()).isEqualTo(isJob ? 200 : 403);
        }
        byte[] zip = DataSet.standard().zip();
        assertThat(given().contentType("application/zip").body(zip).post(PATH).statusCode())
                .isEqualTo(401);
        for (Actor each : List.of(strangers.get(0), strangers.get(3), reader)) {
            assertThat(request(each, UUID.randomUUID().toString())
                            .body(zip)
                            .post(PATH)
                            .statusCode())
                    .isEqualTo(403);
        }
        for (String unknown : List.of(UUID.randomUUID().toString(), "x", "%00")) {
            for (String path : List.of(PATH + "/" + unknown, PATH + "/jobs/" + unknown)) {
                Response answer = admin.given().urlEncodingEnabled(false).get(path);
                assertThat(answer.statusCode()).as(path).isIn(400, 404);
            }
        }
        assertThat(admin.given().get(PATH + "/" + UUID.randomUUID()).<String>path("code"))
                .isEqualTo("region-import-not-found");
        jobs.runOnce("tasks");
    }

    private Response upload(byte[] zip, String query) {
        return request(UUID.randomUUID().toString()).body(zip).post(PATH + query);
    }

    private RequestSpecification request(String key) {
        return request(admin, key);
    }

    private static RequestSpecification request(Actor actor, String key) {
        return given().auth()
                .oauth2(actor.token())
                .contentType("application/zip")
                .accept("application/json")
                .header("Idempotency-Key", key);
    }

    private static String state() {
        return String.join(
                "\n",
                new Sql(PostgresResource.current())
                        .texts("select md5(string_agg(t::text, ',' order by code)) from villages t"
                                + " union all select md5(string_agg(t::text, ',' order by code)) from districts t"
                                + " union all select md5(string_agg(t::text, ',' order by code)) from regencies t"
                                + " union all select md5(string_agg(t::text, ',' order by code)) from provinces t"));
    }
}
