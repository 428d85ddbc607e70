package id.tm.assessment.sharing;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.GROUPS;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import id.tm.assessment.report.ReportHtml;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Pdfs;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class SharingTest {

    @Inject
    SystemClock clock;

    @Inject
    @All
    List<PersonalData> rooms;

    private Actor member;
    private String run;

    @BeforeEach
    void aResult() {
        member = Actors.member();
        run = scored(member);
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void aLinkShowsAsMuchAsItsScopeAndNeverHowItsOwnerIsReached() {
        Response full = open(link(Map.of("scope", "FULL")));
        full.then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .header("ETag", notNullValue())
                .body("name", equalTo(member.name()))
                .body("sections.scores.section", contains("main", "choice"))
                .body("strongest", empty());
        Response summary = open(link(Map.of("scope", "SUMMARY")));
        summary.then().body("sections", empty()).body("strongest.section", contains("main", "choice"));
        assertThat(summary.asString()).doesNotContain("score");
        open(link(Map.of("scope", "SECTION", "section", "choice")))
                .then()
                .body("sections.scores.section", contains("choice"));
        for (Response shown : List.of(full, summary)) {
            assertThat(shown.asString())
                    .doesNotContain(
                            member.email(), "email", "phone", member.id().toString());
        }
    }

    @Test
    void onlyTheHashOfTheTokenIsKeptAndEachViewIsWrittenDown() {
        Response made = share(member, run, Map.of("scope", "FULL", "passcode", "rahasia-1"));
        String token = token(made);
        assertThat(token).hasSizeGreaterThanOrEqualTo(22);
        String id = made.path("link.id");
        assertThat(sql().texts("select to_jsonb(s)::text from sharing_assessments s where id = '" + id + "'")
                        .get(0))
                .doesNotContain(token, "rahasia");
        shared(token, "rahasia-1").then().statusCode(200);
        shared(token, "rahasia-1").then().statusCode(200);
        member.given().get(shares() + "/" + id + "/views").then().body("items", hasSize(2));
        member.given().get(shares()).then().body("items[0].views", equalTo(2)).body("items[0].over", equalTo(false));
        assertThat(member.given().get(shares()).asString()).doesNotContain(token);
    }

    @Test
    void fiftyViewsAndNotOneMoreWhateverIsLookedAt() {
        String token = link(Map.of("scope", "FULL", "maxViews", 50));
        // the report is there before, so that the views come close together
        open(link(Map.of("scope", "FULL")), "/report.html").then().statusCode(200);
        List<String> shown = List.of("", "/report.pdf", "/report.html");
        Race race = Race.run(200, number -> open(token, shown.get(number % shown.size())));
        assertThat(race.statuses()).containsOnly(entry(200, 50L), entry(410, 150L));
        assertThat(sql().number("select count(*) from sharing_assessment_views v join sharing_assessments s"
                        + " on s.id = v.sharing_assessment_id where s.user_assessment_id = '" + run
                        + "' and s.max_views = 50"))
                .isEqualTo(50);
        open(token).then().statusCode(410).body("code", equalTo("share-over"));
    }

    @Test
    void aPasscodeIsAskedForAndNotGuessed() {
        String token = link(Map.of("scope", "FULL", "passcode", "rahasia-1"));
        open(token).then().statusCode(403).body("code", equalTo("share-passcode-required"));
        shared(token, "rahasia-2").then().statusCode(403).body("code", equalTo("share-passcode-wrong"));
        shared(token, "rahasia-1").then().statusCode(200);
        int refused = 0;
        for (int i = 0; i < 25; i++) {
            if (shared(token, "tebakan-" + i).statusCode() == 429) refused++;
        }
        assertThat(refused).isGreaterThanOrEqualTo(5);
        // guesses are no views
        member.given().get(shares()).then().body("items[0].views", equalTo(1));
    }

    @Test
    void aHundredWrongGuessesEndTheLinkEvenAtOnce() {
        String token = link(Map.of("scope", "FULL", "passcode", "rahasia-1"));
        String guesses = "select wrong_passcodes from sharing_assessments where user_assessment_id = '" + run + "'";
        sql().execute("update sharing_assessments set wrong_passcodes = 95 where user_assessment_id = '"
                + UUID.fromString(run) + "'");
        shared(token, "rahasia-1").then().statusCode(200);
        assertThat(sql().number(guesses)).isEqualTo(95);
        Race race = Race.run(15, number -> shared(token, "tebakan-" + number));
        assertThat(race.statuses()).containsOnly(entry(403, 5L), entry(410, 10L));
        shared(token, "rahasia-1").then().statusCode(410).body("code", equalTo("share-over"));
        assertThat(sql().number(guesses)).isEqualTo(100);
        member.given().get(shares()).then().body("items[0].over", equalTo(true)).body("items[0].views", equalTo(1));
    }

    @Test
    void aLinkToAllOfItShowsTheReport() {
        Response made = share(member, run, Map.of("scope", "FULL", "passcode", "rahasia-1"));
        String token = token(made);
        open(token, "/report.pdf").then().statusCode(403).body("code", equalTo("share-passcode-required"));
        Response paper = guest("rahasia-1").get("/api/v1/shared/" + token + "/report.pdf?lang=en");
        paper.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer");
        Response page = guest("rahasia-1").get("/api/v1/shared/" + token + "/report.html?tier=SHORT&lang=en");
        page.then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "private, no-store")
                .header("Content-Security-Policy", ReportHtml.POLICY)
                .body(containsString("Summary Report"));
        String text = String.join("\n", Pdfs.pages(paper.asByteArray()));
        assertThat(text).contains(member.name());
        for (String shown : List.of(text, page.asString())) {
            assertThat(shown)
                    .doesNotContain(member.email(), "+62812", member.id().toString(), run);
        }
        guest("rahasia-1")
                .get("/api/v1/shared/" + token + "/report.pdf?tier=STUDENT")
                .then()
                .statusCode(422)
                .body("code", equalTo("report-tier-not-included"));
        member.given()
                .get(shares() + "/" + made.path("link.id") + "/views")
                .then()
                .body("items.part", contains("REPORT", "REPORT"));
        member.given().get(shares()).then().body("items[0].views", equalTo(2));
        for (Map<String, Object> less : List.<Map<String, Object>>of(
                Map.of("scope", "SUMMARY"), Map.of("scope", "SECTION", "section", "main"))) {
            String narrow = link(less);
            for (String kind : List.of("/report.pdf", "/report.html")) {
                open(narrow, kind).then().statusCode(404).body("code", equalTo("share-shows-no-report"));
            }
        }
        assertThat(sql().number("select sum(views) from sharing_assessments where scope <> 'FULL'"
                        + " and user_assessment_id = '" + run + "'"))
                .isZero();
    }

    @Test
    void aLaterResultIsNotShownByAnOlderLink() {
        String token = link(Map.of("scope", "FULL"));
        rescore(false);
        open(token).then().statusCode(200);
        String instrument = sql().texts("select question_group_id from user_assessment where id = '" + run + "'")
                .get(0);
        keeper().given()
                .body(Map.of("reason", "Tidak berlaku lagi", "norms", List.of()))
                .post(GROUPS + "/" + instrument + "/revisions")
                .then()
                .statusCode(201);
        open(token).then().statusCode(200);
        rescore(true);
        for (String kind : List.of("", "/report.pdf", "/report.html")) {
            open(token, kind).then().statusCode(410).body("code", equalTo("share-over"));
        }
        member.given().get(shares()).then().body("items[0].over", equalTo(true)).body("items[0].views", equalTo(2));
        open(link(Map.of("scope", "FULL"))).then().statusCode(200);
    }

    @Test
    void aLinkIsTakenBackAndItsCopiesDie() {
        Response made = share(member, run, Map.of("scope", "FULL"));
        String token = token(made);
        String tag = open(token).header("ETag");
        anonymous()
                .header("If-None-Match", tag)
                .get("/api/v1/shared/" + token)
                .then()
                .statusCode(304);
        String link = shares() + "/" + made.path("link.id");
        Actors.member().given().delete(link).then().statusCode(404);
        member.given().delete(link).then().statusCode(204);
        member.given().delete(link).then().statusCode(204);
        anonymous()
                .header("If-None-Match", tag)
                .get("/api/v1/shared/" + token)
                .then()
                .statusCode(410);
        member.given().get(shares()).then().body("items[0].over", equalTo(true)).body("items[0].views", equalTo(2));
    }

    /** Views that run while it is taken back are counted, and none is shown after. */
    @Test
    void takingBackAndLookingDoNotPassEachOther() {
        Response made = share(member, run, Map.of("scope", "SUMMARY"));
        String token = token(made);
        String id = made.path("link.id");
        Race race = Race.run(30, number -> number == 15 ? member.given().delete(shares() + "/" + id) : open(token));
        long seen = race.with(200).size();
        assertThat(race.with(410).size() + seen).isEqualTo(29);
        assertThat(sql().number("select views from sharing_assessments where id = '" + id + "'"))
                .isEqualTo(seen);
        open(token).then().statusCode(410);
    }

    @Test
    void aLinkEndsAfterAWeekOrWhenItWasToEnd() {
        String week = link(Map.of("scope", "FULL"));
        String quarter = link(Map.of("scope", "FULL", "days", 90));
        clock.move(Duration.ofDays(7).minusMinutes(1));
        open(week).then().statusCode(200);
        clock.move(Duration.ofDays(7).plusMinutes(1));
        open(week).then().statusCode(410);
        open(quarter).then().statusCode(200);
        clock.move(Duration.ofDays(90).plusMinutes(1));
        open(quarter).then().statusCode(410);
    }

    @Test
    void whatIsTakenAwayOrErasedIsShownToNobody() {
        String token = link(Map.of("scope", "FULL"));
        Actors.admin("user-assessments:write")
                .given()
                .body(Map.of("reason", "Salah orang"))
                .post("/api/v1/admin/user-assessments/" + run + "/void")
                .then()
                .statusCode(200);
        open(token).then().statusCode(410);

        aResult();
        String other = link(Map.of("scope", "FULL"));
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("result-links"))
                .findFirst()
                .orElseThrow();
        assertThat(room.export(member.id()).toString()).contains("FULL").doesNotContain(other);
        QuarkusTransaction.requiringNew().run(() -> room.erase(member.id()));
        open(other).then().statusCode(410);
        assertThat(room.export(Actors.member().id())).isNull();
    }

    /** T11. */
    @Test
    void linksAreMadeAndReadByTheOwnerOnly() {
        String id = share(member, run, Map.of("scope", "FULL")).path("link.id");
        for (Actor stranger : List.of(Actors.member(), Actors.practitioner(), Actors.partner())) {
            share(stranger, run, Map.of("scope", "FULL")).then().statusCode(404);
            stranger.given().get(shares()).then().statusCode(404);
            stranger.given().get(shares() + "/" + id + "/views").then().statusCode(404);
            stranger.given().delete(shares() + "/" + id).then().statusCode(404);
        }
        anonymous().get(shares()).then().statusCode(401);
        member.given()
                .get(shares() + "/" + UUID.randomUUID() + "/views")
                .then()
                .statusCode(404)
                .body("code", equalTo("share-not-found"));
        share(member, begun(member, offered(small(), wishes -> {})), Map.of("scope", "FULL"))
                .then()
                .statusCode(409)
                .body("code", equalTo("result-not-ready"));
        open("none").then().statusCode(404).body("code", equalTo("share-not-found"));
    }

    /** T13. */
    @Test
    void nonsenseMakesNoLink() {
        for (Object nasty : Arrays.asList(
                "", "a\u0000b", "x".repeat(50_000), "'; drop table users; --", "😀", -1, 0.5, true, List.of(1))) {
            for (String field : List.of("scope", "section", "days", "passcode", "maxViews")) {
                Map<String, Object> body = new HashMap<>(Map.of("scope", "SECTION", "section", "main"));
                body.put(field, nasty);
                if (field.equals("passcode") && "'; drop table users; --".equals(nasty)) continue;
                assertThat(share(member, run, body).statusCode())
                        .as(field + " " + nasty)
                        .isIn(400, 422);
            }
        }
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of("scope", "FULL", "section", "main"),
                Map.of("scope", "SECTION"),
                Map.of("scope", "SECTION", "section", "none"),
                Map.of("scope", "FULL", "days", 91),
                Map.of("scope", "FULL", "days", 0),
                Map.of("scope", "FULL", "passcode", "12345"),
                Map.of("scope", "FULL", "maxViews", 0),
                Map.of("scope", "FULL", "more", 1))) {
            assertThat(share(member, run, body).statusCode()).as("" + body).isIn(400, 422);
        }
        member.given().get(shares()).then().body("items", empty());
        for (String token : List.of("%00", "%F0%9F%98%80", "a".repeat(2_000), "'%20or%201=1")) {
            assertThat(anonymous()
                            .urlEncodingEnabled(false)
                            .get("/api/v1/shared/" + token)
                            .statusCode())
                    .as(token)
                    .isIn(400, 404);
        }
    }

    private void rescore(boolean renews) {
        Actors.admin("user-assessments:rescore")
                .given()
                .body(Map.of("reason", "Norma baru"))
                .post("/api/v1/admin/user-assessments/" + run + "/rescore")
                .then()
                .statusCode(200)
                .body("renewed", equalTo(renews));
    }

    static Response share(Actor member, String run, Map<String, Object> wishes) {
        return member.given().body(wishes).post(MINE + "/" + run + "/shares");
    }

    private String link(Map<String, Object> wishes) {
        Response made = share(member, run, wishes);
        made.then().statusCode(201).body("path", notNullValue());
        return token(made);
    }

    private static String token(Response made) {
        return made.<String>path("path").replaceFirst(".*/", "");
    }

    private String shares() {
        return MINE + "/" + run + "/shares";
    }

    private static Response open(String token) {
        return open(token, "");
    }

    private static Response open(String token, String kind) {
        return anonymous().accept("*/*").get("/api/v1/shared/" + token + kind);
    }

    private static RequestSpecification guest(String passcode) {
        return anonymous().accept("*/*").header("X-Passcode", passcode);
    }

    private static Response shared(String token, String passcode) {
        return anonymous().header("X-Passcode", passcode).get("/api/v1/shared/" + token);
    }
}
