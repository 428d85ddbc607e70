package id.tm.assessment.run;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.answer;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.entitled;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.save;
import static id.tm.assessment.run.RunSteps.start;
import static id.tm.assessment.run.RunSteps.submit;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.sales.SalesSteps;
import id.tm.sales.executive.ExecutiveSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No run waits for a seat that a company gave; what can be begun with it is seen all the same. */
@ServiceTest
class SeatStartTest {

    private static final String STARTABLE = MINE + "/entitlements/";

    private final Actor member = Actors.member();

    @Test
    void whatASeatCanBeginWithIsSeenBeforeItsStart() {
        ObjectNode file = small();
        String test = offered(file, wishes -> {});
        String first = begun(member, test);
        save(member, first, answer("a1", "3", 1), answer("a2", "2", 1), answer("b1", "1", 1), answer("c1", "x", 1));
        submit(member, first).then().statusCode(200);
        String full = offered(file.get("code").asText(), wishes -> wishes.put("consultation", true));
        UUID seat = seatOf(full);
        member.given().queryParam("entitlementId", seat).get(MINE).then().body("items", empty());
        Response seen = member.given().header("Accept-Language", "en").get(STARTABLE + seat);
        seen.then()
                .statusCode(200)
                .body("assessment", equalTo(full))
                .body("name", equalTo("Trial"))
                .body("runId", nullValue())
                .body("startable", equalTo(true))
                .body("copyable.id", contains(first))
                .body("copyable.assessment", contains(test));
        Response begun = member.given()
                .body(Map.of("entitlementId", seat, "copyFrom", first))
                .post(MINE);
        begun.then().statusCode(201);
        member.given()
                .get(STARTABLE + seat)
                .then()
                .statusCode(200)
                .body("runId", equalTo(begun.<String>path("id")))
                .body("startable", equalTo(false))
                .body("copyable", empty());
    }

    @Test
    void whatWaitsOrIsTooLateIsSaidToo() {
        UUID bought = entitled(member, offered(small(), wishes -> {}));
        String waiting =
                member.given().queryParam("entitlementId", bought).get(MINE).path("items[0].id");
        member.given()
                .get(STARTABLE + bought)
                .then()
                .body("runId", equalTo(waiting))
                .body("startable", equalTo(true))
                .body("copyable", empty());
        sql().execute("update entitlements set valid_until = now() - interval '1 second' where id = '" + bought + "'");
        member.given().get(STARTABLE + bought).then().body("startable", equalTo(false));
        start(member, bought).then().statusCode(409);
    }

    @Test
    void onlyOnesOwnIsThereAndOnlyForATest() {
        UUID bought = entitled(member, offered(small(), wishes -> {}));
        Actors.member()
                .given()
                .get(STARTABLE + bought)
                .then()
                .statusCode(404)
                .body("code", equalTo("run-entitlement-not-found"));
        anonymous().get(STARTABLE + bought).then().statusCode(401);
        Actors.admin("user-assessments:read")
                .given()
                .get(STARTABLE + bought)
                .then()
                .statusCode(403);
        member.given().get(STARTABLE + UUID.randomUUID()).then().statusCode(404);
        member.given().get(STARTABLE + "none").then().statusCode(404);
        String gift = SalesSteps.sold(SalesSteps.keeper(), 0);
        Response other = TransactionSteps.checkOut(member, List.of(gift), List.of());
        String forNothing = member.given()
                .queryParam("transactionId", other.<String>path("id"))
                .get(TransactionSteps.ENTITLEMENTS)
                .path("items[0].id");
        sql().execute("update entitlements set instrument = null where id = '" + forNothing + "'");
        member.given()
                .get(STARTABLE + forNothing)
                .then()
                .statusCode(422)
                .body("code", equalTo("entitlement-for-no-test"));
    }

    private UUID seatOf(String test) {
        Actor company = Actors.partner();
        String sku = SalesSteps.sold(SalesSteps.keeper(), product -> {
            product.put("kind", "EXECUTIVE");
            product.put("price", 0);
            product.put("instrument", test);
        });
        String purchase = ExecutiveSteps.begun(company, sku, 1);
        ExecutiveSteps.assigned(company, purchase, member);
        ExecutiveSteps.accept(member, ExecutiveSteps.token(member.email()))
                .then()
                .statusCode(200);
        return UUID.fromString(member.given()
                .queryParam("kind", "EXECUTIVE")
                .get(TransactionSteps.ENTITLEMENTS)
                .path("items[0].id"));
    }
}
