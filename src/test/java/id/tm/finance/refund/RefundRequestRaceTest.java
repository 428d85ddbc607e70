package id.tm.finance.refund;

import static id.tm.finance.refund.RefundSteps.MINE;
import static id.tm.finance.refund.RefundSteps.SALE;
import static id.tm.finance.refund.RefundSteps.act;
import static id.tm.finance.refund.RefundSteps.approved;
import static id.tm.finance.refund.RefundSteps.ask;
import static id.tm.finance.refund.RefundSteps.asked;
import static id.tm.finance.refund.RefundSteps.history;
import static id.tm.finance.refund.RefundSteps.post;
import static id.tm.finance.refund.RefundSteps.refundsOf;
import static id.tm.finance.refund.RefundSteps.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import id.tm.finance.payment.PaymentSteps;
import id.tm.finance.refund.RefundSteps.Purchase;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T1: whoever asks, decides or takes back at the same moment. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class RefundRequestRaceTest {

    @Inject
    RefundSteps steps;

    @Inject
    PaymentSteps payment;

    @BeforeEach
    void alone() {
        steps.parkAllOthers();
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

    private static Response cancel(Purchase purchase, String id) {
        return post(purchase.buyer(), MINE + "/" + id + "/cancellation", Map.of());
    }
}
