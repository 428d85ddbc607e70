package id.tm.sales.referral;

import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.referral.ReferralSteps.COOKIE;
import static id.tm.sales.referral.ReferralSteps.MINE;
import static id.tm.sales.referral.ReferralSteps.VISITS;
import static id.tm.sales.referral.ReferralSteps.browser;
import static id.tm.sales.referral.ReferralSteps.clicked;
import static id.tm.sales.referral.ReferralSteps.codeOf;
import static id.tm.sales.referral.ReferralSteps.person;
import static id.tm.sales.referral.ReferralSteps.visits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who follows a referral link is counted once, known again, and led to the website and nowhere else. */
@ServiceTest
class ReferralVisitTest {

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    private Actor referrer;
    private String code;

    @BeforeEach
    void arrive() {
        referrer = person();
        code = codeOf(referrer);
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
        // visits at a later time would be in the way of those of now
        sql().execute("delete from rate_limits where purpose = 'referral-visit'");
    }

    @Test
    void aLinkLeadsToTheWebsiteAndKnowsTheVisitorAgain() {
        Response answer = browser()
                .header("Referer", "https://www.instagram.com/tm?igsh=secret#top")
                .queryParam("to", "/products/st-30?color=blue")
                .get("/r/" + code.toLowerCase(java.util.Locale.ROOT));
        answer.then()
                .statusCode(302)
                .header("Location", "http://localhost:8080/products/st-30?color=blue&ref=" + code)
                .header("Cache-Control", "no-store");
        Cookie cookie = answer.detailedCookie(COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(30).toSeconds());
        assertThat(cookie.isSecured()).isFalse();
        assertThat(new Visitor(cookie.getValue())
                        .cookie(Duration.ofDays(30), true)
                        .isSecure())
                .isTrue();
        referrer.given()
                .get(MINE + "/visits")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].landingPage", equalTo("/products/st-30?color=blue"))
                .body("items[0].referrer", equalTo("https://www.instagram.com/tm"))
                .body("items[0].converted", equalTo(false));
        assertThat(sql().texts("select visitor || origin || coalesce(referrer, '') from visit_referrals v"
                        + " join referral_codes c on c.id = v.code_id where c.code = '" + code + "'"))
                .allSatisfy(
                        kept -> assertThat(kept).doesNotContain(cookie.getValue(), "127.0.0.1", "Firefox", "secret"));
        assertThat(clicked(code, browser().cookie(COOKIE, cookie.getValue()))).isEqualTo(cookie.getValue());
        assertThat(clicked(code, browser().cookie(COOKIE, "'; drop table"))).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void everybodyHasOneCode() {
        Actor other = person();
        Race race = Race.run(50, () -> other.given().get(MINE));
        assertThat(race.statuses()).containsOnlyKeys(200);
        assertThat(race.responses().stream()
                        .map(each -> each.<String>path("code"))
                        .distinct())
                .hasSize(1)
                .allSatisfy(
                        each -> assertThat(each).matches("[2-9A-HJ-NP-Z]{9}").isNotEqualTo(code));
        other.given()
                .get(MINE)
                .then()
                .body("link", equalTo("http://localhost:8080/r/" + codeOf(other)))
                .body("tier", equalTo("STANDARD"))
                .body("visits", equalTo(0))
                .body("conversions", equalTo(0))
                .body("accrued.amount", equalTo(0));
    }

    @Test
    void theSameVisitorIsOneVisitInHalfAnHourHoweverManyRequestsThereAre() {
        String name = fresh();
        Race race = Race.run(200, () -> browser(name).get("/r/" + code));
        assertThat(race.statuses()).containsOnlyKeys(302);
        assertThat(race.responses().stream().map(each -> each.cookie(COOKIE)).distinct())
                .hasSize(1);
        assertThat(visits(code)).isEqualTo(1);
        String visitor = race.responses().get(0).cookie(COOKIE);

        Race known = Race.run(
                100, number -> browser("other" + number).cookie(COOKIE, visitor).get("/r/" + code));
        assertThat(known.statuses()).containsOnlyKeys(302);
        assertThat(visits(code)).isEqualTo(1);
        clicked(code, browser());
        assertThat(visits(code)).isEqualTo(2);
    }

    @Test
    void afterHalfAnHourItIsAnotherVisit() {
        clock.move(Duration.ofMinutes(1));
        String visitor = clicked(code);
        clock.move(Duration.ofMinutes(30));
        clicked(code, browser().cookie(COOKIE, visitor));
        assertThat(visits(code)).isEqualTo(1);
        clock.move(Duration.ofMinutes(32));
        clicked(code, browser().cookie(COOKIE, visitor));
        assertThat(visits(code)).isEqualTo(2);
        clock.move(Duration.ZERO);
        referrer.given().get(MINE).then().body("visits", equalTo(2));
    }

    @Test
    void botsAndLookersAreLedOnAndNotCounted() {
        for (String bot : List.of("WhatsApp/2.23", "Googlebot/2.1", "curl/8.0", "")) {
            Response answer = RestAssured.given()
                    .redirects()
                    .follow(false)
                    .header("User-Agent", bot)
                    .get("/r/" + code);
            answer.then().statusCode(302).header("Location", "http://localhost:8080/?ref=" + code);
            assertThat(answer.cookies()).isEmpty();
        }
        browser().head("/r/" + code).then().statusCode(302).header("Location", "http://localhost:8080/?ref=" + code);
        visit(RestAssured.given().header("User-Agent", "curl/8.0"), code, "/")
                .then()
                .statusCode(204);
        assertThat(visits(code)).isZero();
    }

