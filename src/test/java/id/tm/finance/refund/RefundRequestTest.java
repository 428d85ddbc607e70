package id.tm.finance.refund;

import static id.tm.finance.Money.sql;
import static id.tm.finance.refund.RefundSteps.ADMIN;
import static id.tm.finance.refund.RefundSteps.MINE;
import static id.tm.finance.refund.RefundSteps.SALE;
import static id.tm.finance.refund.RefundSteps.act;
import static id.tm.finance.refund.RefundSteps.approve;
import static id.tm.finance.refund.RefundSteps.approved;
import static id.tm.finance.refund.RefundSteps.ask;
import static id.tm.finance.refund.RefundSteps.asked;
import static id.tm.finance.refund.RefundSteps.commissioned;
import static id.tm.finance.refund.RefundSteps.entries;
import static id.tm.finance.refund.RefundSteps.half;
import static id.tm.finance.refund.RefundSteps.history;
import static id.tm.finance.refund.RefundSteps.post;
import static id.tm.finance.refund.RefundSteps.refundsOf;
import static id.tm.finance.refund.RefundSteps.show;
import static id.tm.finance.refund.RefundSteps.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.tm.finance.CommissionPosting;
import id.tm.finance.FinanceError;
import id.tm.finance.Ledger;
import id.tm.finance.Money;
import id.tm.finance.Payments;
import id.tm.finance.RefundObstacle;
import id.tm.finance.RefundTerms;
import id.tm.finance.RefundTerms.CommissionShare;
import id.tm.finance.TestBundles;
import id.tm.finance.TestPayables;
import id.tm.finance.WithdrawalPosting;
import id.tm.finance.payment.PaymentSteps;
import id.tm.finance.refund.RefundSteps.Purchase;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ServiceTest
@ExtendWith(BooksBalanced.class)
class RefundRequestTest {

    @Inject
    RefundSteps steps;

    @Inject
    PaymentSteps payment;

    @Inject
    Payments payments;

    @Inject
    Ledger ledger;

    @Inject
    @All
    List<PersonalData> rooms;

    @Inject
    SystemClock clock;

