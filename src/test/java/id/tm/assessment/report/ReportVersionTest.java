package id.tm.assessment.report;

import static id.tm.assessment.AssessmentSteps.GROUPS;
import static id.tm.assessment.AssessmentSteps.at;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.parsed;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.answer;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.read;
import static id.tm.assessment.run.RunSteps.save;
import static id.tm.assessment.run.RunSteps.scored;
import static id.tm.assessment.run.RunSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.run.UserAssessment;
import id.tm.platform.crypto.SecretTokens;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a report is another one, and when it stays what it is. */
@ServiceTest
class ReportVersionTest {

    @Inject
    Reports reports;

    @Inject
    ReportStore store;

    @Test
    void anotherNameMakesAnotherReportAndTheOldCodeHolds() {
        Actor member = Actors.member(wishes -> wishes.name("Ayu Lestari"));
        String run = scored(member);
        Response first = report(member, run);
        assertThat(report(member, run).asString()).isEqualTo(first.asString());
        rename(member, "Ayu Wijaya");
        Response second = report(member, run);
        assertThat(second.asString()).contains("Ayu Wijaya").doesNotContain("Ayu Lestari");
        assertThat(codes(run)).hasSize(2);
        for (String code : codes(run)) {
            RestAssured.given()
                    .get("/api/v1/reports/verification/" + code)
                    .then()
                    .statusCode(200);
        }
        // the name tells nothing to whoever has not the key of the run
        assertThat(sql().texts("select person_mark from user_assessment_reports where user_assessment_id = '" + run
                        + "'"))
                .doesNotContain(SecretTokens.hash("Ayu Lestari"), SecretTokens.hash("Ayu Wijaya"));
        rename(member, "Ayu Lestari");
        assertThat(report(member, run).asString()).isEqualTo(first.asString());
        assertThat(codes(run)).hasSize(2);
    }

    @Test
    void otherTextsAndNormsAreThoseOfTheNextScoring() {
        Actor member = Actors.member();
        ObjectNode file = small();
        String run = begun(member, offered(file, wishes -> {}));
        save(member, run, answer("a1", "3", 1), answer("a2", "2", 1), answer("b1", "1", 1), answer("c1", "x", 1));
        submit(member, run).then().statusCode(200);
        Response first = report(member, run);
        assertThat(first.asString()).contains("Tentang A");

        ObjectNode texts = file.get("texts").deepCopy();
        at(texts, "/scales/0/summary").put("id", "Uraian yang lebih baru");
        ObjectNode clearer = parsed("{\"reason\": \"Lebih jelas\"}");
        clearer.set("texts", texts);
        revise(file, clearer);
        revise(file, parsed("{\"reason\": \"Tidak berlaku lagi\", \"norms\": []}"));
        assertThat(report(member, run).asString()).isEqualTo(first.asString());
        assertThat(codes(run)).hasSize(1);

        Actors.admin("user-assessments:rescore")
                .given()
                .body(Map.of("reason", "Norma baru"))
                .post(STAFF + "/" + run + "/rescore")
                .then()
                .statusCode(200);
        assertThat(report(member, run).asString()).contains("Uraian yang lebih baru");
        assertThat(codes(run)).hasSize(2);
    }

    @Test
    void anotherEditionIsAnotherReport() {
        Actor member = Actors.member();
        String run = scored(member);
        report(member, run);
        String mark = sql().texts(
                        "select person_mark from user_assessment_reports where user_assessment_id = '" + run + "'")
                .get(0);
        UUID id = UUID.fromString(run);
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(store.find(new ReportStore.Key(id, 1, ReportTier.FULL, "id", ReportWriter.EDITION, mark)))
                    .isPresent();
            assertThat(store.find(new ReportStore.Key(id, 1, ReportTier.FULL, "id", "another", mark)))
                    .isEmpty();
        });
    }

    @Test
    void ofManyWorkersAtOnceEachReportIsMadeOnce() {
        Actor member = Actors.member();
        String run = scored(member);
        UUID id = UUID.fromString(run);
        Race.calls(8, number -> reports.read(
                        () -> UserAssessment.require(id), null, Locale.forLanguageTag(number % 2 == 0 ? "id" : "en"))
                .code());
        assertThat(codes(run)).hasSize(2);
        read(member, run).then().body("state", equalTo("REPORT_READY"));
    }

    @Test
    void codesCannotBeTriedForLong() {
        String mine = "purpose = 'report-verification' and key_hash = '" + SecretTokens.hash("127.0.0.1") + "'";
        String code = "TM-0000-0000-0000-0000";
        RestAssured.given().get("/reports/verification/" + code).then().statusCode(404);
        sql().execute("update rate_limits set free_from = free_from + interval '1 day' where " + mine);
        try {
            RestAssured.given()
                    .get("/api/v1/reports/verification/" + code)
                    .then()
                    .statusCode(429)
                    .body("code", equalTo("too-many-requests"));
            for (Map.Entry<String, String> words :
                    Map.of("id", "Terlalu banyak kode", "en", "Too many codes").entrySet()) {
                RestAssured.given()
                        .header("Accept-Language", words.getKey())
                        .get("/reports/verification/" + code)
                        .then()
                        .statusCode(429)
                        .header("Retry-After", notNullValue())
                        .header("Content-Language", words.getKey())
                        .body(containsString(words.getValue()));
            }
        } finally {
            sql().execute("delete from rate_limits where " + mine);
        }
        RestAssured.given()
                .header("Accept-Language", "en")
                .get("/reports/verification/" + code)
                .then()
                .statusCode(404)
                .body(containsString("We know no such report"));
    }

    private static Response report(Actor member, String run) {
        Response page = member.given().accept("*/*").get(MINE + "/" + run + "/report.html?lang=id");
        page.then().statusCode(200);
        return page;
    }

    private static List<String> codes(String run) {
        return sql().texts("select code from user_assessment_reports where user_assessment_id = '"
                + UUID.fromString(run) + "'");
    }

    private static void rename(Actor member, String name) {
        sql().execute("update profiles set full_name = '" + name + "' where user_id = '" + member.id() + "'");
    }

    private static void revise(ObjectNode file, ObjectNode revision) {
        String id = sql().texts("select id from quiz_question_groups where code = '"
                        + file.get("code").asText() + "'")
                .get(0);
        keeper().given()
                .body(revision.toString())
                .post(GROUPS + "/" + id + "/revisions")
                .then()
                .statusCode(201);
    }
}
