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
import static id.tm.finance.refund.RefundSteps.half;
import static id.tm.finance.refund.RefundSteps.post;
import static id.tm.finance.refund.RefundSteps.refundsOf;
import static id.tm.finance.refund.RefundSteps.show;
import static id.tm.finance.refund.RefundSteps.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.tm.finance.Payments;
import id.tm.finance.RefundObstacle;
import id.tm.finance.RefundTerms;
import id.tm.finance.TestBundles;
import id.tm.finance.TestPayables;
import id.tm.finance.payment.PaymentSteps;
import id.tm.finance.refund.RefundSteps.Purchase;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way of a request, what stands against it, and who may have it go on. */
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
    void whatTheProviderWasNeverAskedForGoesThatWayWhenItIsTriedAgain() {
        Purchase purchase = steps.paidByWallet();
        String id = asked(purchase, null);
        approved(id, false);
        // Something else of the payment is on its way first.
        QuarkusTransaction.requiringNew()
                .run(() -> payments.reserveTransfer(purchase.payment().id(), SALE, "goodwill", "goodwill"));
        steps.send();
        show(id).then().body("request.state", equalTo("FAILED")).body("request.lastError", equalTo("refund-too-large"));
        QuarkusTransaction.requiringNew()
                .run(() -> payments.dropTransfer(purchase.payment().id(), "goodwill"));
        act(Actors.admin("refund-requests:write"), id, "retry", Map.of("reason", "coba lagi"))
                .then()
                .statusCode(200);
        steps.send();
        show(id).then().body("request.state", equalTo("REFUNDED")).body("request.route", equalTo("PROVIDER"));
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
}