    @BeforeEach
    void alone() {
        steps.parkAllOthers();
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void theWayOfARequest() {
        Purchase purchase = steps.paidByWallet();
        Actor admin = Actors.admin("refund-requests:read", "refund-requests:write", "refund-requests:approve");
        String id = asked(purchase, null);
        purchase.buyer()
                .given()
                .get(MINE + "/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("REQUESTED"))
                .body("amount", equalTo(559_440))
                .body("route", equalTo("PROVIDER"));
        purchase.buyer().given().get(MINE + "?state=REQUESTED").then().body("items.id", contains(id));

        act(admin, id, "review", Map.of()).then().statusCode(200).body("request.state", equalTo("UNDER_REVIEW"));
        approve(admin, id, false).then().statusCode(200).body("request.state", equalTo("APPROVED"));
        assertThat(sql().texts("select reason from activity_log where table_name = 'refund_requests'"
                        + " and subject_id = '" + id + "' and reason is not null"))
                .containsOnly("belum dipakai");
        assertThat(refundsOf(purchase.payment())).isEmpty();
        steps.send();

        show(id).then()
                .body("request.state", equalTo("REFUNDED"))
                .body("request.decidedBy", equalTo(admin.id().toString()))
                .body("history.to", contains("REQUESTED", "UNDER_REVIEW", "APPROVED", "PROCESSING", "REFUNDED"))
                .body("history.actor", contains("BUYER", "ADMIN", "ADMIN", "SERVICE", "SERVICE"));
        assertThat(TestBundles.told(purchase.bundle()))
                .containsExactly("paid", "approved []", "completed []", "refunded 559440");
        assertThat(SentMessages.to(purchase.buyer().email()))
                .extracting(message -> message.variables().get("title"))
                .containsExactly(
                        "Permintaan pengembalian dana Anda kami terima",
                        "Permintaan pengembalian dana Anda sedang diperiksa",
                        "Pengembalian dana Anda disetujui",
                        "Dana Anda telah kembali");
        admin.given()
                .get(ADMIN + "?state=REFUNDED&paymentId=" + purchase.payment().id())
                .then()
                .body("items", hasSize(1));
        assertThat(payment.books(payment.read(purchase.payment().id()))).isZero();
    }

    @Test
    void whatThePreviewSaysIsWhatTheBooksSayLineByLine() {
        Purchase purchase = steps.paidByWallet();
        UUID held = UUID.randomUUID();
        UUID released = UUID.randomUUID();
        UUID first = Money.wallet();
        UUID second = Money.wallet();
        ledger.post(new CommissionPosting.Accrued(held, first, 15_000));
        ledger.post(new CommissionPosting.Accrued(released, second, 40_000));
        ledger.post(new CommissionPosting.Released(released, second, 40_000));
        purchase.with(half(
                purchase.buyer().id(),
                List.of(new CommissionShare(held, first, 15_000), new CommissionShare(released, second, 10_000))));
        String id = asked(purchase, null);
        Response preview = show(id);
        preview.then()
                .body("preview.buyer.amount", equalTo(185_000))
                .body("preview.buyer.ppn", equalTo(18_333))
                .body("preview.buyer.feeKept", equalTo(1_480))
                .body("preview.buyer.returnsVoucher", equalTo(true))
                .body("preview.buyer.parts.amount", contains(370_000, 185_000))
                .body("preview.buyer.parts.returns", contains(false, true))
                .body("preview.clawBacks.held", contains(true, false))
                .body("preview.clawBacks.becomesNegative", contains(false, false));

        approved(id, false);
        List<UUID> known = new ArrayList<>(allReferences());
        steps.send();

        List<UUID> fresh = new ArrayList<>(allReferences());
        fresh.removeAll(known);
        // The commission that was held is taken back under its own reference, which was there before.
        Map<String, Long> expected = new TreeMap<>();
        expected.put(
                "SALES_REVENUE BUNDLE",
                -preview.<Integer>path("preview.back.revenue.BUNDLE").longValue());
        expected.put("PPN_PAYABLE", -preview.<Integer>path("preview.back.ppn").longValue());
        expected.put(
                "GATEWAY_CLEARING SIMULATOR",
                preview.<Integer>path("preview.buyer.amount").longValue());
        expected.put("AVAILABLE " + second, -10_000L);
        expected.put("COMMISSION_EXPENSE", 10_000L);
        assertThat(entries(fresh)).isEqualTo(expected);
        assertThat(entries(List.of(held))).isEmpty();
        assertThat(Money.wallets().balance(first).held()).isZero();
        assertThat(Money.wallets().balance(second).available()).isEqualTo(30_000);
        assertThat(TestBundles.told(purchase.bundle()))
                .containsExactly("paid", "approved [SVC-01]", "completed [SVC-01]", "refunded 185000");
        show(id).then().body("preview.buyer.amount", equalTo(185_000));
    }

    @Test
    void theRestOfABundleCanGoBackLaterAndAllOfItIsTheWholeSale() {
        Purchase purchase = steps.paidByWallet();
        RefundTerms half = half(purchase.buyer().id(), List.of());
        purchase.with(half);
        approved(asked(purchase, null), false);
        steps.send();
        purchase.with(new RefundTerms(
                purchase.buyer().id(),
                List.of(),
                half.parts().stream()
                        .map(part -> new id.tm.finance.RefundPart(
                                part.code(), part.name(), part.productKind(), part.weight(), !part.returns()))
                        .toList(),
                true,
                List.of(),
                false,
                0));
        String id = asked(purchase, null);
        approved(id, false);
        steps.send();

        assertThat(state(id)).isEqualTo("REFUNDED");
        List<UUID> references = new ArrayList<>(refundsOf(purchase.payment()));
        references.add(purchase.payment().id());
        // What is kept is the fee and the tax on it.
        assertThat(entries(references))
                .containsOnly(
                        entry("GATEWAY_CLEARING SIMULATOR", -4_440L),
                        entry("FEE_INCOME", 4_000L),
                        entry("PPN_PAYABLE", 440L));
    }

    @Test
    void whatWentBackOtherwiseIsDeducted() {
        Purchase purchase = steps.paidByWallet();
        QuarkusTransaction.requiringNew()
                .run(() -> payments.refund(purchase.payment().id(), 100_000, "goodwill", "goodwill"));
        String id = asked(purchase, null);
        show(id).then().body("preview.buyer.amount", equalTo(459_440)).body("preview.deducted", equalTo(100_000));
        approved(id, false);
        steps.send();
        assertThat(payment.read(purchase.payment().id()).refunded()).isEqualTo(559_440);
    }

    @Test
    void approvingWhatIsNotTrueAnyMoreIsRefused() {
        Purchase purchase = steps.paidByWallet();
        String id = asked(purchase, null);
        Actor admin = Actors.admin("refund-requests:approve");
        String old = RefundSteps.fingerprint(id);
        purchase.with(half(purchase.buyer().id(), List.of()));

        act(admin, id, "approval", Map.of("fingerprint", old, "reason", "belum dipakai"))
                .then()
                .statusCode(409)
                .body("code", equalTo("refund-preview-changed"))
                .body("fingerprint", equalTo(RefundSteps.fingerprint(id)));
        assertThat(state(id)).isEqualTo("REQUESTED");
        assertThat(TestBundles.told(purchase.bundle())).containsExactly("paid");
    }

    @Test
    void everyObstacleIsToldAndKeepsItFromBeingAsked() {
        Purchase unpaid = steps.unpaid();
        hindered(unpaid, "NOT_PAID");
        Purchase started = steps.paidByWallet();
        for (RefundObstacle obstacle : List.of(RefundObstacle.STARTED, RefundObstacle.HELD, RefundObstacle.USED_UP)) {
            started.with(
                    new RefundTerms(started.buyer().id(), List.of(obstacle), List.of(), false, List.of(), false, 0));
            hindered(started, obstacle.name());
        }
        Purchase gone = steps.paidByWallet();
        QuarkusTransaction.requiringNew()
                .run(() -> payments.refund(gone.payment().id(), SALE.total(), "goodwill", "goodwill"));
        hindered(gone, "NOTHING_LEFT");
        Purchase twice = steps.paidByWallet();
        asked(twice, null);
        preview(twice).then().body("obstacles", contains("REQUESTED_ALREADY"));
        ask(twice, null).then().statusCode(409).body("code", equalTo("refund-request-open"));

        Purchase late = steps.paidByWallet();
        clock.move(Duration.ofDays(7).plusMinutes(1));
        Actor again = Actors.admin("refund-requests:write");
        ask(again, ADMIN, late, null)
                .then()
                .statusCode(422)
                .body("code", equalTo("refund-not-possible"))
                .body("obstacles", contains("WINDOW_OVER"));
    }

    @Test
    void whatIsNoneOfTheThingsThatGoBackIsNotOffered() {
        Actor buyer = Actors.member();
        UUID goods = TestPayables.offer(100_000, buyer.id(), null, true);
        Purchase purchase = new Purchase(buyer, goods, payment.started(goods));
        preview(purchase).then().statusCode(200).body("obstacles", hasItem("NOT_OFFERED"));
    }

    @Test
    void aRequestMadeInTimeIsNotLateBecauseItsReviewTookLong() {
        Purchase purchase = steps.paidByWallet();
        String id = asked(purchase, null);
        clock.move(Duration.ofDays(30));
        approved(id, false);
        steps.send();
        assertThat(state(id)).isEqualTo("REFUNDED");
    }

    @Test
    void whoAskedDoesNotApprove() {
        Purchase purchase = steps.paidByWallet();
        Actor admin = Actors.admin("refund-requests:read", "refund-requests:write", "refund-requests:approve");
        String id = ask(admin, ADMIN, purchase, null).path("request.id");
        approve(admin, id, false).then().statusCode(409).body("code", equalTo("own-refund-request"));
        approved(id, false);
        show(id).then().body("request.adminId", equalTo(admin.id().toString()));
    }

    @Test
    void theBuyerTakesItBackUntilSomebodyLooksAtIt() {
        Purchase purchase = steps.paidByWallet();
        String id = asked(purchase, null);
        cancel(purchase, id).then().statusCode(200).body("state", equalTo("CANCELLED"));
        cancel(purchase, id).then().statusCode(409).body("currentState", equalTo("CANCELLED"));
        String other = asked(purchase, null);
        act(Actors.admin("refund-requests:write"), other, "review", Map.of())
                .then()
                .statusCode(200);
        cancel(purchase, other).then().statusCode(409).body("currentState", equalTo("UNDER_REVIEW"));
    }

    @Test
    void aRejectionSaysWhyAndFreesThePayment() {
        Purchase purchase = steps.paidByWallet();
        String id = asked(purchase, null);
        act(Actors.admin("refund-requests:approve"), id, "rejection", Map.of("reason", "Sesi sudah berlangsung"))
                .then()
                .statusCode(200)
                .body("request.state", equalTo("REJECTED"));
        assertThat(SentMessages.last(purchase.buyer().email(), "refund-request")
                        .variables()
                        .get("note"))
                .isEqualTo("Sesi sudah berlangsung");
        asked(purchase, null);
    }

    @Test
    void aCommissionThatWasWithdrawnMakesTheWalletNegativeUntilMoreIsEarned() {
        Purchase purchase = steps.paidByWallet();
        UUID wallet = Money.wallet();
        UUID commission = UUID.randomUUID();
        ledger.post(new CommissionPosting.Accrued(commission, wallet, 50_000));
        ledger.post(new CommissionPosting.Released(commission, wallet, 50_000));
        ledger.post(new WithdrawalPosting.Requested(UUID.randomUUID(), wallet, 50_000));
        purchase.with(commissioned(purchase.buyer().id(), new CommissionShare(commission, wallet, 50_000)));
        String id = asked(purchase, null);
        show(id).then().body("preview.clawBacks.becomesNegative", contains(true));
        approved(id, false);
        steps.send();

        assertThat(Money.wallets().balance(wallet).available()).isEqualTo(-50_000);
        assertThatThrownBy(() -> ledger.post(new WithdrawalPosting.Requested(UUID.randomUUID(), wallet, 1)))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(FinanceError.INSUFFICIENT_FUNDS));
        Money.give(wallet, 70_000);
        assertThat(Money.wallets().balance(wallet).available()).isEqualTo(20_000);
        ledger.post(new WithdrawalPosting.Requested(UUID.randomUUID(), wallet, 20_000));
    }

    @Test
    void aCommissionReleasedSinceTheApprovalIsTakenAllTheSame() {
        Purchase purchase = steps.paidByWallet();
        UUID wallet = Money.wallet();
        UUID commission = UUID.randomUUID();
        ledger.post(new CommissionPosting.Accrued(commission, wallet, 50_000));
        purchase.with(commissioned(purchase.buyer().id(), new CommissionShare(commission, wallet, 50_000)));
        String id = asked(purchase, null);
        approved(id, false);
        ledger.post(new CommissionPosting.Released(commission, wallet, 50_000));
        steps.send();

        assertThat(state(id)).isEqualTo("REFUNDED");
        assertThat(Money.wallets().balance(wallet).available()).isZero();
        assertThat(Money.wallets().balance(wallet).held()).isZero();
    }

    @Test
    void whenTheProviderRefusesForGoodItFailsAndIsPaidAnotherWay() {
        Purchase purchase = steps.paidByWallet();
        String id = asked(purchase, null);
        approved(id, false);
        // The simulator has sent it back already, without us.
        payment.acts(purchase.payment(), "refund", Map.of("copies", 0));
        steps.send();
        assertThat(state(id)).isEqualTo("FAILED");
        Actor admin = Actors.admin("refund-requests:write");
        act(admin, id, "retry", Map.of("reason", "coba lagi"))
                .then()
                .statusCode(422)
                .body("code", equalTo("refund-account-required"));
        // Then it turns out that the money is back: it cannot be sent once more.
        payment.refresh(purchase.payment());
        RefundSteps.transfer(admin, id).then().statusCode(409);
        act(Actors.admin("refund-requests:approve"), id, "rejection", Map.of("reason", "sudah kembali"))
                .then()
                .statusCode(200);
        assertThat(TestBundles.told(purchase.bundle()))
                .containsExactly("paid", "approved []", "refunded 559440", "given up []");
    }

    @Test
    void fiftyAtOnceAskOnce() {
        Purchase purchase = steps.paidByWallet();
        Race race = Race.run(50, () -> ask(purchase, null));
        assertThat(race.statuses()).containsOnly(entry(201, 1L), entry(409, 49L));
        approved(race.with(201).get(0).path("id"), false);
        steps.send();
        assertThat(payment.read(purchase.payment().id()).refunded()).isEqualTo(SALE.total());
    }

    @Test
    void manyApprovalsAreOne() {
        Purchase purchase = steps.paidByWallet();
        String id = asked(purchase, null);
        Actor admin = Actors.admin("refund-requests:read", "refund-requests:approve");
        Map<String, ?> body = Map.of("fingerprint", RefundSteps.fingerprint(id), "reason", "belum dipakai");
        Race race = Race.run(20, () -> act(admin, id, "approval", body));
        assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, 19L));
        Race.calls(4, number -> {
            steps.send();
            return true;
        });
        assertThat(refundsOf(purchase.payment())).hasSize(1);
        assertThat(history(id)).containsExactly("REQUESTED", "APPROVED", "PROCESSING", "REFUNDED");
    }

    @Test
    void approvalAndCancellationMeetAndOneWins() {
        for (int i = 0; i < 5; i++) {
            Purchase purchase = steps.paidByWallet();
            String id = asked(purchase, null);
            Actor admin = Actors.admin("refund-requests:approve");
            Map<String, ?> body = Map.of("fingerprint", RefundSteps.fingerprint(id), "reason", "belum dipakai");
            Race race =
                    Race.run(6, number -> number % 2 == 0 ? cancel(purchase, id) : act(admin, id, "approval", body));
            assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, 5L));
            assertThat(history(id)).hasSize(2);
            steps.send();
            boolean cancelled = state(id).equals("CANCELLED");
            assertThat(payment.read(purchase.payment().id()).refunded()).isEqualTo(cancelled ? 0 : SALE.total());
        }
    }

    @Test
    void itIsPartOfWhatIsKnownAboutABuyer() {
        Purchase purchase = steps.paidByWallet();
        String id = asked(purchase, null);
        PersonalData room = rooms.stream()
                .filter(each -> each.section().equals("refund-requests"))
                .findFirst()
                .orElseThrow();
        assertThat(room.export(purchase.buyer().id()).toString()).contains(id).contains("berhalangan");
        assertThat(room.export(UUID.randomUUID())).isNull();
        QuarkusTransaction.requiringNew().run(() -> room.erase(purchase.buyer().id()));
        assertThat(sql().texts("select reason from refund_requests where id = '" + id + "'"))
                .containsOnlyNulls();
    }

    private void hindered(Purchase purchase, String obstacle) {
        preview(purchase)
                .then()
                .statusCode(200)
                .body("obstacles", contains(obstacle))
                .body("amount", equalTo(0));
        ask(purchase, null).then().statusCode(422).body("code", equalTo("refund-not-possible"));
    }

    private static Response preview(Purchase purchase) {
        return post(
                purchase.buyer(),
                MINE + "/preview",
                Map.of("paymentId", purchase.payment().id()));
    }

    private static Response cancel(Purchase purchase, String id) {
        return post(purchase.buyer(), MINE + "/" + id + "/cancellation", Map.of());
    }

    private static List<UUID> allReferences() {
        return sql().texts("select distinct reference_id from ledger_transactions").stream()
                .map(UUID::fromString)
                .toList();
    }
}
