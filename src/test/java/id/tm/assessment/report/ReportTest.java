package id.tm.assessment.report;

import static id.tm.assessment.AssessmentSteps.shipped;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.pick;
import static id.tm.assessment.run.RunSteps.read;
import static id.tm.assessment.run.RunSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.job.JobRunner;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Pdfs;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ReportTest {

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @Inject
    @All
    List<PersonalData> rooms;

    @Test
    void reportIsMadeOnceAndKeepsItsBytes() {
        Actor member = Actors.member();
        String run = scored(member, "FULL");

        Response first = pdf(member, run, "?lang=id");
        first.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "private, no-cache")
                .header("Content-Disposition", containsString("inline; filename=\"report-TM-"));
        String paper = String.join("\n", Pdfs.pages(first.asByteArray()));
        assertThat(paper).contains("Laporan Lengkap", "ST-30", member.name(), "Penata Catatan");
        read(member, run).then().body("state", equalTo("REPORT_READY"));

        Response again = pdf(member, run, "?lang=id");
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        member.given()
                .accept("*/*")
                .header("If-None-Match", first.header("ETag"))
                .get(MINE + "/" + run + "/report.pdf?lang=id")
                .then()
                .statusCode(304);
        assertThat(rows(run)).isEqualTo(1);
        assertThat(sql().number("select count(*) from member_logs where user_id = '" + member.id()
                        + "' and action = 'DOWNLOAD' and subject_type = 'USER_ASSESSMENT_REPORT'"))
                .isEqualTo(3);
    }

    @Test
    void pageCarriesItsPolicy() {
        Actor member = Actors.member();
        String run = scored(member, "STUDENT");

        Response page = member.given().accept("*/*").get(MINE + "/" + run + "/report.html?lang=en");

        page.then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", "en")
                .header("Content-Security-Policy", ReportHtml.POLICY)
                .header("Cache-Control", "private, no-cache")
                .body(containsString("Student Report"))
                .body(not(containsString("<script")));
        String code = codeIn(pdf(member, run, "?lang=en"));
        assertThat(page.asString()).contains(code);
    }

    @Test
    void depthFollowsTheTest() {
        Actor member = Actors.member();
        String run = scored(member, "STUDENT");

        assertThat(text(pdf(member, run, ""))).contains("Laporan Pelajar");
        assertThat(text(pdf(member, run, "?tier=SHORT"))).contains("Laporan Ringkas");
        pdf(member, run, "?tier=FULL")
                .then()
                .statusCode(422)
                .body("code", equalTo("report-tier-not-included"))
                .body("reportTier", equalTo("STUDENT"));
    }

    @Test
    void jobMakesReportsInBothLanguages() {
        Actor member = Actors.member();
        String run = scored(member, "FULL");

        // Others that were scored before may come first.
        for (int batch = 0; batch < 50 && rows(run) < 2; batch++) jobs.runOnce("assessment-reports");

        assertThat(rows(run)).isEqualTo(2);
        read(member, run).then().body("state", equalTo("REPORT_READY"));
    }

    /** As when the process dies between the two. */
    @Test
    void resultWhoseSecondReportWasNotMadeIsTheJobsAgain() {
        Actor member = Actors.member();
        String run = scored(member, "FULL");
        sql().execute("alter table user_assessment_reports add constraint ck_trial"
                + " check (locale <> 'en' or user_assessment_id <> '" + run + "') not valid");
        try {
            for (int batch = 0; batch < 50 && rows(run) < 1; batch++) jobs.runOnce("assessment-reports");
            assertThat(rows(run)).isEqualTo(1);
            read(member, run).then().body("state", equalTo("REPORT_READY"));
        } finally {
            sql().execute("alter table user_assessment_reports drop constraint ck_trial");
        }
        try {
            clock.move(Duration.ofHours(3));
            jobs.runOnce("assessment-reports");
        } finally {
            clock.move(Duration.ZERO);
        }

        assertThat(rows(run)).isEqualTo(2);
    }

    @Test
    void manyAtOnceGetOneReport() {
        Actor member = Actors.member();
        String run = scored(member, "FULL");

        Race race = Race.run(40, () -> pdf(member, run, "?lang=en"));

        assertThat(race.statuses()).containsOnly(Map.entry(200, 40L));
        assertThat(rows(run)).isEqualTo(1);
    }

    @Test
    void nobodyElseReadsIt() {
        Actor member = Actors.member();
        String run = scored(member, "FULL");
        for (String kind : List.of("/report.pdf", "/report.html")) {
            RestAssured.given().get(MINE + "/" + run + kind).then().statusCode(401);
            Actors.member()
                    .given()
                    .accept("*/*")
                    .get(MINE + "/" + run + kind)
                    .then()
                    .statusCode(404);
            Actors.admin("user-assessments:read")
                    .given()
                    .accept("*/*")
                    .get(MINE + "/" + run + kind)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void thereIsNoneBeforeTheResultNorAfterItWasErased() {
        Actor member = Actors.member();
        String run = begun(member, offered(shipped("st-30"), wishes -> {}));
        pdf(member, run, "").then().statusCode(409).body("code", equalTo("result-not-ready"));

        String done = scored(member, "FULL");
        String code = codeIn(pdf(member, done, ""));
        rooms.stream()
                .filter(room -> room.section().equals("assessments"))
                .forEach(room -> QuarkusTransaction.requiringNew().run(() -> room.erase(member.id())));

        pdf(member, done, "").then().statusCode(409).body("code", equalTo("result-not-ready"));
        assertThat(sql().texts("select pdf || page from user_assessment_reports where code = '" + code + "'")
                        .get(0))
                .doesNotContain(member.name(), "JVBERi");
        RestAssured.given()
                .accept("*/*")
                .get("/api/v1/reports/verification/" + code)
                .then()
                .statusCode(200);
    }

    @Test
    void anybodyMayCheckACodeAndLearnsNothingElse() {
        Actor member = Actors.member();
        String run = scored(member, "FULL");
        String code = codeIn(pdf(member, run, "?lang=en"));

        Response answer = RestAssured.given()
                .header("Accept-Language", "en")
                .get("/api/v1/reports/verification/" + code.toLowerCase(Locale.ROOT));
        answer.then()
                .statusCode(200)
                .body("code", equalTo(code))
                .body("assessment", equalTo("Trial"))
                .body("tier", equalTo("FULL"))
                .body("language", equalTo("en"))
                .body("person", nullValue());
        Response page = RestAssured.given().header("Accept-Language", "en").get("/reports/verification/" + code);
        page.then()
                .statusCode(200)
                .header("Content-Security-Policy", ReportHtml.POLICY)
                .body(containsString("This report is genuine"))
                .body(containsString(code));
        for (String said : List.of(answer.asString(), page.asString())) {
            assertThat(said)
                    .doesNotContain(
                            member.name(), member.email(), run, member.id().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TM-0000-0000-0000-0000", "x", "\u0001", "'; drop table users; --", "👩", "<b>"})
    void unknownCodesAreNoReports(String code) {
        RestAssured.given()
                .get("/api/v1/reports/verification/{code}", code)
                .then()
                .statusCode(404)
                .body("code", equalTo("report-not-found"));
        RestAssured.given()
                .get("/reports/verification/{code}", code)
                .then()
                .statusCode(404)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("Laporan tidak dikenal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?lang=de", "?tier=GIANT", "?lang=id%00"})
    void badWishesAreRefused(String query) {
        Actor member = Actors.member();
        String run = scored(member, "FULL");

        assertThat(pdf(member, run, query).statusCode()).isBetween(400, 422);
        assertThat(rows(run)).isZero();
    }

    private static String scored(Actor member, String tier) {
        String run = begun(member, offered(shipped("st-30"), wishes -> wishes.put("reportTier", tier)));
        for (int stage = 1; stage <= SampleReport.PICKS.size(); stage++) {
            pick(member, run, stage, stage, SampleReport.PICKS.get(stage - 1).toArray(String[]::new))
                    .then()
                    .statusCode(200);
        }
        submit(member, run).then().statusCode(200);
        return run;
    }

    private static Response pdf(Actor member, String run, String query) {
        return member.given().accept("*/*").get(MINE + "/" + run + "/report.pdf" + query);
    }

    private static String text(Response pdf) {
        return String.join("\n", Pdfs.pages(pdf.asByteArray()));
    }

    private static String codeIn(Response pdf) {
        pdf.then().statusCode(200);
        return pdf.header("Content-Disposition").replaceAll(".*report-(TM-[0-9A-Z-]+)\\.pdf.*", "$1");
    }

    private static long rows(String run) {
        return sql().number("select count(*) from user_assessment_reports where user_assessment_id = '"
                + UUID.fromString(run) + "'");
    }
}
