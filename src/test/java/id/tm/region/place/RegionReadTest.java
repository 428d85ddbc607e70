package id.tm.region.place;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.region.imports.DataSet;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class RegionReadTest {

    private static final String API = "/api/v1";

    @BeforeEach
    void data() {
        DataSet.standard()
                .file("dataset.properties", "decree=Kepmendagri Uji\ndate=2026-01-05\nsource=uji\n")
                .load();
    }

    @Test
    void aFreshDatabaseHasAllProvincesAndRegencies() {
        PostgresResource.Database database = PostgresResource.freshDatabase("regions");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .locations("filesystem:src/main/resources/db/migration")
                .placeholders(Map.of("applicationRole", database.username()))
                .load()
                .migrate();
        Sql sql = new Sql(database);
        assertThat(sql.number("select count(*) from provinces where active")).isEqualTo(38);
        assertThat(sql.number("select count(*) from regencies where kind = 'KOTA'"))
                .isEqualTo(98);
        assertThat(sql.number("select count(*) from regencies where kind = 'KABUPATEN'"))
                .isEqualTo(416);
        assertThat(sql.number("select count(*) from regencies where (kind = 'KOTA') <> (name like 'Kota %')"))
                .isZero();
        assertThat(sql.number("select count(*) from region_imports where outcome = 'SEED' and is_current"))
                .isEqualTo(1);
    }

    @Test
    void everyProvinceKeepsItsTime() {
        Map<String, String> zones = new TreeMap<>();
        List<Map<String, String>> provinces =
                get("/provinces?limit=200&sort=code").path("items");
        provinces.forEach(each -> zones.merge(each.get("zone"), each.get("code"), (a, b) -> a + " " + b));
        assertThat(zones)
                .containsOnly(
                        Map.entry("Asia/Jakarta", "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62"),
                        Map.entry("Asia/Makassar", "51 52 53 63 64 65 71 72 73 74 75 76"),
                        Map.entry("Asia/Jayapura", "81 82 91 92 93 94 95 96"));
        assertThat(new Sql(PostgresResource.current())
                        .number("select count(*) from regencies r join provinces p on p.code = r.province_code"
                                + " where r.zone <> p.zone"))
                .isZero();
    }

    @Test
    void fromTheProvinceDownToTheVillage() {
        assertThat(names("/provinces?limit=200")).hasSize(38).contains("DKI Jakarta", "DI Yogyakarta");
        assertThat(names("/provinces/34/regencies"))
                .containsExactly(
                        "Kabupaten Bantul",
                        "Kabupaten Gunungkidul",
                        "Kabupaten Kulon Progo",
                        "Kabupaten Sleman",
                        "Kota Yogyakarta");
        assertThat(names("/provinces/34/regencies?kind=KOTA")).containsExactly("Kota Yogyakarta");
        assertThat(names("/regencies/34.04/districts")).containsExactly("Depok", "Sleman");
        assertThat(names("/regencies/3404/districts")).containsExactly("Depok", "Sleman");
        Response villages = get("/districts/340407/villages?sort=-code");
        assertThat(villages.<List<String>>path("items.name")).containsExactly("Maguwoharjo", "Caturtunggal");
        assertThat(villages.<List<String>>path("items.kind")).containsOnly("DESA");
        assertThat(villages.<String>path("dataset.decree")).isEqualTo("Kepmendagri Uji");
        assertThat(villages.<String>path("dataset.date")).isEqualTo("2026-01-05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "code", "-code"})
    void pagesTogetherAreTheWholeList(String sort) {
        List<String> whole =
                get("/districts/35.07.03/villages?limit=200&sort=" + sort).path("items.code");
        assertThat(whole).hasSize(100).doesNotHaveDuplicates();
        List<String> walked = new java.util.ArrayList<>();
        String cursor = null;
        do {
            Response page = get(
                    "/districts/35.07.03/villages?limit=7&sort=" + sort + (cursor == null ? "" : "&cursor=" + cursor));
            walked.addAll(page.path("items.code"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(walked).isEqualTo(whole);
    }

    @Test
    void oneCodeTellsTheWholeChain() {
        Response region = get("/regions/3404072001");
        assertThat(region.<String>path("code")).isEqualTo("34.04.07.2001");
        assertThat(region.<String>path("label"))
                .isEqualTo("Desa Caturtunggal, Kec. Depok, Kab. Sleman, Prov. DI Yogyakarta");
        assertThat(region.<String>path("zone")).isEqualTo("Asia/Jakarta");
        assertThat(region.<String>path("kind")).isEqualTo("DESA");
        assertThat(region.<Boolean>path("active")).isTrue();
        assertThat(region.<List<String>>path("chain.level"))
                .containsExactly("PROVINCE", "REGENCY", "DISTRICT", "VILLAGE");
        assertThat(region.<List<String>>path("chain.code")).containsExactly("34", "34.04", "34.04.07", "34.04.07.2001");
        assertThat(region.<String>path("dataset.decree")).isEqualTo("Kepmendagri Uji");
    }

    @Test
    void anAnswerThatIsKnownIsNotSentAgainUntilTheDataChange() {
        for (String path : List.of(
                "/provinces",
                "/provinces/34/regencies",
                "/regencies/34.04/districts",
                "/districts/34.04.07/villages",
                "/regions/34.04.07",
                "/regions?search=sleman")) {
            Response first = get(path);
            assertThat(first.header("Cache-Control")).as(path).contains("max-age=3600");
            Response again =
                    given().header("If-None-Match", first.header("ETag")).get(API + path);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.asString()).isEmpty();
        }
        String tag = get("/districts/34.04.07/villages").header("ETag");
        DataSet.standard().put(DataSet.freshVillage(), "Condongcatur").load();
        Response changed = given().header("If-None-Match", tag).get(API + "/districts/34.04.07/villages");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.<List<String>>path("items.name")).contains("Condongcatur");
    }

    @Test
    void whatIsNoSuchRegionIsNotFound() {
        for (String code : List.of(
                "99", "34.99", "1", "x", "%00", "..%2f..", "😀", "34'--", "34.04.07.2001.1", "9".repeat(3_000))) {
            for (String path : List.of(
                    "/regions/" + code,
                    "/provinces/" + code + "/regencies",
                    "/regencies/" + code + "/districts",
                    "/districts/" + code + "/villages")) {
                Response answer =
                        given().urlEncodingEnabled(!code.contains("%")).get(API + path);
                assertThat(answer.statusCode()).as(path).isIn(400, 404, 414);
                assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
            }
        }
        // a district is no regency
        assertThat(given().get(API + "/regencies/34.04.07/districts").<String>path("code"))
                .isEqualTo("region-not-found");
    }

    @Test
    void wrongParametersAreRefusedByName() {
        for (String query : List.of(
                "colour=red", "limit=0", "limit=201", "limit=x", "sort=zone", "cursor=nonsense", "active=false")) {
            assertThat(given().get(API + "/provinces?" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(given().get(API + "/provinces/34/regencies?kind=DESA").statusCode())
                .isEqualTo(400);
        String cursor = get("/districts/35.07.03/villages?limit=7&sort=name").path("nextCursor");
        assertThat(given().get(API + "/districts/35.07.03/villages?sort=code&cursor=" + cursor)
                        .statusCode())
                .isEqualTo(400);
    }

    private static List<String> names(String path) {
        return get(path).path("items.name");
    }

    private static Response get(String path) {
        Response answer = given().get(API + path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(200);
        return answer;
    }
}
