package id.tm.sales.transaction;

import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.transaction.TransactionSteps.MINE;
import static id.tm.sales.transaction.TransactionSteps.begun;
import static id.tm.sales.transaction.TransactionSteps.checkOut;
import static id.tm.sales.transaction.TransactionSteps.entitlements;
import static id.tm.sales.transaction.TransactionSteps.history;
import static id.tm.sales.transaction.TransactionSteps.status;
import static id.tm.sales.transaction.TransactionSteps.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.platform.time.SystemClock;
import id.tm.sales.TransactionPaid;
import id.tm.sales.pricing.QuoteItemRequest;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T4: the service dies, or somebody who follows a purchase fails, between the steps of it. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class CheckoutCrashTest {

    /** Another domain that follows purchases, and fails for those buyers. */
    @ApplicationScoped
    static class Follower {

        private static final Set<UUID> FAILING = ConcurrentHashMap.newKeySet();

        void follow(@Observes TransactionPaid paid) {
            if (FAILING.contains(paid.userId())) throw new IllegalStateException("the follower fails");
        }
    }

    @Inject
    TransactionSteps steps;

    @Inject
    Checkout checkout;

    @Inject
    SystemClock clock;

    private final Actor admin = keeper();
    private Actor buyer;

    @BeforeEach
    void arrive() {
        steps.alone();
        buyer = Actors.member();
    }

    @AfterEach
    void back() {
        Follower.FAILING.clear();
        clock.move(Duration.ZERO);
    }

    /** The provider has not been asked when the service dies. */
    @Test
    void diesAfterTheCommitAndTheNextCheckoutGoesOn() {
        String sku = sold(admin, 400_000);
        UUID id = opened(sku);
        buyer.given()
                .get(MINE + "/" + id)
                .then()
                .body("status", equalTo("PENDING"))
                .body("payment.checkoutUrl", nullValue());
        checkOut(buyer, List.of(sku), List.of())
                .then()
                .statusCode(201)
                .body("id", equalTo(id.toString()))
                .body("payment.checkoutUrl", notNullValue());
    }

    @Test
    void diesAfterTheCommitAndNobodyComesBack() {
        UUID id = opened(sold(admin, 400_000));
        clock.move(Duration.ofHours(25));
        steps.look();
        assertThat(status(id.toString())).isEqualTo("EXPIRED");
    }

    @Test
    void whoeverFollowsFailsAndThePaymentIsTakenInLater() {
        String id = begun(buyer, sold(admin, 400_000));
        Follower.FAILING.add(buyer.id());
        tell(id, "pay", Map.of());
        steps.deliver();
        assertThat(status(id)).isEqualTo("PENDING");
        assertThat(entitlements(id)).isEmpty();

        Follower.FAILING.clear();
        clock.move(Duration.ofMinutes(20));
        steps.look();
        assertThat(status(id)).isEqualTo("PAID");
        assertThat(entitlements(id)).containsExactly("ACTIVE");
        assertThat(history(id)).hasSize(2);
    }

    private UUID opened(String sku) {
        return checkout.open(
                        buyer.id(),
                        new CheckoutRequest(List.of(new QuoteItemRequest(sku)), List.of(), null, null, null),
                        null)
                .transactionId();
    }
}
