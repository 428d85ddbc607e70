package id.tm.account.profession;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProfessionTest {

    private static final String PUBLIC = "/api/v1/professions";
    private static final String ADMIN = "/api/v1/admin/professions";

    @Test
    void everybodyReadsTheSeededListInTheirLanguage() {
        Response page = anonymous().queryParam("search", "guru bimbingan").get(PUBLIC);
        page.then()
                .statusCode(200)
                .header("Cache-Control", notNullValue())
                .header("Vary", "Accept-Language")
                .body("items.name", contains("Guru Bimbingan dan Konseling"));
        anonymous()
                .header("If-None-Match", page.header("ETag"))
                .queryParam("search", "guru bimbingan")
                .get(PUBLIC)
                .then()
                .statusCode(304);
        anonymous()
                .header("Accept-Language", "en")
                .header("If-None-Match", page.header("ETag"))
                .queryParam("search", "guru bimbingan")
                .get(PUBLIC)
                .then()
                .statusCode(200)
                .body("items.name", contains("School counsellor"));
        anonymous().queryParam("search", "100%_!").get(PUBLIC).then().body("items", empty());
        anonymous().queryParam("active", "false").get(PUBLIC).then().statusCode(400);
        String next = anonymous().queryParam("limit", 5).get(PUBLIC).path("nextCursor");
        anonymous()
                .queryParam("limit", 5)
                .queryParam("cursor", next)
                .get(PUBLIC)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(5));
    }

    @Test
    void theBackOfficeKeepsTheList() {
        Actor admin = keeper();
        String name = fresh();
        Response created = create(admin, Map.of("name", "  " + name + "  x ", "nameEn", "Something"));
        created.then().statusCode(201).body("name", equalTo(name + " x")).body("active", equalTo(true));
        String path = created.header("Location");
        admin.given().get(path).then().statusCode(200).header("ETag", created.header("ETag"));
        create(admin, Map.of("name", (name + " X").toUpperCase(java.util.Locale.ROOT)))
                .then()
                .statusCode(409)
                .body("code", equalTo("profession-name-taken"));

        Map<String, Object> withdrawn = Map.of("name", name, "active", false);
        admin.given().body(withdrawn).put(path).then().statusCode(428);
        admin.given()
                .header("If-Match", "\"7\"")
                .body(withdrawn)
                .put(path)
                .then()
                .statusCode(412);
        Response replaced = admin.given()
                .header("If-Match", created.header("ETag"))
                .body(withdrawn)
                .put(path);
        replaced.then().statusCode(200).body("name", equalTo(name)).body("nameEn", nullValue());
        anonymous().queryParam("search", name).get(PUBLIC).then().body("items", empty());
        admin.given()
                .queryParam("search", name)
                .queryParam("active", "false")
                .get(ADMIN)
                .then()
                .body("items.name", contains(name));

        admin.given().delete(path).then().statusCode(428);
        admin.given()
                .header("If-Match", created.header("ETag"))
                .delete(path)
                .then()
                .statusCode(412);
        admin.given()
                .header("If-Match", replaced.header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        admin.given().get(path).then().statusCode(404).body("code", equalTo("profession-not-found"));
        admin.given().header("If-Match", "*").delete(path).then().statusCode(404);
        admin.given().header("If-Match", "*").body(withdrawn).put(path).then().statusCode(404);
    }

    @Test
    void whatIsOnAProfileIsWithdrawnAndNotDeleted() {
        Actor admin = keeper();
        Actor member = Actors.member();
        String path =
                create(admin, Map.of("name", fresh(), "nameEn", "Whisperer")).header("Location");
        String id = path.substring(path.lastIndexOf('/') + 1);
        choose(member, id).then().statusCode(200).body("profession.id", equalTo(id));
        member.given().get("/api/v1/me").then().body("profession.name", notNullValue());

        admin.given()
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(200)
                .body("active", equalTo(false));

        choose(member, id).then().statusCode(200).body("profession.id", equalTo(id));
        choose(Actors.member(), id).then().statusCode(422).body("code", equalTo("unknown-profession"));
        choose(member, null).then().statusCode(200).body("profession", nullValue());
        choose(member, id).then().statusCode(422);
        choose(member, UUID.randomUUID().toString()).then().statusCode(422);
        choose(member, "teacher").then().statusCode(400);
        admin.given().header("If-Match", "*").delete(path).then().statusCode(204);
    }

    @Test
    void choosingAndDeletingAtOnceLeavesNobodyWithAProfessionThatIsGone() {
        Actor admin = keeper();
        List<Actor> members = new ArrayList<>();
        for (int i = 0; i < 20; i++) members.add(Actors.member());
        for (int round = 0; round < 10; round++) {
            String path = create(admin, Map.of("name", fresh())).header("Location");
            String id = path.substring(path.lastIndexOf('/') + 1);
            Race race = Race.run(
                    21,
                    number -> number == 20
                            ? admin.given().header("If-Match", "*").delete(path)
                            : choose(members.get(number), id));
            int deleted = race.responses().get(20).statusCode();
            assertThat(deleted).isIn(200, 204);
            assertThat(race.statuses().keySet()).isSubsetOf(200, 204, 422);
            long holders = count("profiles where profession_id = ?1", UUID.fromString(id));
            long winners = race.responses().subList(0, 20).stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .count();
            assertThat(holders).isEqualTo(winners);
            if (deleted == 204) assertThat(holders).isZero();
        }
    }

    @Test
    void aFileAddsAndChangesByName() {
        Actor admin = keeper();
        String known = fresh();
        String other = fresh();
        create(admin, Map.of("name", known, "nameEn", "Kept", "active", false));
        String csv = "name;nameEn;active\r\n" + known.toUpperCase(java.util.Locale.ROOT) + ";;\r\n\"" + other
                + "\";New;\r\n";

        load(admin, csv, "true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("created", equalTo(1))
                .body("changed", equalTo(1))
                .body("errors", empty());
        assertThat(count("master_professions where name = ?1", other)).isZero();

        load(admin, csv, null).then().statusCode(200).body("rows", equalTo(2)).body("created", equalTo(1));
        assertThat(one("select name_en || ' ' || active from master_professions where lower(name) = lower(?1)", known))
                .as("what the file does not say stays")
                .isEqualTo("Kept false");
        load(admin, csv, "false")
                .then()
                .body("created", equalTo(0))
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(2));
    }

    @Test
    void aWrongFileChangesNothingAndSaysWhichRows() {
        Actor admin = keeper();
        String good = fresh();
        String csv = "name,nameEn,active\n" + good + ",,\n=cmd|'/c calc'!A1,,\n,Nameless,\n" + good
                + ",,\nDukun,<b>Shaman</b>,maybe\n";
        List<String> places = List.of("csv[3].name", "csv[4].name", "csv[5].name", "csv[6].nameEn", "csv[6].active");
        for (String place : places) {
            load(admin, csv, "true").then().statusCode(200).body("errors.field", hasItem(place));
            load(admin, csv, null)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("import-refused"))
                    .body("errors.field", hasItem(place));
        }
        assertThat(count("master_professions where name = ?1", good)).isZero();
        load(admin, "title\nGuru\n", null).then().statusCode(400).body("errors.field", contains("csv"));
        load(admin, "", null).then().statusCode(400);
        load(admin, "name\nx\n", "perhaps").then().statusCode(400);
        admin.given()
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("name\nSão".getBytes(StandardCharsets.ISO_8859_1))
                .post(ADMIN + "/imports")
                .then()
                .statusCode(400);
        admin.given()
                .contentType("text/csv")
                .body("name\nx\n")
                .post(ADMIN + "/imports")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
        admin.given().body("{}").post(ADMIN + "/imports").then().statusCode(415);
    }

    private static Actor keeper() {
        return Actors.admin("professions:read", "professions:write");
    }

    private static Response create(Actor admin, Map<String, Object> body) {
        return admin.given().body(body).post(ADMIN);
    }

    private static Response load(Actor admin, String csv, String dryRun) {
        var request = admin.given()
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(csv.getBytes(StandardCharsets.UTF_8));
        if (dryRun != null) request.queryParam("dryRun", dryRun);
        return request.post(ADMIN + "/imports");
    }

    private static Response choose(Actor member, String profession) {
        Map<String, Object> body = new HashMap<>(
                Map.of("fullName", "Made", "phone", "081298765432", "zone", "Asia/Jakarta", "locale", "id"));
        body.put("professionId", profession);
        return member.given().header("If-Match", "*").body(body).put("/api/v1/me");
    }

    private static String fresh() {
        StringBuilder letters = new StringBuilder("Pawang ");
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .forEach(c -> letters.append(c <= '9' ? (char) (c - '0' + 'k') : (char) c));
        return letters.toString();
    }
}
