package id.tm.sales.referral;

import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.nominal;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.SalesSteps.voucher;
import static id.tm.sales.referral.ReferralSteps.MINE;
import static id.tm.sales.referral.ReferralSteps.begun;
import static id.tm.sales.referral.ReferralSteps.checkOut;
import static id.tm.sales.referral.ReferralSteps.clicked;
import static id.tm.sales.referral.ReferralSteps.codeOf;
import static id.tm.sales.referral.ReferralSteps.commissions;
import static id.tm.sales.referral.ReferralSteps.end;
import static id.tm.sales.referral.ReferralSteps.person;
import static id.tm.sales.referral.ReferralSteps.put;
import static id.tm.sales.referral.ReferralSteps.ruled;
import static id.tm.sales.referral.ReferralSteps.wallet;
import static id.tm.sales.transaction.TransactionSteps.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.sales.Entitlements;
import id.tm.sales.SalesSteps;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a referrer earns: once when it is paid, released later, and taken back with the money, to the rupiah. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class ReferralCommissionTest {

    private static final Duration HELD = Duration.ofDays(14);

    @Inject
    TransactionSteps steps;

    @Inject
    JobRunner jobs;

    @Inject
    SystemClock clock;

    @Inject
    Entitlements entitlements;

    @Inject
    ReferralCommissions commissions;

    private final Actor admin = ReferralSteps.keeper();
    private Actor referrer;
    private String code;
    private String visitor;
    private Actor buyer;

    @BeforeEach
    void arrive() {
        steps.alone();
        referrer = person();
        code = codeOf(referrer);
        visitor = clicked(code);
        buyer = person();
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void itIsHeldWhenThePurchaseIsPaidAndReleasedAfterwards() {
        String sku = sold(admin, 400_000);
        ruled(admin, sku, rule -> {});
        String id = begun(buyer, visitor, sku);
        assertThat(commissions(id)).isEmpty();
        pay(id);
        assertThat(commissions(id)).containsExactly("40000 ACCRUED");
        assertThat(wallet(referrer)).isEqualTo("0 40000");
        referrer.given()
                .get(MINE)
                .then()
                .body("conversions", equalTo(1))
                .body("accrued.count", equalTo(1))
                .body("accrued.amount", equalTo(40_000))
                .body("released.amount", equalTo(0));
        referrer.given().get(MINE + "/visits?converted=true").then().body("items.converted", contains(true));
        Response earned = referrer.given().get(MINE + "/commissions");
        earned.then().body("items.sku", contains(sku)).body("items.amount", contains(40_000));
        assertThat(earned.asString()).doesNotContain(buyer.id().toString(), buyer.name(), buyer.email(), id);
        buyer.given().get(MINE + "/commissions").then().body("items", equalTo(List.of()));

        clock.move(HELD.minusMinutes(10));
        jobs.runOnce("referral-commissions");
        assertThat(wallet(referrer)).isEqualTo("0 40000");
        clock.move(HELD.plusMinutes(10));
        jobs.runOnce("referral-commissions");
        assertThat(commissions(id)).containsExactly("40000 RELEASED");
        assertThat(wallet(referrer)).isEqualTo("40000 0");
        jobs.runOnce("referral-commissions");
        assertThat(wallet(referrer)).isEqualTo("40000 0");
    }

    @Test
    void manyWhoReleaseItAtOnceReleaseItOnce() {
        String sku = sold(admin, 400_000);
        ruled(admin, sku, rule -> rule.put("holdDays", 0));
        String id = paid(sku);
        UUID commission =
                UUID.fromString(sql().texts("select id from referral_commissions where transaction_id = '" + id + "'")
                        .get(0));
        List<Boolean> released = Race.calls(100, number -> commissions.release(commission, clock.instant()));
        assertThat(released.stream().filter(each -> each)).hasSize(1);
        assertThat(wallet(referrer)).isEqualTo("40000 0");
    }

    @Test
    void whoReleasesAndWhoTakesBackAtOnceDoNotBothWin() {
        String sku = sold(admin, 400_000);
        ruled(admin, sku, rule -> rule.put("holdDays", 0));
        for (int round = 0; round < 5; round++) {
            visitor = clicked(code);
            buyer = person();
            String id = paid(sku);
            TransactionSteps.tell(id, "refund", Map.of());
            UUID commission = UUID.fromString(
                    sql().texts("select id from referral_commissions where transaction_id = '" + id + "'")
                            .get(0));
            List<Boolean> done = Race.calls(8, number -> {
                if (number == 0) steps.deliver();
                else commissions.release(commission, clock.instant());
                return true;
            });
            assertThat(done).hasSize(8);
            steps.deliver();
            assertThat(status(id)).isEqualTo("REFUNDED");
            assertThat(commissions(id)).hasSize(1).allSatisfy(each -> assertThat(each)
                    .isIn("40000 REVERSED", "40000 CLAWED_BACK"));
            assertThat(wallet(referrer)).isEqualTo("0 0");
        }
    }

    @Test
    void theBaseIsThePriceOrWhatIsPaidForIt() {
        String gross = sold(admin, 400_000);
        String net = sold(admin, 400_000);
        String fixed = sold(admin, 400_000);
        ruled(admin, gross, rule -> rule.put("base", "GROSS"));
        ruled(admin, net, rule -> {});
        ruled(admin, fixed, rule -> {
            rule.put("commissionKind", "FIXED");
            rule.remove("percent");
            rule.put("amount", 25_000);
        });
        String voucher =
                voucher(admin, rule -> rule.put("reduction", nominal(120_000))).path("code");
        Response answer = checkOut(buyer, visitor, List.of(gross, net, fixed), Map.of("codes", List.of(voucher)));
        answer.then().statusCode(201);
        pay(answer.path("id"));
        assertThat(commissions(answer.path("id"))).containsExactly("40000 ACCRUED", "36000 ACCRUED", "25000 ACCRUED");
    }

    @Test
    void itIsNeverMoreThanWhatIsPaidAndNothingOfWhatIsFree() {
        String sku = sold(admin, 100_000);
        ruled(admin, sku, rule -> {
            rule.put("commissionKind", "FIXED");
            rule.remove("percent");
            rule.put("amount", 90_000);
        });
        String most =
                voucher(admin, rule -> rule.put("reduction", nominal(80_000))).path("code");
        Response cheap = checkOut(buyer, visitor, List.of(sku), Map.of("codes", List.of(most)));
        pay(cheap.path("id"));
        assertThat(commissions(cheap.path("id"))).containsExactly("20000 ACCRUED");
        String all =
                voucher(admin, rule -> rule.put("reduction", nominal(100_000))).path("code");
        Actor other = person();
        Response free = checkOut(other, visitor, List.of(sku), Map.of("codes", List.of(all)));
        free.then().statusCode(201).body("status", equalTo("PAID")).body("referralCode", equalTo(code));
        assertThat(commissions(free.path("id"))).isEmpty();
    }

    @Test
    void theMostSpecificRuleCounts() {
        String sku = sold(admin, 100_000);
        String other = sold(admin, 100_000);
        String tier = "T" + fresh();
        List<String> global = new java.util.ArrayList<>();
        try {
            global.add(ruled(admin, sku, rule -> {
                        rule.remove("sku");
                        rule.put("percent", 1);
                    })
                    .path("id"));
            ruled(admin, sku, rule -> {
                rule.remove("sku");
                rule.put("tier", tier);
                rule.put("percent", 2);
            });
            ruled(admin, sku, rule -> rule.put("percent", 3));
            ruled(admin, sku, rule -> {
                rule.put("tier", tier);
                rule.put("percent", 4);
            });
            assertThat(commissions(paid(sku))).containsExactly("3000 ACCRUED");
            assertThat(commissions(paid(other))).containsExactly("1000 ACCRUED");
            put(admin, referrer, tier, true);
            buyer = person();
            assertThat(commissions(paid(sku))).containsExactly("4000 ACCRUED");
            assertThat(commissions(paid(other))).containsExactly("2000 ACCRUED");
        } finally {
            global.forEach(rule -> end(admin, rule).then().statusCode(200));
        }
        assertThat(commissions(paid(sold(admin, 100_000)))).containsExactly("2000 ACCRUED");
        put(admin, referrer, "STANDARD", true);
        assertThat(commissions(paid(sold(admin, 100_000)))).isEmpty();
    }

    @Test
    void theTermsOfTheCheckoutCountWhateverBecomesOfTheRule() {
        String sku = sold(admin, 400_000);
        String rule = ruled(admin, sku, each -> {}).path("id");
        String id = begun(buyer, visitor, sku);
        end(admin, rule).then().statusCode(200);
        ruled(admin, sku, each -> each.put("percent", 50));
        put(admin, referrer, "STANDARD", false);
        pay(id);
        assertThat(commissions(id)).containsExactly("40000 ACCRUED");
        assertThat(sql().texts("select rule_id from referral_terms t join referral_attributions a on a.id ="
                        + " t.attribution_id where a.transaction_id = '" + id + "'"))
                .containsExactly(rule);
    }

    @Test
    void lateMoneyEarnsItOnce() {
        String sku = sold(admin, 400_000);
        ruled(admin, sku, rule -> {});
        String id = begun(buyer, visitor, sku);
        steps.act(id, "expire", Map.of());
        assertThat(status(id)).isEqualTo("EXPIRED");
        steps.act(id, "pay", Map.of("method", "gopay", "copies", 3));
        assertThat(status(id)).isEqualTo("PAID");
        assertThat(commissions(id)).containsExactly("40000 ACCRUED");
    }

    @Test
    void beforeItsReleaseItIsReversedWithTheMoney() {
        String sku = sold(admin, 400_000);
        ruled(admin, sku, rule -> {});
        String id = paid(sku);
        steps.act(id, "refund", Map.of("amount", 100_000));
        assertThat(commissions(id)).containsExactly("40000 ACCRUED");
        steps.act(id, "refund", Map.of());
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(commissions(id)).containsExactly("40000 REVERSED");
        assertThat(wallet(referrer)).isEqualTo("0 0");
        clock.move(HELD.plusDays(1));
        jobs.runOnce("referral-commissions");
        assertThat(wallet(referrer)).isEqualTo("0 0");
        clock.move(Duration.ZERO);
        referrer.given()
                .get(MINE)
                .then()
                .body("takenBack.amount", equalTo(40_000))
                .body("accrued.count", equalTo(0));
    }

    @Test
    void afterItsReleaseItIsTakenBackAlsoWhenItIsSpent() {
        String sku = sold(admin, 400_000);
        ruled(admin, sku, rule -> rule.put("holdDays", 0));
        String id = paid(sku);
        jobs.runOnce("referral-commissions");
        assertThat(wallet(referrer)).isEqualTo("40000 0");
        UUID wallet = UUID.fromString(sql().texts("select id from wallets where user_id = '" + referrer.id() + "'")
                .get(0));
        ledger.post(new id.tm.finance.WithdrawalPosting.Requested(UUID.randomUUID(), wallet, 30_000));
        steps.act(id, "deny", Map.of());
        assertThat(status(id)).isEqualTo("REVERSED");
        assertThat(commissions(id)).containsExactly("40000 CLAWED_BACK");
        assertThat(wallet(referrer)).isEqualTo("-30000 30000");
    }

    @Inject
    id.tm.finance.Ledger ledger;

    @Test
    void ofABundleThePartThatGoesBackTakesItsShare() {
        String id = bundleWithOnePartInUse(14);
        assertThat(commissions(id)).containsExactly("33333 ACCRUED", "16667 ACCRUED");
        String request = asked(id);
        show(request)
                .then()
                .body("preview.clawBacks.amount", contains(16_667))
                .body("preview.clawBacks.held", contains(true));
        approve(request);
        sendRefund();
        assertThat(status(id)).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(commissions(id)).containsExactly("33333 ACCRUED", "16667 REVERSED");
        assertThat(wallet(referrer)).isEqualTo("0 33333");
        clock.move(HELD.plusDays(1));
        jobs.runOnce("referral-commissions");
        assertThat(wallet(referrer)).isEqualTo("33333 0");
    }

    @Test
    void whatWasReleasedSinceTheApprovalIsTakenOnce() {
        String id = bundleWithOnePartInUse(0);
        String request = asked(id);
        show(request).then().body("preview.clawBacks.held", contains(true));
        approve(request);
        jobs.runOnce("referral-commissions");
        assertThat(wallet(referrer)).isEqualTo("50000 0");
        sendRefund();
        assertThat(commissions(id)).containsExactly("33333 RELEASED", "16667 CLAWED_BACK");
        assertThat(wallet(referrer)).isEqualTo("33333 0");
    }

    @Test
    void aWholeRefundThatWasAskedForTakesItOnce() {
        String sku = sold(admin, 400_000);
        ruled(admin, sku, rule -> rule.put("holdDays", 0));
        String id = paid(sku);
        jobs.runOnce("referral-commissions");
        String request = asked(id);
        show(request).then().body("preview.clawBacks.held", contains(false));
        approve(request);
        sendRefund();
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(commissions(id)).containsExactly("40000 CLAWED_BACK");
        assertThat(wallet(referrer)).isEqualTo("0 0");
    }

    @Test
    void theBackOfficeFindsThem() {
        String sku = sold(admin, 400_000);
        ruled(admin, sku, rule -> {});
        String id = paid(sku);
        for (String filter :
                List.of("transactionId=" + id, "userId=" + referrer.id(), "sku=" + sku, "state=ACCRUED&sku=" + sku)) {
            admin.given()
                    .get(ReferralSteps.COMMISSIONS + "?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.transactionId", contains(id))
                    .body("items.commission.amount", contains(40_000))
                    .body("items.userId", containsInAnyOrder(referrer.id().toString()));
        }
        admin.given()
                .get(ReferralSteps.COMMISSIONS + "?state=RELEASED&sku=" + sku)
                .then()
                .body("items.transactionId", not(contains(id)));
    }

    /** 500,000 with a rule of ten per cent, in parts of 400,000 and 200,000, of which the first is in use. */
    private String bundleWithOnePartInUse(int holdDays) {
        String test = sold(admin, 400_000);
        String talk = sold(admin, product -> {
            product.put("sku", "SVC-" + fresh());
            product.put("kind", "CONSULTATION");
            product.put("price", 200_000);
            product.remove("instrument");
            product.put("service", "consultation");
        });
        String bundle = admin.given()
                .body(SalesSteps.bundle(500_000, test, 400_000, talk, 200_000))
                .post(SalesSteps.PRODUCTS)
                .path("sku");
        ruled(admin, bundle, rule -> rule.put("holdDays", holdDays));
        String id = paid(bundle);
        UUID first = UUID.fromString(
                sql().texts("select id from entitlements where transaction_id = '" + id + "' order by part")
                        .get(0));
        inTransaction(entitlements::start, first);
        return id;
    }

    private static void inTransaction(Consumer<UUID> act, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> act.accept(id));
    }

    private String paid(String sku) {
        String id = begun(buyer, visitor, sku);
        pay(id);
        return id;
    }

    private void pay(String id) {
        steps.act(id, "pay", Map.of("method", "gopay"));
        assertThat(status(id)).isEqualTo("PAID");
    }

    private String asked(String id) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", "Berubah pikiran"));
        body.put(
                "paymentId",
                sql().texts("select id from payments where payable_id = '" + id + "'")
                        .get(0));
        Response asked =
                buyer.given().header("Idempotency-Key", fresh()).body(body).post("/api/v1/me/refund-requests");
        asked.then().statusCode(201);
        return asked.path("id");
    }

    private static Response show(String request) {
        return Actors.admin("refund-requests:read").given().get("/api/v1/admin/refund-requests/" + request);
    }

    private static void approve(String request) {
        Actor approver = Actors.admin("refund-requests:read", "refund-requests:approve");
        String path = "/api/v1/admin/refund-requests/" + request;
        String fingerprint = approver.given().get(path).path("preview.fingerprint");
        approver.given()
                .header("Idempotency-Key", fresh())
                .body(Map.of("fingerprint", fingerprint, "reason", "belum dipakai", "byHand", false))
                .post(path + "/approval")
                .then()
                .statusCode(200);
    }

    private void sendRefund() {
        jobs.runOnce("refund-requests");
        steps.sendRefunds();
        steps.deliver();
    }
}
