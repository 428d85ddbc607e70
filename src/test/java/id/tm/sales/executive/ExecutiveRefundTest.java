package id.tm.sales.executive;

import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.SalesSteps.voucher;
import static id.tm.sales.executive.ExecutiveSteps.REFUNDS;
import static id.tm.sales.executive.ExecutiveSteps.accept;
import static id.tm.sales.executive.ExecutiveSteps.assign;
import static id.tm.sales.executive.ExecutiveSteps.assigned;
import static id.tm.sales.executive.ExecutiveSteps.counts;
import static id.tm.sales.executive.ExecutiveSteps.entitlements;
import static id.tm.sales.executive.ExecutiveSteps.payment;
import static id.tm.sales.executive.ExecutiveSteps.seats;
import static id.tm.sales.executive.ExecutiveSteps.sold;
import static id.tm.sales.executive.ExecutiveSteps.status;
import static id.tm.sales.executive.ExecutiveSteps.token;
import static id.tm.sales.transaction.TransactionSteps.books;
import static id.tm.sales.transaction.TransactionSteps.vouchers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.job.JobRunner;
import id.tm.sales.Entitlements;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Seats that nobody has go back, and nobody gets them then. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class ExecutiveRefundTest {

    private static final String ADMIN_REFUNDS = "/api/v1/admin/refund-requests/";

    @Inject
    TransactionSteps steps;

    @Inject
    ExecutiveSteps seatSteps;

    @Inject
    Entitlements entitlements;

    @Inject
    JobRunner jobs;

    private Actor company;

    @BeforeEach
    void arrive() {
        steps.alone();
        company = Actors.partner();
    }

    @Test
    void whatNobodyHasGoesBackByThePiece() {
        String id = seatSteps.bought(company, sold(keeper(), 300_000), 4);
        Actor worker = Actors.member();
        assigned(company, id, worker);
        UUID used = UUID.fromString(accept(worker, token(worker.email())).path("entitlementId"));
        QuarkusTransaction.requiringNew().run(() -> entitlements.start(used));
        assigned(company, id, Actors.member());

        String request = requested(company, id);
        Actor admin = approver();
        approve(admin, request, fingerprint(admin, request)).then().statusCode(200);
        assertThat(seats(id)).containsExactly("TAKEN", "TAKEN", "HELD_FOR_REFUND", "HELD_FOR_REFUND");
        assertThat(counts(company, id)).containsEntry("heldForRefund", 2).containsEntry("free", 0);
        assign(company, id, "late@example.com").then().statusCode(409).body("code", equalTo("executive-seats-taken"));
        sendRefund();

        assertThat(status(id)).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(seats(id)).containsExactly("TAKEN", "TAKEN", "VOID", "VOID");
        assertThat(books(id)).contains("SALES_REVENUE 600000");
        assertThat(counts(company, id)).containsEntry("refunded", 2);
        // what is left lives on
        String assignment = company.given()
                .get(ExecutiveSteps.assignments(id) + "?state=INVITED")
                .path("items[0].id");
        ExecutiveSteps.withdraw(company, id, assignment).then().statusCode(204);
        assign(company, id, "other@example.com").then().statusCode(201);
    }

    @Test
    void allOfItGoesBackWithItsVoucher() {
        String code =
                voucher(keeper(), rule -> rule.put("restoreOnRefund", true)).path("code");
        String id = seatSteps.bought(company, sold(keeper(), 300_000), 3, code);
        assertThat(vouchers(id)).containsExactly("REDEEMED");
        String request = requested(company, id);
        Actor admin = approver();
        approve(admin, request, fingerprint(admin, request)).then().statusCode(200);
        sendRefund();
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(seats(id)).containsExactly("VOID", "VOID", "VOID");
        assertThat(vouchers(id)).containsExactly("RESTORED");
        assertThat(books(id)).isEmpty();
    }

    @Test
    void seatsThatSomebodyHasStay() {
        String id = seatSteps.bought(company, sold(keeper(), 300_000), 1);
        Actor worker = Actors.member();
        assigned(company, id, worker);
        request(company, id).then().statusCode(422);
        accept(worker, token(worker.email())).then().statusCode(200);
        request(company, id).then().statusCode(422);
        assertThat(entitlements(id)).containsExactly("ACTIVE");
    }

    @Test
    void anInvitationThatIsTooOldKeepsNoSeatFromGoingBack() {
        String id = seatSteps.bought(company, sold(keeper(), 300_000), 2);
        assigned(company, id, Actors.member());
        assigned(company, id, Actors.member());
        sql().execute("update executive_transaction_assignments set expires_at = now() - interval '1 minute'"
                + " where executive_transaction_id = '" + id + "'");
        String request = requested(company, id);
        Actor admin = approver();
        approve(admin, request, fingerprint(admin, request)).then().statusCode(200);
        sendRefund();
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void whatIsRefundedAtTheProviderNobodyHas() {
        String id = seatSteps.bought(company, sold(keeper(), 300_000), 2);
        Actor first = Actors.member();
        assigned(company, id, first);
        UUID used = UUID.fromString(accept(first, token(first.email())).path("entitlementId"));
        QuarkusTransaction.requiringNew().run(() -> {
            entitlements.start(used);
            entitlements.complete(used);
        });
        steps.act(id, "refund", Map.of("amount", 100_000));
        assertThat(status(id)).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(seats(id)).containsExactly("TAKEN", "FREE");
        steps.act(id, "refund", Map.of());
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(seats(id)).containsExactly("TAKEN", "VOID");
        assertThat(entitlements(id)).containsExactly("COMPLETED");
    }

    private static Response request(Actor company, String id) {
        return company.given()
                .header("Idempotency-Key", fresh())
                .body(Map.of("paymentId", payment(id), "reason", "Kursi tidak terpakai"))
                .post(REFUNDS);
    }

    static String requested(Actor company, String id) {
        Response answer = request(company, id);
        answer.then().statusCode(201);
        return answer.path("id");
    }

    static Actor approver() {
        return Actors.admin("refund-requests:read", "refund-requests:approve");
    }

    static String fingerprint(Actor admin, String request) {
        return admin.given().get(ADMIN_REFUNDS + request).path("preview.fingerprint");
    }

    static Response approve(Actor admin, String request, String fingerprint) {
        return admin.given()
                .header("Idempotency-Key", fresh())
                .body(Map.of("fingerprint", fingerprint, "reason", "belum dipakai", "byHand", false))
                .post(ADMIN_REFUNDS + request + "/approval");
    }

    private void sendRefund() {
        jobs.runOnce("refund-requests");
        steps.sendRefunds();
        steps.deliver();
    }
}
