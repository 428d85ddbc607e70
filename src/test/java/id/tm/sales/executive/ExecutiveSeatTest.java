package id.tm.sales.executive;

import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.executive.ExecutiveSteps.ADMIN;
import static id.tm.sales.executive.ExecutiveSteps.INVITATIONS;
import static id.tm.sales.executive.ExecutiveSteps.accept;
import static id.tm.sales.executive.ExecutiveSteps.assign;
import static id.tm.sales.executive.ExecutiveSteps.assigned;
import static id.tm.sales.executive.ExecutiveSteps.assignments;
import static id.tm.sales.executive.ExecutiveSteps.counts;
import static id.tm.sales.executive.ExecutiveSteps.entitlements;
import static id.tm.sales.executive.ExecutiveSteps.reassign;
import static id.tm.sales.executive.ExecutiveSteps.seats;
import static id.tm.sales.executive.ExecutiveSteps.sold;
import static id.tm.sales.executive.ExecutiveSteps.token;
import static id.tm.sales.executive.ExecutiveSteps.withdraw;
import static id.tm.sales.transaction.TransactionSteps.ENTITLEMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.crypto.SecretTokens;
import id.tm.sales.Entitlements;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Seats are given, accepted, given to somebody else, taken back. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class ExecutiveSeatTest {

    @Inject
    TransactionSteps steps;

    @Inject
    ExecutiveSteps seatSteps;

    @Inject
    Entitlements entitlements;

    private Actor company;
    private String sku;
    private String id;

    @BeforeEach
    void arrive() {
        steps.alone();
        company = Actors.partner(wishes -> wishes.name("PT Kursi"));
        sku = sold(keeper(), 300_000);
        id = seatSteps.bought(company, sku, 2);
    }

    @Test
    void whoAcceptsMayUseIt() {
        Actor worker = Actors.member(wishes -> wishes.name("Agus"));
        Response given = assign(company, id, worker.email().toUpperCase(java.util.Locale.ROOT));
        given.then()
                .statusCode(201)
                .body("email", equalTo(worker.email()))
                .body("state", equalTo("INVITED"))
                .body("use", nullValue());
        assertThat(SentMessages.last(worker.email(), "executive-invitation").variables())
                .containsEntry("companyName", "PT Kursi")
                .containsKeys("link", "expiresAt");
        String token = token(worker.email());
        assertThat(token).hasSizeGreaterThanOrEqualTo(22);
        assertThat(sql().texts("select token_hash from executive_transaction_assignments where id = '"
                        + given.path("id") + "'"))
                .containsExactly(SecretTokens.hash(token));
        worker.given()
                .get(INVITATIONS)
                .then()
                .statusCode(200)
                .body("companyName", contains("PT Kursi"))
                .body("sku", contains(sku));
        assertThat(entitlements(id)).isEmpty();

        Response accepted = accept(worker, token);
        accepted.then().statusCode(200).body("state", equalTo("ACCEPTED")).body("entitlementId", notNullValue());
        accept(worker, token).then().statusCode(200).body("entitlementId", equalTo(accepted.path("entitlementId")));
        worker.given()
                .get(ENTITLEMENTS)
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(accepted.path("entitlementId")))
                .body("items[0].sku", equalTo(sku))
                .body("items[0].usable", equalTo(true))
                .body("items[0].transactionId", nullValue());
        worker.given().get(INVITATIONS).then().body("$", hasSize(0));
        assertThat(counts(company, id)).containsEntry("free", 1).containsEntry("accepted", 1);

        UUID entitlement = UUID.fromString(accepted.path("entitlementId"));
        QuarkusTransaction.requiringNew().run(() -> entitlements.start(entitlement));
        assertThat(counts(company, id)).containsEntry("started", 1).containsEntry("accepted", 0);
        QuarkusTransaction.requiringNew().run(() -> entitlements.complete(entitlement));
        assertThat(counts(company, id)).containsEntry("used", 1).containsEntry("started", 0);
        company.given()
                .get(assignments(id))
                .then()
                .body("items.state", contains("ACCEPTED"))
                .body("items.use", contains("USED"));
        Actors.admin("executive-transactions:read")
                .given()
                .get(ADMIN + "?email=" + worker.email())
                .then()
                .body("items.id", contains(id));
    }

    @Test
    void anInvitationIsForItsAddressOnly() {
        Actor worker = Actors.member();
        assigned(company, id, worker);
        String token = token(worker.email());
        accept(Actors.member(), token).then().statusCode(403).body("code", equalTo("executive-invitation-of-another"));
        accept(worker, SecretTokens.random())
                .then()
                .statusCode(410)
                .body("code", equalTo("executive-invitation-unusable"));
        assertThat(entitlements(id)).isEmpty();
        accept(worker, token).then().statusCode(200);
    }

    @Test
    void onePersonHasOneSeat() {
        Actor worker = Actors.member();
        assigned(company, id, worker);
        assign(company, id, worker.email())
                .then()
                .statusCode(409)
                .body("code", equalTo("executive-email-assigned"))
                .body("errors.field", contains("email"));
        accept(worker, token(worker.email())).then().statusCode(200);
        // under another address, which is the person's by now
        String other = "other." + worker.email();
        assign(company, id, other).then().statusCode(201);
        sql().execute("update users set email = '" + other + "' where id = '" + worker.id() + "'");
        accept(worker, token(other)).then().statusCode(409).body("code", equalTo("executive-seat-held-already"));
        assertThat(entitlements(id)).containsExactly("ACTIVE");
    }

    @Test
    void severalAtOnceAreAllOrNobody() {
        String batches = assignments(id) + "/batches";
        company.given()
                .body(Map.of("assignments", List.of(of("a1"), of("b1"), of("a1"))))
                .post(batches)
                .then()
                .statusCode(409)
                .body("code", equalTo("executive-email-assigned"))
                .body("errors.field", contains("assignments[2].email"));
        company.given()
                .body(Map.of("assignments", List.of(of("a1"), of("b1"), of("c1"))))
                .post(batches)
                .then()
                .statusCode(409)
                .body("code", equalTo("executive-seats-taken"))
                .body("free", equalTo(2));
        assertThat(seats(id)).containsExactly("FREE", "FREE");
        company.given()
                .body(Map.of("assignments", List.of(of("a1"), of("b1"))))
                .post(batches)
                .then()
                .statusCode(201)
                .body("state", contains("INVITED", "INVITED"));
        assertThat(seats(id)).containsExactly("TAKEN", "TAKEN");
    }

    @Test
    void aSeatIsReassignedUntilItsUseBegins() {
        Actor first = Actors.member();
        String assignment = assigned(company, id, first);
        String firstToken = token(first.email());
        Actor second = Actors.member();
        reassign(company, id, assignment, second.email(), "\"7\"").then().statusCode(412);
        company.given()
                .body(Map.of("email", second.email()))
                .put(assignments(id) + "/" + assignment)
                .then()
                .statusCode(428);
        String tag = company.given().get(assignments(id) + "/" + assignment).header("ETag");
        reassign(company, id, assignment, second.email(), tag)
                .then()
                .statusCode(200)
                .body("email", equalTo(second.email()))
                .body("state", equalTo("INVITED"));
        accept(first, firstToken).then().statusCode(410);
        accept(second, token(second.email())).then().statusCode(200);
        UUID entitlement = UUID.fromString(second.given().get(ENTITLEMENTS).path("items[0].id"));

        Actor third = Actors.member();
        reassign(company, id, assignment, third.email(), "*").then().statusCode(200);
        assertThat(entitlements(id)).containsExactly("VOID");
        second.given().get(ENTITLEMENTS + "/" + entitlement).then().body("state", equalTo("VOID"));
        accept(third, token(third.email())).then().statusCode(200);
        assertThat(entitlements(id)).containsExactly("VOID", "ACTIVE");
        UUID held = UUID.fromString(third.given().get(ENTITLEMENTS).path("items[0].id"));
        QuarkusTransaction.requiringNew().run(() -> entitlements.schedule(held));
        for (Response answer :
                List.of(reassign(company, id, assignment, first.email(), "*"), withdraw(company, id, assignment))) {
            answer.then().statusCode(409).body("code", equalTo("executive-seat-in-use"));
        }
        QuarkusTransaction.requiringNew().run(() -> entitlements.unschedule(held));
        QuarkusTransaction.requiringNew().run(() -> entitlements.start(held));
        reassign(company, id, assignment, first.email(), "*").then().statusCode(409);
        assertThat(entitlements(id)).containsExactly("VOID", "ACTIVE");
    }

    @Test
    void aSeatIsTakenBackAndGivenToSomebodyElse() {
        Actor worker = Actors.member();
        String assignment = assigned(company, id, worker);
        String token = token(worker.email());
        withdraw(company, id, assignment).then().statusCode(204);
        accept(worker, token).then().statusCode(410);
        withdraw(company, id, assignment).then().statusCode(409).body("currentState", equalTo("WITHDRAWN"));
        reassign(company, id, assignment, "x@example.com", "*").then().statusCode(409);
        company.given()
                .post(assignments(id) + "/" + assignment + "/invitation")
                .then()
                .statusCode(409);
        String again = assigned(company, id, worker);
        accept(worker, token(worker.email())).then().statusCode(200);
        company.given()
                .post(assignments(id) + "/" + again + "/invitation")
                .then()
                .statusCode(409)
                .body("currentState", equalTo("ACCEPTED"));
        withdraw(company, id, again).then().statusCode(204);
        assertThat(entitlements(id)).containsExactly("VOID");
        assertThat(seats(id)).containsExactly("FREE", "FREE");
        company.given()
                .get(assignments(id) + "?state=WITHDRAWN&email=" + worker.email())
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void anInvitationIsSentAgainNowAndThen() {
        Actor worker = Actors.member();
        String assignment = assigned(company, id, worker);
        String first = token(worker.email());
        String path = assignments(id) + "/" + assignment + "/invitation";
        company.given().post(path).then().statusCode(202);
        String second = token(worker.email());
        assertThat(second).isNotEqualTo(first);
        company.given().post(path).then().statusCode(202);
        company.given().post(path).then().statusCode(202);
        company.given().post(path).then().statusCode(429).header("Retry-After", notNullValue());
        accept(worker, first).then().statusCode(410);
        accept(worker, second).then().statusCode(410);
        accept(worker, token(worker.email())).then().statusCode(200);
    }

    @Test
    void whatNobodyAcceptsIsFreeAgain() {
        Actor worker = Actors.member();
        String assignment = assigned(company, id, worker);
        assigned(company, id, Actors.member());
        String token = token(worker.email());
        assign(company, id, "more@example.com").then().statusCode(409).body("code", equalTo("executive-seats-taken"));
        assertThat(sql().number("select extract(day from expires_at - invited_at) from"
                        + " executive_transaction_assignments where id = '" + assignment + "'"))
                .isEqualTo(14);
        sql().execute("update executive_transaction_assignments set expires_at = now() - interval '1 minute'"
                + " where executive_transaction_id = '" + id + "'");
        assertThat(counts(company, id)).containsEntry("free", 2).containsEntry("invited", 0);
        company.given().get(assignments(id) + "/" + assignment).then().body("state", equalTo("EXPIRED"));
        accept(worker, token).then().statusCode(410);
        // while nobody else wants the seat it can be sent again
        company.given()
                .post(assignments(id) + "/" + assignment + "/invitation")
                .then()
                .statusCode(202);
        assign(company, id, "more@example.com").then().statusCode(201);
        assign(company, id, "evenmore@example.com").then().statusCode(409);
        accept(worker, token(worker.email())).then().statusCode(200);
        assertThat(sql().texts("select state from executive_transaction_assignments where executive_transaction_id = '"
                        + id + "' order by state"))
                .containsExactly("ACCEPTED", "EXPIRED", "INVITED");
    }

    @Test
    void seatsAreTheCompanysOnly() {
        String assignment = assigned(company, id, Actors.member());
        String one = assignments(id) + "/" + assignment;
        for (Actor other : List.of(Actors.partner(), Actors.partnerOperator(Actors.partner()), Actors.member())) {
            other.given().get(assignments(id)).then().statusCode(404);
            other.given().get(one).then().statusCode(404);
            assign(other, id, "x@example.com").then().statusCode(404);
            reassign(other, id, assignment, "x@example.com", "*").then().statusCode(404);
            withdraw(other, id, assignment).then().statusCode(404);
            other.given().post(one + "/invitation").then().statusCode(404);
        }
        company.given()
                .get(assignments(id) + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("executive-assignment-not-found"));
        withdraw(Actors.partnerOperator(company), id, assignment).then().statusCode(204);
    }

    private Map<String, String> of(String name) {
        return Map.of(
                "email", name + "." + sku.toLowerCase(java.util.Locale.ROOT) + "@example.com", "fullName", "Agus");
    }
}