    @Test
    void aCodeThatBringsNobodyLeadsToTheWebsiteAsWell() {
        for (String nobody : List.of("NOBODY234", "x", "%F0%9F%98%80", "'--", "x".repeat(500))) {
            Response answer =
                    browser().urlEncodingEnabled(!nobody.contains("%")).get("/r/" + nobody);
            answer.then().statusCode(302).header("Location", "http://localhost:8080/");
            assertThat(answer.cookies()).isEmpty();
        }
    }

    @Test
    void nothingLeadsAwayFromTheWebsite() {
        List<String> elsewhere = List.of(
                "//evil.example.com",
                "https://evil.example.com",
                "/\\evil.example.com",
                "\\\\evil.example.com",
                "/%0d%0aSet-Cookie:a=b",
                "/\r\nSet-Cookie: a=b",
                "/../s/link",
                "/s/link",
                "/r/" + code,
                "/api/v1/me",
                "javascript:alert(1)",
                "products",
                "/<script>",
                "/#fragment",
                "/%00",
                "/" + "x".repeat(500));
        for (String page : elsewhere) {
            Response answer = browser().queryParam("to", page).get("/r/" + code);
            assertThat(answer.statusCode()).as(page).isEqualTo(400);
            assertThat(answer.header("Location")).as(page).isNull();
            visit(browser(), code, page).then().statusCode(400);
        }
        browser()
                .queryParam("to", "/x%2f%2fevil")
                .get("/r/" + code)
                .then()
                .header("Location", startsWith("http://localhost:8080/"));
        browser().queryParam("to", "//evil").head("/r/" + code).then().statusCode(400);
        assertThat(visits(code)).isLessThanOrEqualTo(1);
    }

    @Test
    void theWebsiteTellsOfVisitorsWhoseAddressNamesACode() {
        String name = fresh();
        Response noted = visit(browser(name), code, "/products");
        noted.then().statusCode(204);
        String visitor = noted.cookie(COOKIE);
        assertThat(visitor).isNotBlank();
        visit(browser(name), code, "/products").then().statusCode(204);
        visit(browser().cookie(COOKIE, visitor), code, "/other").then().statusCode(204);
        assertThat(visits(code)).isEqualTo(1);
        visit(browser(), "NOBODY234", "/products")
                .then()
                .statusCode(404)
                .body("code", equalTo("referral-code-not-found"));
        Actor member = person();
        visit(browser().cookie(COOKIE, visitor).auth().oauth2(member.token()), code, "/again")
                .then()
                .statusCode(204);
        assertThat(sql().texts("select user_id from visit_referrals where visitor = '" + SecretTokens.hash(visitor)
                        + "'"))
                .containsExactly(member.id().toString());
    }

    @Test
    void tooManyVisitsFromOneAddressAreRefused() {
        String mine = "purpose = 'referral-visit' and key_hash = '" + SecretTokens.hash("127.0.0.1") + "'";
        clicked(code);
        sql().execute("update rate_limits set free_from = free_from + interval '1 day' where " + mine);
        try {
            browser()
                    .get("/r/" + code)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", org.hamcrest.Matchers.notNullValue());
            visit(browser(), code, "/").then().statusCode(429);
        } finally {
            sql().execute("delete from rate_limits where " + mine);
        }
        assertThat(visits(code)).isEqualTo(1);
    }

    @Test
    void oldVisitsAreForgottenAndStillCounted() {
        IntStream.range(0, 3).forEach(i -> clicked(code));
        clock.move(Duration.ofDays(89));
        clicked(code);
        jobs.runOnce("referral-visits");
        assertThat(visits(code)).isEqualTo(4);
        clock.move(Duration.ofDays(91));
        jobs.runOnce("referral-visits");
        assertThat(visits(code)).isEqualTo(1);
        clock.move(Duration.ZERO);
        referrer.given().get(MINE).then().body("visits", equalTo(4));
    }

    @Test
    void theListsKnowTheirFilters() {
        clicked(code);
        referrer.given().get(MINE + "/visits?converted=true").then().body("items", hasSize(0));
        referrer.given().get(MINE + "/visits?converted=false").then().body("items", hasSize(1));
        referrer.given().get(MINE + "/visits?converted=perhaps").then().statusCode(400);
        referrer.given().get(MINE + "/visits?userId=1").then().statusCode(400);
        referrer.given().get(MINE + "/commissions?state=NONE").then().statusCode(400);
        person().given().get(MINE + "/visits").then().body("items", hasSize(0));
        referrer.given().get(MINE + "/visits?limit=1").then().body("items.landingPage", contains("/"));
    }

    private static Response visit(io.restassured.specification.RequestSpecification request, String code, String page) {
        return request.contentType(ContentType.JSON)
                .body(Map.of("code", code, "landingPage", page, "referrer", "https://a.example.com/x?y=z"))
                .post(VISITS);
    }
}
