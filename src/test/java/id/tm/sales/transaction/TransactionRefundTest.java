package id.tm.sales.transaction;

import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.voucher;
import static id.tm.sales.transaction.TransactionSteps.books;
import static id.tm.sales.transaction.TransactionSteps.entitlements;
import static id.tm.sales.transaction.TransactionSteps.sql;
import static id.tm.sales.transaction.TransactionSteps.status;
import static id.tm.sales.transaction.TransactionSteps.vouchers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.sales.EntitlementState;
import id.tm.sales.Entitlements;
import id.tm.sales.SalesError;
import id.tm.sales.SalesSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was bought is used, or its money goes back: never both. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class TransactionRefundTest {

    private static final String REQUESTS = "/api/v1/me/refund-requests";
    private static final String ADMIN = "/api/v1/admin/refund-requests/";

    @Inject
    TransactionSteps steps;

    @Inject
    Entitlements entitlements;

    @Inject
    id.tm.platform.job.JobRunner jobs;

    @Inject
    SystemClock clock;

    private final Actor keeper = keeper();
    private Actor buyer;

    @BeforeEach
    void arrive() {
        steps.alone();
        buyer = Actors.member();
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void whatIsUnusedGoesBackWithItsVoucher() {
        String code = voucher(keeper, rule -> rule.put("restoreOnRefund", true)).path("code");
        String id = steps.bought(buyer, sold(keeper, 400_000), code);
        String request = requested(id);
        approve(request).then().statusCode(200);
        refused(SalesError.ENTITLEMENT_REFUND_UNDER_WAY, each -> entitlements.start(each), one(id));
        sendRefund();

        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(entitlements(id)).containsExactly("VOID");
        assertThat(vouchers(id)).containsExactly("RESTORED");
        assertThat(books(id)).isEmpty();
        refused(PlatformError.ILLEGAL_STATE, each -> entitlements.start(each), one(id));
    }

    @Test
    void ofABundleOnlyTheUnusedPartGoesBack() {
        String test = sold(keeper, 400_000);
        String talk = sold(keeper, product -> {
            product.put("sku", "SVC-" + fresh());
            product.put("kind", "CONSULTATION");
            product.put("price", 200_000);
            product.remove("instrument");
            product.put("service", "consultation");
        });
        Response bundle = keeper.given()
                .body(SalesSteps.bundle(500_000, test, 400_000, talk, 200_000))
                .post(SalesSteps.PRODUCTS);
        String id = steps.bought(buyer, bundle.path("sku"));
        act(each -> entitlements.start(each), one(id));
        String request = requested(id);
        approve(request).then().statusCode(200);
        sendRefund();

        assertThat(status(id)).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(entitlements(id)).containsExactly("ACTIVE", "VOID");
        assertThat(books(id)).contains("SALES_REVENUE 333333");
    }

    @Test
    void whatWasBegunDoesNotGoBack() {
        String id = steps.bought(buyer, sold(keeper, 400_000));
        act(each -> entitlements.start(each), one(id));
        buyer.given()
                .header("Idempotency-Key", fresh())
                .body(Map.of("paymentId", payment(id), "reason", "Berubah pikiran"))
                .post(REQUESTS)
                .then()
                .statusCode(422);
        assertThat(entitlements(id)).containsExactly("ACTIVE");
    }

    @Test
    void whatWasBoughtLivesItsLife() {
        String sku = sold(keeper, product -> product.put("needsDocument", true));
        UUID id = one(steps.bought(buyer, sku));
        refused(PlatformError.ILLEGAL_STATE, entitlements::schedule, id);
        act(entitlements::submitDocument, id);
        act(each -> entitlements.judgeDocument(each, false), id);
        assertThat(state(id)).isEqualTo(EntitlementState.LOCKED);
        act(entitlements::submitDocument, id);
        act(each -> entitlements.judgeDocument(each, true), id);
        act(entitlements::schedule, id);
        assertThat(state(id)).isEqualTo(EntitlementState.SCHEDULED);
        act(entitlements::unschedule, id);
        act(entitlements::schedule, id);
        act(entitlements::complete, id);
        assertThat(state(id)).isEqualTo(EntitlementState.COMPLETED);
        refused(PlatformError.ILLEGAL_STATE, entitlements::unschedule, id);
    }

    @Test
    void itsTimeEnds() {
        UUID id = one(steps.bought(buyer, sold(keeper, 400_000)));
        clock.move(Duration.ofDays(366));
        assertThat(entitlements.find(buyer.id(), id).orElseThrow().usable()).isFalse();
        refused(SalesError.ENTITLEMENT_EXPIRED, entitlements::start, id);
        assertThat(state(id)).isEqualTo(EntitlementState.ACTIVE);
    }

    private String requested(String id) {
        Response answer = buyer.given()
                .header("Idempotency-Key", fresh())
                .body(Map.of("paymentId", payment(id), "reason", "Berubah pikiran"))
                .post(REQUESTS);
        answer.then().statusCode(201);
        return answer.path("id");
    }

    private static Response approve(String request) {
        Actor admin = Actors.admin("refund-requests:read", "refund-requests:approve");
        String fingerprint = admin.given().get(ADMIN + request).path("preview.fingerprint");
        return admin.given()
                .header("Idempotency-Key", fresh())
                .body(Map.of("fingerprint", fingerprint, "reason", "belum dipakai", "byHand", false))
                .post(ADMIN + request + "/approval");
    }

    private void sendRefund() {
        jobs.runOnce("refund-requests");
        steps.sendRefunds();
        steps.deliver();
    }

    private EntitlementState state(UUID id) {
        return entitlements.find(buyer.id(), id).orElseThrow().state();
    }

    private static void act(Consumer<UUID> act, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> act.accept(id));
    }

    private static void refused(ErrorCode by, Consumer<UUID> act, UUID id) {
        assertThatThrownBy(() -> act(act, id)).isInstanceOfSatisfying(TmException.class, e -> assertThat(e.error())
                .isEqualTo(by));
    }

    private static UUID one(String id) {
        List<String> ids = sql().texts("select id from entitlements where transaction_id = '" + id + "' order by part");
        return UUID.fromString(ids.get(0));
    }

    private static String payment(String id) {
        return sql().texts("select id from payments where payable_id = '" + id + "'")
                .get(0);
    }
}
