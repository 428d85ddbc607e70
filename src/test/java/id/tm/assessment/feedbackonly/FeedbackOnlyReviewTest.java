package id.tm.assessment.feedbackonly;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.feedbackonly.FeedbackOnlyTest.MINE;
import static id.tm.assessment.feedbackonly.FeedbackOnlyTest.STAFF;
import static id.tm.assessment.feedbackonly.FeedbackOnlyTest.bring;
import static id.tm.assessment.feedbackonly.FeedbackOnlyTest.consultation;
import static id.tm.assessment.feedbackonly.FeedbackOnlyTest.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.job.JobRunner;
import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.support.OutgoingMessage;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.RawHttp;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What staff makes of results that people brought, and what those people hear of it. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class FeedbackOnlyReviewTest {

    private static final int LARGEST = 10 * 1024 * 1024;

    @Inject
    JobRunner jobs;

    @Inject
    TransactionSteps purchases;

    private final Actor staff = Actors.admin("feedback-only:read", "feedback-only:review");

    @Test
    void itsOwnerIsToldInTheirLanguageWhatBecameOfIt() {
        Actor member = Actors.member(wishes -> wishes.name("Ayu").locale("en"));
        UUID talk = consultation(member);
        String first = bring(member, talk, pdf("Hasil")).path("id");
        assertThat(SentMessages.to(member.email())).noneMatch(FeedbackOnlyReviewTest::isOfReview);
        review(first, false, "Pages are missing").then().statusCode(200);
        OutgoingMessage refused = SentMessages.last(member.email(), "feedback-only-rejected");
        assertThat(refused.variables()).containsEntry("name", "Ayu").containsEntry("reason", "Pages are missing");
        assertThat(refused.recipient().locale().getLanguage()).isEqualTo("en");

        String second = bring(member, talk, pdf("Lengkap")).path("id");
        review(second, true, null).then().statusCode(200);
        assertThat(SentMessages.last(member.email(), "feedback-only-approved").variables())
                .containsKey("broughtAt")
                .doesNotContainKey("reason");
        // a decision that is refused tells nobody anything
        review(second, false, "Berubah pikiran").then().statusCode(409);
        assertThat(SentMessages.to(member.email()).stream().filter(FeedbackOnlyReviewTest::isOfReview))
                .hasSize(2);
        assertThat(state(member, talk)).isEqualTo("ACTIVE");
    }

    @Test
    void ofManyWhoDecideAtOnceOneDecides() {
        Actor member = Actors.member();
        UUID talk = consultation(member);
        String id = bring(member, talk, pdf("Hasil")).path("id");
        Race race = Race.run(20, number -> review(id, number % 2 == 0, "Alasan " + number));
        assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, 19L));
        String said = race.with(200).get(0).path("state");
        assertThat(state(member, talk)).isEqualTo(said.equals("APPROVED") ? "ACTIVE" : "LOCKED");
        assertThat(sql().number("select count(*) from messages where template_key like 'feedback-only-%'"
                        + " and user_id = '" + member.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void thatStaffFetchedTheFileIsWrittenDown() {
        Actor member = Actors.member();
        String id = bring(member, consultation(member), pdf("Hasil")).path("id");
        Response file = staff.given().accept("*/*").get(STAFF + "/" + id + "/file");
        file.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("attachment"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"));
        member.given().accept("*/*").get(MINE + "/" + id + "/file").then().statusCode(200);
        staff.given()
                .get(STAFF + "/" + id + "/reads")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].adminId", equalTo(staff.id().toString()));
        member.given()
                .get(MINE + "/" + id + "/reads")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].adminId", nullValue());
        Actors.member().given().get(MINE + "/" + id + "/reads").then().statusCode(404);
        anonymous().get(STAFF + "/" + id + "/reads").then().statusCode(401);
        Actors.admin("feedback-only:review")
                .given()
                .get(STAFF + "/" + id + "/reads")
                .then()
                .statusCode(403);
        staff.given()
                .accept("*/*")
                .get(STAFF + "/" + UUID.randomUUID() + "/file")
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsPaidBackIsLookedAtNoMore() {
        for (boolean approvedBefore : List.of(false, true)) {
            Actor member = Actors.member();
            purchases.alone();
            String purchase = purchases.bought(member, paidConsultation());
            UUID talk = UUID.fromString(sql().texts(
                            "select id from entitlements where transaction_id = '" + UUID.fromString(purchase) + "'")
                    .get(0));
            String id = bring(member, talk, pdf("Hasil")).path("id");
            if (approvedBefore) review(id, true, null).then().statusCode(200);
            payBack(member, purchase);

            assertThat(state(member, talk)).isEqualTo("VOID");
            member.given().get(MINE + "/" + id).then().body("state", equalTo("VOID"));
            review(id, true, null).then().statusCode(409).body("currentState", equalTo("VOID"));
            bring(member, talk, pdf("Lagi")).then().statusCode(409);
        }
    }

    @Test
    void tenMegabytesAreTakenAndNotOneByteMore() throws IOException {
        Actor member = Actors.member();
        UUID talk = consultation(member);
        String head = "POST " + MINE + "?entitlementId=" + talk + " HTTP/1.1\nHost: localhost\nAuthorization: Bearer "
                + member.token() + "\nContent-Type: application/pdf\n";
        assertThat(RawHttp.send(head + "Content-Length: " + (LARGEST + 1) + "\n\n", LARGEST + 1))
                .startsWith("HTTP/1.1 413")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"payload-too-large\"");
        assertThat(RawHttp.sendChunked(head + "Transfer-Encoding: chunked\n\n", LARGEST + 8192))
                .startsWith("HTTP/1.1 413");
        assertThat(sql().number("select count(*) from user_feedback_session_only where user_id = '" + member.id()
                        + "'"))
                .isZero();
        assertThat(state(member, talk)).isEqualTo("LOCKED");

        byte[] largest = Arrays.copyOf(pdf("Hasil"), LARGEST);
        byte[] end = pdf("Hasil");
        System.arraycopy(end, 0, largest, LARGEST - end.length, end.length);
        bring(member, talk, largest).then().statusCode(201).body("size", equalTo(LARGEST));
        assertThat(sql().number("select length(f.content) from user_feedback_session_only_files f"
                        + " join user_feedback_session_only b on b.id = f.feedback_only_id where b.user_id = '"
                        + member.id() + "'"))
                .isEqualTo(LARGEST);
    }

    @Test
    void theDatabaseKnowsTheSameStates() {
        String check = sql().texts("select pg_get_constraintdef(oid) from pg_constraint"
                        + " where conname = 'ck_user_feedback_session_only_state'")
                .get(0);
        List<String> known = Pattern.compile("'([A-Z_]+)'")
                .matcher(check)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(new TreeSet<>(known))
                .isEqualTo(new TreeSet<>(Arrays.stream(FeedbackOnlyState.values())
                        .map(Enum::name)
                        .toList()));
        Map<FeedbackOnlyState, List<FeedbackOnlyState>> moves = Map.of(
                FeedbackOnlyState.IN_REVIEW,
                List.of(FeedbackOnlyState.APPROVED, FeedbackOnlyState.REJECTED, FeedbackOnlyState.VOID),
                FeedbackOnlyState.APPROVED,
                List.of(FeedbackOnlyState.VOID),
                FeedbackOnlyState.REJECTED,
                List.of(),
                FeedbackOnlyState.VOID,
                List.of());
        for (FeedbackOnlyState from : FeedbackOnlyState.values()) {
            for (FeedbackOnlyState to : FeedbackOnlyState.values()) {
                assertThat(from.canBecome(to)).isEqualTo(moves.get(from).contains(to));
            }
        }
    }

    private static boolean isOfReview(OutgoingMessage message) {
        return message.templateKey().startsWith("feedback-only-");
    }

    private static String paidConsultation() {
        return SalesSteps.sold(SalesSteps.keeper(), product -> {
            product.put("sku", "SVC-" + SalesSteps.fresh());
            product.put("kind", "CONSULTATION");
            product.put("price", 250_000);
            product.remove("instrument");
            product.put("service", "consultation");
            product.put("needsDocument", true);
        });
    }

    private void payBack(Actor member, String purchase) {
        String payment = sql().texts("select id from payments where payable_id = '" + UUID.fromString(purchase) + "'")
                .get(0);
        String request = member.given()
                .header("Idempotency-Key", SalesSteps.fresh())
                .body(Map.of("paymentId", payment, "reason", "Berubah pikiran"))
                .post("/api/v1/me/refund-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Actor admin = Actors.admin("refund-requests:read", "refund-requests:approve");
        String path = "/api/v1/admin/refund-requests/" + request;
        String fingerprint = admin.given().get(path).path("preview.fingerprint");
        admin.given()
                .header("Idempotency-Key", SalesSteps.fresh())
                .body(Map.of("fingerprint", fingerprint, "reason", "belum dipakai", "byHand", false))
                .post(path + "/approval")
                .then()
                .statusCode(200);
        jobs.runOnce("refund-requests");
        purchases.sendRefunds();
        purchases.deliver();
    }

    private Response review(String id, boolean approved, String reason) {
        Map<String, Object> words =
                reason == null ? Map.of("approved", approved) : Map.of("approved", approved, "reason", reason);
        return staff.given().body(words).post(STAFF + "/" + id + "/review");
    }

    private static String state(Actor member, UUID entitlement) {
        return member.given()
                .get(TransactionSteps.ENTITLEMENTS + "/" + entitlement)
                .path("state");
    }
}
