package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentSteps.GROUPS;
import static id.tm.assessment.AssessmentSteps.IMPORTS;
import static id.tm.assessment.AssessmentSteps.at;
import static id.tm.assessment.AssessmentSteps.changed;
import static id.tm.assessment.AssessmentSteps.draft;
import static id.tm.assessment.AssessmentSteps.dryRun;
import static id.tm.assessment.AssessmentSteps.exported;
import static id.tm.assessment.AssessmentSteps.fresh;
import static id.tm.assessment.AssessmentSteps.get;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.shipped;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.testing.Actor;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Questions as tables, and files that somebody made to hurt. */
@ServiceTest
class InstrumentTableTest {

    private final Actor admin = keeper();

    /** Of every shipped instrument, and of words that a spreadsheet takes for something else. */
    @Test
    void aTableThatComesBackChangesNothing() {
        List<String> odd =
                List.of("=1+1", "'=1+1", "''-x", "+62", "@nama", "'biasa'", "satu\ndua, \"tiga\"", "-", "é😀");
        ObjectNode words = changed(small(), file -> {
            for (int i = 0; i < 4; i++) {
                at(file, "/sections/0/questions/" + i + "/text")
                        .put("id", odd.get(i))
                        .put("en", odd.get(8 - i));
            }
            at(file, "/sections/1/questions/0/text").put("id", odd.get(4)).put("en", "  around\t");
        });
        for (ObjectNode file : List.of(words, shipped("st-30"), shipped("talent-themes"), shipped("work-style"))) {
            UUID id = draft(admin, file);
            byte[] before = exported(admin, id);
            String csv = csv(id);
            assertThat(csv).doesNotContain("\"=", "\"+", "\"-", "\"@");
            table(id, csv.getBytes(StandardCharsets.UTF_8)).then().statusCode(200);
            assertThat(exported(admin, id)).isEqualTo(before);
            // as spreadsheets save it: with a mark, and lines that end in one character
            byte[] marked = ("\uFEFF" + csv.replace("\r\n", "\n")).getBytes(StandardCharsets.UTF_8);
            table(id, marked).then().statusCode(200);
            assertThat(exported(admin, id)).isEqualTo(before);
            assertThat(csv(id)).isEqualTo(csv);
        }
    }

    /** Also what is wrong only beside the rest of the instrument has its row, whatever the order of the sections. */
    @Test
    void everythingWrongHasItsRow() {
        UUID id = draft(admin, small());
        byte[] before = exported(admin, id);
        String heading = "section,code,text,category,scale,reversed\n";
        String rows = "choice,c1,Yang mana?,personality,,\n"
                + "main,a1,\"Satu\nbaris\",themes,A,\n"
                + "main,b1,Dua,themes,Z,\n"
                + "choice,c2,Tiga,stars,C,true\n";
        Response refused = table(id, (heading + rows).getBytes(StandardCharsets.UTF_8));
        refused.then()
                .statusCode(422)
                .body("code", equalTo("instrument-refused"))
                .body("errors.field", hasItem("csv[4].scale"))
                .body("errors.field", hasItem("csv[5].category"))
                .body("errors.field", hasItem("csv[5].reversed"))
                .body("errors.field", hasItem("csv[5].options"));
        assertThat(exported(admin, id)).isEqualTo(before);
    }

    /** T13. */
    @Test
    void filesMadeToHurtAreRefused() {
        long before = sql().number("select count(*) from quiz_question_groups");
        String wide = "{\"code\": \"" + "x".repeat(2_000_000) + "\"}";
        String dashes = changed(small(), file -> {
                    file.put("code", "a" + "-a".repeat(100_000));
                    at(file, "/sections/0/questions/0").put("code", "a" + "-a".repeat(100_000));
                    at(file, "/key/scales/0").put("code", "a" + "-a".repeat(100_000));
                })
                .toString();
        String number = "{\"code\": \"x\", \"sections\": " + "9".repeat(5_000) + "}";
        String many = changed(small(), file -> {
                    var questions = file.withArray("/sections/0/questions");
                    for (int i = 0; i < 1_001; i++)
                        questions.add(questions.get(0).deepCopy());
                })
                .toString();
        for (String body : List.of(wide, dashes, number, many)) {
            Response answer =
                    admin.given().header("Idempotency-Key", fresh()).body(body).post(IMPORTS);
            assertThat(answer.statusCode()).as(body.substring(0, 40)).isBetween(400, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        assertThat(admin.given()
                        .header("Idempotency-Key", fresh())
                        .body("[" + " ".repeat(11 * 1024 * 1024) + "]")
                        .post(IMPORTS)
                        .statusCode())
                .isEqualTo(413);
        assertThat(sql().number("select count(*) from quiz_question_groups")).isEqualTo(before);

        UUID id = draft(admin, small());
        byte[] stands = exported(admin, id);
        String heading = "section,code,text,category,scale\n";
        String row = "main,a1,Satu,themes,A\n";
        for (byte[] csv : List.of(
                (heading + row.repeat(200_000)).getBytes(StandardCharsets.UTF_8),
                (heading + "main,a1," + "x".repeat(1_000_000) + ",themes,A\n").getBytes(StandardCharsets.UTF_8),
                (heading + "main,a1,\"Satu,themes,A\n").getBytes(StandardCharsets.UTF_8),
                (heading + "main,a1,Sa\u0000tu,themes,A\n").getBytes(StandardCharsets.UTF_8),
                (heading + "main,a1,Satu <script>,themes,A\n").getBytes(StandardCharsets.UTF_8),
                (heading + row).getBytes(StandardCharsets.UTF_16),
                new byte[] {(byte) 0xC3, (byte) 0x28},
                ",".repeat(1_000_000).getBytes(StandardCharsets.UTF_8))) {
            assertThat(table(id, csv).statusCode()).isIn(400, 422);
        }
        table(id, (heading + row.repeat(2_001)).getBytes(StandardCharsets.UTF_8))
                .then()
                .body("errors[0].field", equalTo("csv[2002]"));
        assertThat(exported(admin, id)).isEqualTo(stands);
    }

    /** By a client that does not look into what it sends. */
    @Test
    void deepFilesAreRefused() throws Exception {
        for (int depth : new int[] {900, 100_000}) {
            for (String field : List.of("code", "name", "sections", "key", "texts")) {
                String body = "{\"" + field + "\": " + "[".repeat(depth) + "]".repeat(depth) + "}";
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create(RestAssured.baseURI + ":" + RestAssured.port + IMPORTS))
                        .header("Authorization", "Bearer " + admin.token())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", fresh())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(field).isEqualTo(400);
                assertThat(answer.body()).contains("malformed-request");
            }
        }
    }

    @Test
    void picksHaveNoBands() {
        ObjectNode file = changed(shipped("st-30"), each -> each.withArray("/key/bands")
                .addObject()
                .put("section", "statements")
                .putArray("bands")
                .addObject()
                .put("code", "all")
                .put("size", 30));
        dryRun(admin, file).then().body("errors.field", hasItem("key.bands[0].section"));
    }

    private String csv(UUID id) {
        return admin.given()
                .accept("text/csv")
                .get(GROUPS + "/" + id + "/questions.csv")
                .asString();
    }

    private Response table(UUID id, byte[] csv) {
        return admin.given()
                .contentType("text/csv")
                .header("Idempotency-Key", fresh())
                .header("If-Match", get(admin, id).header("ETag"))
                .body(csv)
                .post(GROUPS + "/" + id + "/questions/imports");
    }
}
