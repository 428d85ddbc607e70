package id.tm.assessment.feedbackonly;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.entitled;
import static id.tm.assessment.run.RunSteps.offered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.tm.assessment.AssessmentSteps;
import id.tm.platform.privacy.PersonalData;
import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class FeedbackOnlyTest {

    static final String MINE = "/api/v1/me/feedback-only";
    static final String STAFF = "/api/v1/admin/feedback-only";
    private static final byte[] PDF = pdf("Hasil");

    @Inject
    @All
    List<PersonalData> rooms;

    private final Actor staff = Actors.admin("feedback-only:read", "feedback-only:review");

    @Test
    void aResultIsBroughtRejectedBroughtAgainAndApproved() {
        Actor member = Actors.member();
        UUID talk = consultation(member);
        Response first = bring(member, talk, PDF);
        first.then()
                .statusCode(201)
                .body("state", equalTo("IN_REVIEW"))
                .body("size", equalTo(PDF.length))
                .body("reason", nullValue());
        assertThat(state(member, talk)).isEqualTo("IN_REVIEW");
        bring(member, talk, PDF).then().statusCode(409).body("currentState", equalTo("IN_REVIEW"));

        String id = first.path("id");
        staff.given()
                .queryParam("state", "IN_REVIEW")
                .queryParam("userId", member.id())
                .get(STAFF)
                .then()
                .body("items.id", contains(id));
        assertThat(pdfOf(staff, STAFF + "/" + id).asByteArray()).isEqualTo(PDF);
        review(id, Map.of("approved", false)).then().statusCode(400);
        review(id, Map.of("approved", false, "reason", "Halaman hilang"))
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        review(id, Map.of("approved", true)).then().statusCode(409).body("currentState", equalTo("REJECTED"));
        member.given().get(MINE + "/" + id).then().body("reason", equalTo("Halaman hilang"));
        assertThat(state(member, talk)).isEqualTo("LOCKED");

        String second = bring(member, talk, pdf("Lengkap")).path("id");
        review(second, Map.of("approved", true)).then().statusCode(200).body("state", equalTo("APPROVED"));
        assertThat(state(member, talk)).isEqualTo("ACTIVE");
        bring(member, talk, PDF).then().statusCode(409);
        member.given().get(MINE).then().body("items.id", contains(second, id));
        pdfOf(member, MINE + "/" + second)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .header("Content-Disposition", containsString("attachment"));
    }

    @Test
    void ofManyUploadsAtOnceOneIsLookedAt() {
        Actor member = Actors.member();
        UUID talk = consultation(member);
        Race race = Race.run(15, () -> bring(member, talk, PDF));
        assertThat(race.statuses()).containsOnly(entry(201, 1L), entry(409, 14L));
        assertThat(sql().number("select count(*) from user_feedback_session_only_files f"
                        + " join user_feedback_session_only b on b.id = f.feedback_only_id where b.entitlement_id = '"
                        + talk + "'"))
                .isEqualTo(1);
    }

    /** T13: known by its content, not by what it is called. */
    @Test
    void whatIsNoPdfIsRefused() {
        Actor member = Actors.member();
        UUID talk = consultation(member);
        List<byte[]> bad = List.of(
                new byte[0],
                new byte[] {0},
                "%PDF-".getBytes(StandardCharsets.US_ASCII),
                "%PDF-1.7\nno end".getBytes(StandardCharsets.US_ASCII),
                "%PDF-x.7\n%%EOF".getBytes(StandardCharsets.US_ASCII),
                "<html>%PDF-1.7 %%EOF".getBytes(StandardCharsets.US_ASCII),
                "MZ😀 %%EOF".getBytes(StandardCharsets.UTF_8));
        for (byte[] file : bad) {
            Response answer = bring(member, talk, file);
            assertThat(answer.statusCode())
                    .as(new String(file, StandardCharsets.UTF_8))
                    .isIn(400, 415);
        }
        bring(member, talk, bad.get(3)).then().statusCode(415).body("code", equalTo("result-file-no-pdf"));
        member.given()
                .contentType("text/html")
                .queryParam("entitlementId", talk)
                .body("<html/>")
                .post(MINE)
                .then()
                .statusCode(415);
        member.given()
                .contentType("application/pdf")
                .body(PDF)
                .post(MINE)
                .then()
                .statusCode(400);
        member.given()
                .contentType("application/pdf")
                .queryParam("entitlementId", "'; drop table users; --")
                .body(PDF)
                .post(MINE)
                .then()
                .statusCode(404);
        assertThat(state(member, talk)).isEqualTo("LOCKED");
        member.given().get(MINE).then().body("items", empty());
    }

    @Test
    void onlyOnesOwnConsultationTakesAResult() {
        Actor member = Actors.member();
        UUID talk = consultation(member);
        bring(Actors.member(), talk, PDF).then().statusCode(404);
        bring(member, UUID.randomUUID(), PDF).then().statusCode(404);
        bring(member, entitled(member, offered(AssessmentSteps.small(), wishes -> {})), PDF)
                .then()
                .statusCode(422)
                .body("code", equalTo("entitlement-needs-no-result"));
        String id = bring(member, talk, PDF).path("id");
        Actor stranger = Actors.member();
        stranger.given().get(MINE + "/" + id).then().statusCode(404).body("code", equalTo("feedback-only-not-found"));
        pdfOf(stranger, MINE + "/" + id).then().statusCode(404);
        anonymous().get(MINE + "/" + id).then().statusCode(401);
        pdfOf(Actors.admin("feedback-only:read"), STAFF + "/" + id).then().statusCode(403);
    }

    @Test
    void whatWasBroughtIsExportedAndItsFileErased() {
        Actor member = Actors.member();
        String id = bring(member, consultation(member), PDF).path("id");
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("brought-results"))
                .findFirst()
                .orElseThrow();
        assertThat(room.export(member.id()).toString()).contains(id);
        QuarkusTransaction.requiringNew().run(() -> room.erase(member.id()));
        pdfOf(member, MINE + "/" + id).then().statusCode(404);
        member.given().get(MINE + "/" + id).then().statusCode(200);
        assertThat(room.export(member.id())).isNotNull();
        assertThat(room.export(Actors.member().id())).isNull();
    }

    static Response bring(Actor member, UUID entitlement, byte[] file) {
        return member.given()
                .contentType("application/pdf")
                .queryParam("entitlementId", entitlement)
                .body(file)
                .post(MINE);
    }

    /** A consultation that waits for a result. */
    static UUID consultation(Actor member) {
        String sku = SalesSteps.sold(SalesSteps.keeper(), product -> {
            product.put("sku", "SVC-" + SalesSteps.fresh());
            product.put("kind", "CONSULTATION");
            product.put("price", 0);
            product.remove("instrument");
            product.put("service", "consultation");
            product.put("needsDocument", true);
        });
        Response bought = TransactionSteps.checkOut(member, List.of(sku), List.of());
        bought.then().statusCode(201);
        return UUID.fromString(member.given()
                .queryParam("transactionId", bought.<String>path("id"))
                .get(TransactionSteps.ENTITLEMENTS)
                .path("items[0].id"));
    }

    static byte[] pdf(String text) {
        return ("%PDF-1.7\n% " + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Response pdfOf(Actor actor, String path) {
        return actor.given().accept("application/pdf").get(path + "/file");
    }

    private Response review(String id, Map<String, Object> words) {
        return staff.given().body(new HashMap<>(words)).post(STAFF + "/" + id + "/review");
    }

    private static String state(Actor member, UUID entitlement) {
        return member.given()
                .get(TransactionSteps.ENTITLEMENTS + "/" + entitlement)
                .path("state");
    }
}
