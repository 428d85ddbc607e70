package id.tm.region.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.region.imports.DataSet;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class RegionSearchTest {

    @BeforeEach
    void data() {
        DataSet.standard().load();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kec tampan pekanbaru|14.71.08",
                "Kec. Tampan, Kota Pekanbaru|14.71.08",
                "pekanbaru tampan|14.71.08",
                "kab. sleman|34.04",
                "KABUPATEN SLEMAN|34.04",
                "sleman|34.04",
                "kec sleman|34.04.13",
                "kecamatan depok sleman|34.04.07",
                "yogya|34",
                "jogja|34",
                "kota jogja|34.71",
                "kota yogyakarta|34.71",
                "diy|34",
                "D.I. Yogyakarta|34",
                "daerah istimewa yogyakarta|34",
                "dki jakarta|31",
                "Daerah Khusus Ibukota Jakarta|31",
                "kota bandung|32.73",
                "kab bandung|32.04",
                "jabar|32",
                "sukajadi bandung|32.73.07",
                "kebayoran baru jakarta selatan|31.74.07",
                "kota adm. jakarta selatan|31.74",
                "desa caturtunggal|34.04.07.2001",
                "Desa Caturtunggal, Kec. Depok, Kab. Sleman, Prov. DI Yogyakarta|34.04.07.2001",
                // typing errors
                "slemn|34.04",
                "slemann|34.04",
                "caturtungal|34.04.07.2001",
                "pekan baru|14.71",
                "kota semarng|33.74",
                "jakarta selatn|31.74",
                // a word that is no region's does not hide the rest
                "jalan kaliurang caturtunggal|34.04.07.2001",
                // by code
                "34.04.07|34.04.07",
                "3404072001|34.04.07.2001"
            })
    void findsWhatIsMeant(String typed, String code) {
        Response answer = search(typed);
        assertThat(answer.<List<String>>path("items.code")).as(typed).startsWith(code);
    }

    @Test
    void sameNamesStandFromTheTopDown() {
        List<String> codes = search("bandung").path("items.code");
        assertThat(codes).startsWith("32.04", "32.73");
        assertThat(search("sleman").<List<String>>path("items.code")).startsWith("34.04", "34.04.13");
    }

    @Test
    void aMatchTellsWhereItLies() {
        Response answer = search("caturtunggal");
        assertThat(answer.<String>path("items[0].label"))
                .isEqualTo("Desa Caturtunggal, Kec. Depok, Kab. Sleman, Prov. DI Yogyakarta");
        assertThat(answer.<String>path("items[0].level")).isEqualTo("VILLAGE");
        assertThat(answer.<String>path("items[0].zone")).isEqualTo("Asia/Jakarta");
        assertThat(answer.<Object>path("dataset.decree")).isNotNull();
    }

    @Test
    void aLevelCanBeAskedFor() {
        assertThat(search("sleman&level=DISTRICT").<List<String>>path("items.level"))
                .containsOnly("DISTRICT");
        assertThat(search("sleman&level=district").<List<String>>path("items.code"))
                .startsWith("34.04.13");
        assertThat(search("34.04&level=VILLAGE").<List<?>>path("items")).isEmpty();
        assertThat(search("kecipung&limit=3").<List<?>>path("items")).hasSize(3);
    }

    @Test
    void whatHasVanishedIsNotOffered() {
        DataSet.standard().without("34.04.07.2001").load();
        assertThat(search("caturtunggal").<List<String>>path("items.code")).doesNotContain("34.04.07.2001");
        assertThat(search("34.04.07.2001").<List<?>>path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀😀", "!!", "%%", "''", "xqzxqz", "kab'; drop table villages; --", "<b>x</b>", "\\\\"})
    void nothingIsFoundForNonsense(String typed) {
        Response answer = given().queryParam("search", typed).get("/api/v1/regions");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void wrongSearchesAreRefused() {
        for (Map<String, String> query : List.<Map<String, String>>of(
                Map.of(),
                Map.of("search", ""),
                Map.of("search", "   "),
                Map.of("search", "a"),
                Map.of("search", "a".repeat(101)),
                Map.of("search", "a\0b"),
                Map.of("search", "sleman", "level", "CITY"),
                Map.of("search", "sleman", "limit", "0"),
                Map.of("search", "sleman", "limit", "201"),
                Map.of("search", "sleman", "limit", "x"),
                Map.of("search", "sleman", "cursor", "x"))) {
            Response answer = given().queryParams(query).get("/api/v1/regions");
            assertThat(answer.statusCode()).as(query + " " + answer.asString()).isEqualTo(400);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        String many = "ab ".repeat(33);
        assertThat(search(many).statusCode()).isEqualTo(200);
    }

    @Test
    void theTrigramIndexesAnswer() {
        for (String typed : List.of("caturtungal", "kec tampan pekanbaru")) {
            assertThat(plan(typed))
                    .contains("Bitmap Index Scan on ix_villages_search", "Bitmap Index Scan on ix_districts_search")
                    .doesNotContain("Seq Scan on villages", "Seq Scan on districts");
        }
    }

    private static String plan(String typed) {
        return QuarkusTransaction.requiringNew().call(() -> {
            SearchSql sql = new SearchSql(SearchTerms.of(RegionSearch.normalise(typed)), null, true);
            var query = Panache.getEntityManager().createNativeQuery("explain " + sql.text());
            sql.parameters().forEach(query::setParameter);
            query.setParameter("limit", 20);
            List<String> plan = new ArrayList<>();
            for (Object line : query.getResultList()) plan.add(String.valueOf(line));
            return String.join("\n", plan);
        });
    }

    private static Response search(String typed) {
        Response answer = given().get("/api/v1/regions?search=" + typed);
        assertThat(answer.statusCode()).as(typed + " " + answer.asString()).isEqualTo(200);
        return answer;
    }
}
