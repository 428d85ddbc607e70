package id.tm.finance.refund;

import static id.tm.finance.Money.sql;
import static id.tm.finance.refund.RefundSteps.ADMIN;
import static id.tm.finance.refund.RefundSteps.MINE;
import static id.tm.finance.refund.RefundSteps.account;
import static id.tm.finance.refund.RefundSteps.fingerprint;
import static id.tm.finance.refund.RefundSteps.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import id.tm.finance.refund.RefundSteps.Purchase;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T11 and T13 of refund requests: who may what, and what is no request at all. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class RefundRequestAccessTest {

    private static final List<String> NASTY =
            List.of("", "   ", "a\u0000b", "<script>alert(1)</script>", "x".repeat(10_000), "\u0007bell");

    private static final List<String> NO_IDS =
            List.of("", "1", "null", "' or '1'='1' --", "😀", "../../etc/passwd", "x".repeat(5_000), "\u0000");

    @Inject
    RefundSteps steps;

    private Purchase purchase;
    private String id;

    @BeforeEach
    void asked() {
        steps.parkAllOthers();
        purchase = steps.paidByWallet();
        id = RefundSteps.asked(purchase, null);
    }

    @Test
    void whatIsSomebodyElsesIsNotThere() {
        Actor other = Actors.member();
        other.given().get(MINE + "/" + id).then().statusCode(404).body("code", equalTo("refund-request-not-found"));
        other.given().get(MINE).then().statusCode(200).body("items", empty());
        post(other, MINE + "/" + id + "/cancellation", Map.of()).then().statusCode(404);
        post(other, MINE + "/preview", Map.of("paymentId", purchase.payment().id()))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-payment"));
        Purchase unasked = steps.paidByWallet();
        RefundSteps.ask(other, MINE, unasked, null).then().statusCode(422);
        RefundSteps.ask(unasked.buyer(), MINE, unasked, account(other, true))
                .then()
                .statusCode(404)
                .body("code", equalTo("bank-account-not-found"));
        assertThat(RefundSteps.state(id)).isEqualTo("REQUESTED");
    }

    @Test
    void nobodyGetsInWithoutARoleOrPermission() {
        for (String path : List.of(MINE, MINE + "/" + id, ADMIN, ADMIN + "/" + id)) {
            RestAssured.given().get(path).then().statusCode(401);
        }
        Actor none = Actors.admin("payments:read");
        Actor reads = Actors.admin("refund-requests:read");
        Actor writes = Actors.admin("refund-requests:write");
        Actor approves = Actors.admin("refund-requests:approve");
        for (Actor actor : List.of(none, writes, approves, purchase.buyer())) {
            actor.given().get(ADMIN).then().statusCode(403);
        }
        none.given().get(MINE).then().statusCode(403);
        bodies().forEach((act, body) -> {
            boolean approving = act.equals("approval") || act.equals("rejection");
            for (Actor actor : List.of(none, reads, approving ? writes : approves)) {
                post(actor, ADMIN + "/" + id + "/" + act, body).then().statusCode(403);
            }
        });
        post(
                        approves,
                        ADMIN + "/preview",
                        Map.of("paymentId", purchase.payment().id()))
                .then()
                .statusCode(403);
        RefundSteps.ask(reads, ADMIN, purchase, null).then().statusCode(403);
        assertThat(RefundSteps.state(id)).isEqualTo("REQUESTED");
    }

    @Test
    void whatIsNotThereIsNotThere() {
        Actor admin = all();
        String none = UUID.randomUUID().toString();
        admin.given().get(ADMIN + "/" + none).then().statusCode(404);
        bodies().forEach((act, body) -> post(admin, ADMIN + "/" + none + "/" + act, body)
                .then()
                .statusCode(404)
                .body("code", equalTo("refund-request-not-found")));
        post(admin, ADMIN + "/preview", Map.of("paymentId", none)).then().statusCode(422);
    }

    @Test
    void nothingThatIsWrongGetsThrough() {
        String before = everything();
        Actor admin = all();
        List<Response> answers = new ArrayList<>();
        bodies().forEach((act, body) -> body.keySet().forEach(field -> {
            String path = ADMIN + "/" + id + "/" + act;
            if (field.equals("byHand")) {
                answers.add(post(admin, path, with(body, field, "perhaps")));
                return;
            }
            for (String nasty : NASTY) answers.add(post(admin, path, with(body, field, nasty)));
            answers.add(post(admin, path, with(body, field, List.of("a"))));
            answers.add(post(admin, path, with(body, field, null)));
            answers.add(post(admin, path, with(body, "unknown", 1)));
        }));
        Map<String, Object> wish =
                new HashMap<>(Map.of("paymentId", purchase.payment().id().toString(), "reason", "Saya berhalangan"));
        for (String path : List.of(MINE, ADMIN)) {
            Actor who = path.equals(MINE) ? purchase.buyer() : admin;
            for (String nasty : NASTY) answers.add(post(who, path, with(wish, "reason", nasty)));
            for (String no : NO_IDS) {
                answers.add(post(who, path, with(wish, "paymentId", no)));
                answers.add(post(who, path + "/preview", Map.of("paymentId", no)));
                answers.add(post(who, path, with(wish, "bankAccountId", "x" + no)));
            }
            answers.add(post(who, path, with(wish, "amount", -1)));
            answers.add(who.given().body(wish).post(path));
            answers.add(who.given()
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("[]")
                    .post(path));
            answers.add(who.given()
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("{")
                    .post(path));
            answers.add(who.given().get(path + "?state=LOST"));
            answers.add(who.given().get(path + "?limit=0"));
            answers.add(who.given().get(path + "?sort=reason"));
            answers.add(who.given().get(path + "?paymentId=1"));
            answers.add(who.given().get(path + "?cursor=nonsense"));
        }
        answers.add(RestAssured.given()
                .auth()
                .oauth2(purchase.buyer().token())
                .contentType(ContentType.TEXT)
                .body("x")
                .post(MINE));

        for (Response answer : answers) {
            assertThat(answer.statusCode()).as(answer.asString()).isBetween(400, 499);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theSameKeyAsksOnce() {
        Purchase fresh = steps.paidByWallet();
        Map<String, ?> wish = Map.of("paymentId", fresh.payment().id(), "reason", "Saya berhalangan");
        String key = UUID.randomUUID().toString();
        String first = fresh.buyer()
                .given()
                .header("Idempotency-Key", key)
                .body(wish)
                .post(MINE)
                .path("id");
        fresh.buyer()
                .given()
                .header("Idempotency-Key", key)
                .body(wish)
                .post(MINE)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
    }

    private Map<String, Map<String, Object>> bodies() {
        Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();
        bodies.put("review", Map.of());
        bodies.put("approval", Map.of("fingerprint", fingerprint(id), "reason", "belum dipakai", "byHand", false));
        bodies.put("rejection", Map.of("reason", "sudah dipakai"));
        bodies.put("retry", Map.of("reason", "coba lagi"));
        bodies.put("transfer", Map.of("bankReference", "FT1", "reason", "lewat bank"));
        return bodies;
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private static Actor all() {
        return Actors.admin("refund-requests:read", "refund-requests:write", "refund-requests:approve");
    }

    private static String everything() {
        return String.join(
                "/",
                sql().texts("select md5(string_agg(r::text, ',' order by id)) from refund_requests r union all"
                        + " select count(*)::text from refund_request_histories union all"
                        + " select count(*)::text from payment_refunds"));
    }
}
