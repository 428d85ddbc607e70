package id.tm.support.shortlink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import id.tm.platform.job.JobRunner;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ShortLinkTest {

    private static final String BASE = "/api/v1/admin/short-links";
    private static final String TARGET = "https://tm.example.com/products?utm_source=flyer";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    private Actor admin;

    @BeforeEach
    void admin() {
        admin = Actors.admin("short-links:read", "short-links:write");
    }

    @AfterEach
    void present() {
        clock.move(Duration.ZERO);
    }

    @Test
    void aLinkIsMadeFollowedAndReadAgain() {
        Response made = create(Map.of("target", TARGET, "label", "Flyer"));
        made.then()
                .statusCode(201)
                .header("Location", containsString(BASE + "/" + made.path("id")))
                .body("slug", matchesPattern("[1-9A-HJ-NP-Za-km-z]{7}"))
                .body("url", equalTo("http://localhost:8080/s/" + made.path("slug")))
                .body("createdBy", equalTo(admin.id().toString()))
                .body("active", equalTo(true));

        visit(made.path("slug"))
                .then()
                .statusCode(302)
                .header("Location", TARGET)
                .header("Cache-Control", "no-store");

        admin.given()
                .get(BASE + "/{id}", (String) made.path("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("visits", equalTo(1))
                .body("botVisits", equalTo(0));
    }

    @Test
    void aChosenSlugIsFoundHoweverItIsTypedAndARandomOneIsNot() {
        String slug = "promo-" + UUID.randomUUID().toString().substring(0, 8);
        create(Map.of("slug", slug, "target", TARGET)).then().statusCode(201).body("slug", equalTo(slug));
        visit(slug.toUpperCase()).then().statusCode(302);

        String random = create(Map.of("target", TARGET)).path("slug");
        String swapped = swapCase(random);
        visit(swapped).then().statusCode(swapped.equals(random) ? 302 : 404);
    }

    @Test
    void aSlugIsGivenAwayOnce() {
        String slug = "once-" + UUID.randomUUID();
        Race race = Race.run(20, () -> create(Map.of("slug", slug, "target", TARGET)));
        assertThat(race.statuses()).containsOnly(entry(201, 1L), entry(409, 19L));
        assertThat(race.with(409)).allMatch(loser -> "short-link-slug-taken".equals(loser.path("code")));

        String id = race.with(201).get(0).path("id");
        admin.given().post(BASE + "/{id}/deactivation", id).then().statusCode(200);
        create(Map.of("slug", slug, "target", TARGET)).then().statusCode(409);
    }

    @Test
    void reservedAndOddSlugsAreRefused() {
        for (String slug :
                List.of("admin", "api", "login", "www", "Promo", "a--b", "-ab", "ab-", "a.b", "a/b", "äbc")) {
            create(Map.of("slug", slug, "target", TARGET))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("short-link-slug-refused"));
        }
    }

    @Test
    void targetsOutsideAreRefused() {
        for (String target : List.of("https://evil.com/", "javascript:alert(1)", "http://127.0.0.1/", "//evil.com")) {
            create(Map.of("target", target)).then().statusCode(422).body("code", equalTo("short-link-target-refused"));
        }
    }

    @Test
    void aLinkOpensAndCloses() {
        String slug = create(Map.of(
                        "target",
                        TARGET,
                        "validFrom",
                        clock.instant().plusSeconds(3600).toString(),
                        "validUntil",
                        clock.instant().plusSeconds(7200).toString()))
                .path("slug");

        visit(slug).then().statusCode(404).body("code", equalTo("short-link-not-found"));
        clock.move(Duration.ofSeconds(3_700));
        visit(slug).then().statusCode(302);
        clock.move(Duration.ofSeconds(7_300));
        visit(slug).then().statusCode(410).body("code", equalTo("short-link-gone"));
        visit("Nowhere").then().statusCode(404).contentType(startsWith("application/problem+json"));
    }

    @Test
    void aWindowHasAnOrder() {
        create(Map.of("target", TARGET, "validFrom", "2026-02-01T00:00:00Z", "validUntil", "2026-02-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("code", equalTo("short-link-window"));
    }

    @Test
    void browsersGetAPage() {
        browser("text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", "en")
                .get("/s/Nowhere")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .header("Cache-Control", "no-store")
                .body(containsString("There is no such link"));
        String slug = create(Map.of("target", TARGET, "active", false)).path("slug");
        browser("text/html").get("/s/" + slug).then().statusCode(410).body(containsString("sudah tidak berlaku"));
        browser("application/json").get("/s/" + slug).then().statusCode(410).body("status", equalTo(410));
        browser("image/png").get("/s/" + slug).then().statusCode(410);
    }

    @Test
    void lookingIsNotVisiting() {
        Response made = create(Map.of("target", TARGET, "visitCap", 1));
        for (int i = 0; i < 3; i++) {
            browser("*/*")
                    .head("/s/" + made.path("slug"))
                    .then()
                    .statusCode(302)
                    .header("Location", TARGET);
        }
        assertThat(visits(made)).isZero();
        visit(made.path("slug")).then().statusCode(302);
        visit(made.path("slug")).then().statusCode(410);
        browser("*/*").head("/s/" + made.path("slug")).then().statusCode(410);
    }

    @Test
    void theCapIsExactUnderTwoHundredVisitsAtOnce() {
        Response made = create(Map.of("target", TARGET, "visitCap", 50));

        Race race = Race.run(200, () -> visit(made.path("slug")));

        assertThat(race.statuses()).containsOnly(entry(302, 50L), entry(410, 150L));
        assertThat(visits(made)).isEqualTo(50);
        assertThat(sql().number("select visits from short_link_days where short_link_id = '" + made.path("id") + "'"))
                .isEqualTo(50);
    }

    @Test
    void aLowerCapClosesAndAHigherOneOpensAgain() {
        Response made = create(Map.of("target", TARGET));
        visit(made.path("slug"));
        visit(made.path("slug"));
        replace(made, "\"0\"", Map.of("target", TARGET, "visitCap", 1)).then().statusCode(200);
        visit(made.path("slug")).then().statusCode(410);
        replace(made, "\"1\"", Map.of("target", TARGET, "visitCap", 3)).then().statusCode(200);
        visit(made.path("slug")).then().statusCode(302);
        visit(made.path("slug")).then().statusCode(410);
    }

    @Test
    void programsAreCountedApartAndTakeNoPlace() {
        Response made = create(Map.of("target", TARGET, "visitCap", 1));
        for (String program : List.of("WhatsApp/2.24", "Googlebot/2.1", "curl/8.5", "facebookexternalhit/1.1", "")) {
            given().redirects()
                    .follow(false)
                    .header("User-Agent", program)
                    .get("/s/" + made.path("slug"))
                    .then()
                    .statusCode(302);
        }
        visit(made.path("slug")).then().statusCode(302);
        admin.given()
                .get(BASE + "/{id}", (String) made.path("id"))
                .then()
                .body("visits", equalTo(1))
                .body("botVisits", equalTo(5));
    }

    @Test
    void statisticsTellDaysAndDifferentVisitorsButNoAddress() {
        Response made = create(Map.of("target", TARGET));
        String slug = made.path("slug");
        visit(slug);
        visit(slug);
        browser("*/*").header("User-Agent", "Mozilla/5.0 Another").get("/s/" + slug);
        LocalDate today = BusinessTime.day(clock.instant());
        clock.move(Duration.ofDays(2));
        Actor later = Actors.admin("short-links:read");
        visit(slug);

        later.given()
                .queryParam("from", today.toString())
                .queryParam("to", today.plusDays(2).toString())
                .get(BASE + "/{id}/statistics", (String) made.path("id"))
                .then()
                .statusCode(200)
                .body("visits", equalTo(4))
                .body("days.day", equalTo(List.of(today.toString(), "" + today.plusDays(1), "" + today.plusDays(2))))
                .body("days.visits", equalTo(List.of(3, 0, 1)))
                .body("days.visitors", equalTo(List.of(2, 0, 1)));

        String ofLink = " from short_link_visitors where short_link_id = '" + made.path("id") + "'";
        assertThat(sql().texts("select visitor" + ofLink)).hasSize(3).doesNotHaveDuplicates();
        assertThat(sql().texts("select cast(v as text) from (select *" + ofLink + ") v")
                        .toString())
                .doesNotContain("127.0.0.1", "Firefox", "0:0:0:0");

        clock.move(Duration.ofDays(3));
        jobs.runOnce("short-link-visitors");
        assertThat(sql().number("select count(*)" + ofLink)).isEqualTo(1);
        Actors.admin("short-links:read")
                .given()
                .get(BASE + "/{id}/statistics", (String) made.path("id"))
                .then()
                .body("visits", equalTo(4))
                .body("days", hasSize(30));
    }

    @Test
    void statisticsHaveBounds() {
        String path = BASE + "/" + create(Map.of("target", TARGET)).path("id") + "/statistics";
        for (Map<String, String> range : List.of(
                Map.of("from", "2026-02-02", "to", "2026-02-01"),
                Map.of("from", "2000-01-01", "to", "2026-01-01"),
                Map.of("from", "yesterday"))) {
            admin.given().queryParams(range).get(path).then().statusCode(400);
        }
    }

    @Test
    void changesWantTheVersionThatWasRead() {
        Response made = create(Map.of("target", TARGET));
        Map<String, Object> other = Map.of("target", "https://tm.example.com/other");
        replace(made, null, other).then().statusCode(428);
        replace(made, "\"7\"", other).then().statusCode(412);
        visit(made.path("slug"));
        replace(made, "\"0\"", other)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("visits", equalTo(1));
        replace(made, "\"1\"", Map.of("target", TARGET, "slug", "another-slug"))
                .then()
                .statusCode(422)
                .body("code", equalTo("short-link-slug-fixed"));
        visit(made.path("slug")).then().header("Location", "https://tm.example.com/other");
    }

    @Test
    void theListFilters() {
        String label = "label-" + UUID.randomUUID();
        create(Map.of("target", TARGET, "label", label));
        create(Map.of("target", TARGET, "label", label, "active", false));
        admin.given()
                .queryParam("label", label.substring(3).toUpperCase())
                .get(BASE)
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        admin.given()
                .queryParam("label", label)
                .queryParam("active", "false")
                .get(BASE)
                .then()
                .body("items.active", everyItem(equalTo(false)))
                .body("items", hasSize(1));
        admin.given().queryParam("slug", "no-such").get(BASE).then().body("items", empty());
        admin.given().queryParam("active", "perhaps").get(BASE).then().statusCode(400);
    }

    private Response create(Map<String, Object> body) {
        return admin.given().body(body).post(BASE);
    }

    private Response replace(Response made, String ifMatch, Map<String, Object> body) {
        RequestSpecification request = admin.given().body(new HashMap<>(body));
        if (ifMatch != null) request.header("If-Match", ifMatch);
        return request.put(BASE + "/{id}", (String) made.path("id"));
    }

    private long visits(Response made) {
        return sql().number("select visits from short_link_counters where short_link_id = '" + made.path("id") + "'");
    }

    private static Response visit(String slug) {
        return browser("*/*").header("User-Agent", FIREFOX).get("/s/{slug}", slug);
    }

    private static RequestSpecification browser(String accept) {
        return given().redirects().follow(false).accept(accept);
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }

    private static String swapCase(String text) {
        StringBuilder swapped = new StringBuilder();
        text.chars()
                .forEach(c -> swapped.append(
                        (char) (Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))));
        return swapped.toString();
    }
}
