package id.tm.finance.refund;

import static id.tm.finance.Money.sql;
import static id.tm.finance.refund.RefundSteps.SALE;
import static id.tm.finance.refund.RefundSteps.account;
import static id.tm.finance.refund.RefundSteps.act;
import static id.tm.finance.refund.RefundSteps.approve;
import static id.tm.finance.refund.RefundSteps.approved;
import static id.tm.finance.refund.RefundSteps.ask;
import static id.tm.finance.refund.RefundSteps.asked;
import static id.tm.finance.refund.RefundSteps.entries;
import static id.tm.finance.refund.RefundSteps.history;
import static id.tm.finance.refund.RefundSteps.refundsOf;
import static id.tm.finance.refund.RefundSteps.show;
import static id.tm.finance.refund.RefundSteps.state;
import static id.tm.finance.refund.RefundSteps.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.tm.finance.Payments;
import id.tm.finance.TestBundles;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.ProviderPayout;
import id.tm.finance.gateway.ProviderPayout.Standing;
import id.tm.finance.payment.PaymentSteps;
import id.tm.finance.refund.RefundSteps.Purchase;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money that only a bank transfer brings back: by payout or by hand, never both (T7). */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class RefundTransferTest {

    private static final Duration NEXT_LOOK = Duration.ofMinutes(10);

    @Inject
    RefundSteps steps;

    @Inject
    PaymentSteps payment;

    @Inject
    Payments payments;

    @Inject
    RefundProcessing processing;

    @Inject
    SystemClock clock;

    private Purchase purchase;
    private Actor admin;
    private Duration moved;

    @BeforeEach
    void paidByBank() {
        steps.parkAllOthers();
        purchase = steps.paidByBank();
        moved = Duration.ZERO;
        logIn();
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void aVerifiedAccountOfTheBuyerIsNeeded() {
        ask(purchase, null).then().statusCode(422).body("code", equalTo("refund-account-required"));
        ask(purchase, account(Actors.member(), true)).then().statusCode(404);
        UUID account = account(purchase.buyer(), false);
        String id = asked(purchase, account);
        approve(admin, id, false).then().statusCode(422).body("code", equalTo("bank-account-not-verified"));
        verify(account);
        approve(admin, id, false).then().statusCode(200);
    }

    @Test
    void thePayoutSucceedsAndLeavesWhatTheProviderHasCollected() {
        String id = sent();
        show(id).then()
                .body("request.state", equalTo("PROCESSING"))
                .body("request.route", equalTo("MANUAL_TRANSFER"))
                .body("transfer.state", equalTo("READY"))
                .body("transfer.provider", equalTo("SIMULATOR"));
        assertThat(QuarkusTransaction.requiringNew().call(() -> processing.orderedFrom(id)))
                .as("whoever has the order is asked about it, whatever the setting says by now")
                .contains(PaymentProvider.SIMULATOR);
        assertThat(QuarkusTransaction.requiringNew().call(() -> processing.orderedFrom("no refund of ours")))
                .isEmpty();
        assertThat(room()).isZero();
        atProvider(id, "succeed");
        look();

        assertThat(state(id)).isEqualTo("REFUNDED");
        show(id).then().body("transfer.state", equalTo("SUCCEEDED"));
        assertThat(entries(all())).isEmpty();
        assertThat(TestBundles.told(purchase.bundle()))
                .containsExactly("paid", "approved []", "refunded 559440", "completed []");
    }

    @Test
    void whatTheProviderTellsInWhateverOrderCountsOnce() {
        for (List<Standing> news : List.of(
                List.of(Standing.SUCCEEDED, Standing.SUCCEEDED),
                List.of(Standing.SUCCEEDED, Standing.FAILED),
                List.of(Standing.SUCCEEDED, Standing.PROCESSING, Standing.SUCCEEDED, Standing.FAILED),
                List.of(Standing.PROCESSING, Standing.SUCCEEDED),
                List.of(Standing.FAILED, Standing.SUCCEEDED),
                List.of(Standing.FAILED, Standing.FAILED, Standing.SUCCEEDED))) {
            purchase = steps.paidByBank();
            String id = sent();
            news.forEach(each -> assertThat(tell(id, each, SALE.total())).isTrue());

            assertThat(state(id)).as(news.toString()).isEqualTo("REFUNDED");
            assertThat(payment.read(purchase.payment().id()).refunded()).isEqualTo(SALE.total());
            assertThat(entries(all())).isEmpty();
            assertThat(history(id)).filteredOn("REFUNDED"::equals).hasSize(1);
        }
    }

    @Test
    void newsOfNobodysPayoutOrOfAnotherAmountIsNotTaken() {
        String id = sent();
        assertThat(tell(UUID.randomUUID().toString(), Standing.SUCCEEDED, SALE.total()))
                .isFalse();
        assertThat(tell("not-an-id", Standing.SUCCEEDED, SALE.total())).isFalse();
        assertThat(tell(id, Standing.SUCCEEDED, 1)).isTrue();
        assertThat(state(id)).isEqualTo("PROCESSING");
    }

    @Test
    void aCallbackIsFasterThanTheNextLook() {
        String id = sent();
        atProvider(id, "succeed");
        for (int i = 0; i < 2; i++) {
            PaymentSteps.tellXendit(
                            "/api/v1/webhooks/xendit/payouts",
                            Map.of("event", "payout.succeeded", "data", Map.of("id", "p-" + id, "reference_id", id)))
                    .then()
                    .statusCode(200);
            payment.workOff();
        }
        assertThat(history(id)).containsExactly("REQUESTED", "APPROVED", "PROCESSING", "REFUNDED");
    }

    @Test
    void newsThatComesBeforeOurOwnWritingIsKeptUntilThen() {
        String id = asked(purchase, account(purchase.buyer(), true));
        approved(id, false);
        assertThat(tell(id, Standing.SUCCEEDED, SALE.total())).isFalse();
        assertThat(state(id)).isEqualTo("APPROVED");
        steps.send();
        assertThat(tell(id, Standing.SUCCEEDED, SALE.total())).isTrue();
        assertThat(state(id)).isEqualTo("REFUNDED");
    }

    @Test
    void nothingIsSentOfWhatTheBankHasTakenBack() {
        String id = asked(purchase, account(purchase.buyer(), true));
        approved(id, false);
        QuarkusTransaction.requiringNew().run(() -> processing.send(RefundRequest.lock(UUID.fromString(id))));
        payment.acts(purchase.payment(), "deny", Map.of("copies", 0));
        payment.refresh(purchase.payment());
        steps.send();
        assertThat(payouts(id)).isZero();
        assertThat(state(id)).isEqualTo("FAILED");
        transfer(admin, id).then().statusCode(409).body("currentState", equalTo("REVERSED"));
        act(admin, id, "rejection", Map.of("reason", "sudah ditarik bank"))
                .then()
                .statusCode(200);
    }

    @Test
    void anAccountThatIsGoneIsNotSentTo() {
        UUID account = account(purchase.buyer(), true);
        String id = asked(purchase, account);
        approved(id, false);
        sql().execute("update user_banks set retired_at = now() where id = '" + account + "'");
        steps.send();
        assertThat(state(id)).isEqualTo("FAILED");
        show(id).then().body("request.lastError", equalTo("bank-account-not-found"));
        assertThat(payouts(id)).isZero();
    }

    @Test
    void whatFailedIsPaidByHandOrGivenUp() {
        String id = sent();
        atProvider(id, "fail");
        look();
        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(room()).isZero();
        transfer(admin, id).then().statusCode(200).body("request.state", equalTo("REFUNDED"));
        transfer(admin, id).then().statusCode(409).body("currentState", equalTo("REFUNDED"));
        assertThat(entries(all()))
                .containsOnly(entry("BANK", SALE.total()), entry("GATEWAY_CLEARING SIMULATOR", -SALE.total()));

        purchase = steps.paidByBank();
        String other = sent();
        atProvider(other, "fail");
        look();
        act(admin, other, "rejection", Map.of("reason", "sudah dibayar tunai"))
                .then()
                .statusCode(200);
        assertThat(room()).isEqualTo(SALE.total());
        assertThat(TestBundles.told(purchase.bundle())).containsExactly("paid", "approved []", "given up []");
    }

    @Test
    void aRetryAsksFirstAndOrdersNothingThatTheProviderKnows() {
        String id = sent();
        atProvider(id, "fail");
        look();
        act(admin, id, "retry", Map.of("reason", "coba lagi")).then().statusCode(200);
        assertThat(state(id)).isEqualTo("PROCESSING");
        transfer(admin, id).then().statusCode(409).body("code", equalTo("refund-transfer-under-way"));
        look();
        assertThat(state(id)).isEqualTo("FAILED");
        act(admin, id, "retry", Map.of("reason", "coba lagi")).then().statusCode(200);
        act(admin, id, "retry", Map.of("reason", "coba lagi")).then().statusCode(409);
    }

    @Test
    void whatTheBankSendsBackIsOwedAgain() {
        String id = sent();
        tell(id, Standing.SUCCEEDED, SALE.total());
        tell(id, Standing.REVERSED, SALE.total());
        tell(id, Standing.REVERSED, SALE.total());

        show(id).then().body("request.state", equalTo("FAILED")).body("request.bounced", equalTo(true));
        assertThat(entries(references(id)))
                .containsOnly(
                        entry("UNALLOCATED_RECEIPTS", SALE.total()),
                        entry("GATEWAY_CLEARING SIMULATOR", -SALE.total()));
        act(admin, id, "retry", Map.of("reason", "coba lagi")).then().statusCode(409);
        act(admin, id, "rejection", Map.of("reason", "tidak")).then().statusCode(409);
        transfer(admin, id).then().statusCode(200);

        show(id).then().body("request.state", equalTo("REFUNDED")).body("request.bounced", equalTo(false));
        assertThat(entries(references(id)))
                .containsOnly(entry("BANK", SALE.total()), entry("GATEWAY_CLEARING SIMULATOR", -SALE.total()));
        assertThat(TestBundles.told(purchase.bundle()))
                .filteredOn("completed []"::equals)
                .hasSize(1);
    }

    @Test
    void byHandTheServiceSendsNothing() {
        String id = asked(purchase, account(purchase.buyer(), true));
        approved(id, true);
        steps.send();
        assertThat(state(id)).isEqualTo("APPROVED");
        show(id).then().body("transfer", nullValue());
        transfer(admin, id).then().statusCode(200).body("request.bankReference", equalTo("FT-" + id));
        assertThat(history(id)).containsExactly("REQUESTED", "APPROVED", "PROCESSING", "REFUNDED");
        steps.send();
        assertThat(payouts(id)).isZero();
    }

    @Test
    void whatTheProviderCanSendBackIsNotTransferred() {
        purchase = steps.paidByWallet();
        String id = asked(purchase, null);
        approve(admin, id, true).then().statusCode(409).body("code", equalTo("refund-not-by-transfer"));
        transfer(admin, id).then().statusCode(409).body("currentState", equalTo("REQUESTED"));
        approved(id, false);
        transfer(admin, id).then().statusCode(409).body("code", equalTo("refund-not-by-transfer"));
    }

    @Test
    void whenTheProviderHasRefusedTheMoneyGoesByTransfer() {
        purchase = steps.paidByWallet();
        String id = asked(purchase, account(purchase.buyer(), true));
        approved(id, false);
        sql().execute("delete from simulator_payments where reference = '"
                + purchase.payment().reference() + "'");
        steps.send();
        assertThat(state(id)).isEqualTo("FAILED");
        act(admin, id, "retry", Map.of("reason", "lewat bank")).then().statusCode(200);
        steps.send();
        atProvider(id, "succeed");
        look();
        assertThat(state(id)).isEqualTo("REFUNDED");
        assertThat(payment.read(purchase.payment().id()).refunded()).isEqualTo(SALE.total());
    }

    /** Approved and ordered at the simulated provider. */
    private String sent() {
        String id = asked(purchase, account(purchase.buyer(), true));
        approved(id, false);
        steps.send();
        assertThat(payouts(id)).isEqualTo(1);
        return id;
    }

    private void look() {
        pass(NEXT_LOOK);
        steps.send();
    }

    private void pass(Duration time) {
        moved = moved.plus(time);
        clock.move(moved);
        logIn();
    }

    private void logIn() {
        admin = Actors.admin("refund-requests:read", "refund-requests:write", "refund-requests:approve");
    }

    private boolean tell(String reference, Standing standing, long amount) {
        return QuarkusTransaction.requiringNew()
                .call(() -> processing.apply(new ProviderPayout(reference, "p-1", amount, standing, null)));
    }

    private static void atProvider(String reference, String act) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("copies", 0))
                .post("/api/v1/simulator/payouts/{reference}/{act}", reference, act)
                .then()
                .statusCode(200);
    }

    private static long payouts(String id) {
        return sql().number("select count(*) from simulator_payouts where reference = '" + id + "'");
    }

    private static void verify(UUID account) {
        sql().execute("update user_banks set state = 'VERIFIED', name_check = 'MATCH', checked_at = now(),"
                + " checked_by = (select id from admins limit 1) where id = '" + account + "'");
    }

    private long room() {
        return sql().number(
                        "select p.amount - p.refunded_amount - coalesce((select sum(r.amount) from payment_refunds r"
                                + " where r.payment_id = p.id and r.state in ('REQUESTED', 'SENDING', 'OWED')), 0) from payments p"
                                + " where p.id = '" + purchase.payment().id() + "'");
    }

    private List<UUID> all() {
        List<UUID> all = new ArrayList<>(refundsOf(purchase.payment()));
        all.add(purchase.payment().id());
        return all;
    }

    private List<UUID> references(String id) {
        List<UUID> all = all();
        all.add(UUID.fromString(id));
        return all;
    }
}
