package id.tm.sales.transaction;

import static id.tm.sales.SalesSteps.basket;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.transaction.TransactionSteps.MINE;
import static id.tm.sales.transaction.TransactionSteps.begun;
import static id.tm.sales.transaction.TransactionSteps.checkOut;
import static id.tm.sales.transaction.TransactionSteps.entitlements;
import static id.tm.sales.transaction.TransactionSteps.reference;
import static id.tm.sales.transaction.TransactionSteps.sql;
import static id.tm.sales.transaction.TransactionSteps.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.time.BusinessTime;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is paid is what was agreed, whatever changes and whatever comes. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class TransactionPriceTest {

    @Inject
    TransactionSteps steps;

    @Inject
    SystemClock clock;

    private final UUID rule = UUID.randomUUID();
    private String sku;

    @BeforeEach
    void arrive() {
        steps.alone();
        sku = sold(keeper(), 400_000);
    }

    @AfterEach
    void back() {
        sql().execute("delete from config_globals where id = '" + rule + "'");
        clock.move(Duration.ZERO);
    }

    @Test
    void aTaxThatChangesAtMidnightInJakartaIsForPurchasesFromThen() {
        Instant now = clock.instant();
        Instant midnight = BusinessTime.day(now)
                .plusDays(1)
                .atStartOfDay(BusinessTime.ZONE)
                .toInstant();
        sql().execute("insert into config_globals (id, version, created_at, updated_at, key, value, reason, guarded,"
                + " effective_from, state, decided_at) values ('" + rule
                + "', 0, now(), now(), 'ppn.rate-percent', '24',"
                + " 'A test', false, '" + midnight + "', 'APPROVED', now())");
        clock.move(Duration.between(now, midnight).minusSeconds(5));
        Actor before = Actors.member();
        Response first = checkOut(before, List.of(sku), List.of());
        clock.move(Duration.between(now, midnight).plusSeconds(5));
        Response second = checkOut(Actors.member(), List.of(sku), List.of());
        second.then().statusCode(201);

        assertThat(first.<Integer>path("ppn")).isEqualTo(44_000);
        assertThat(second.<Integer>path("ppn")).isEqualTo(88_000);
        steps.act(first.path("id"), "pay", Map.of());
        before.given()
                .get(MINE + "/" + first.path("id"))
                .then()
                .body("status", equalTo("PAID"))
                .body("ppn", equalTo(44_000))
                .body("total", equalTo(first.<Integer>path("total")));
    }

    @Test
    void anotherAmountThanTheTotalGrantsNothingUntilSomebodyHasLooked() {
        Actor buyer = Actors.member();
        String id = begun(buyer, sku);
        String simulated =
                "update simulator_payments set amount = amount %s 1 where reference = '" + reference(id) + "'";
        sql().execute(simulated.formatted("-"));
        steps.act(id, "pay", Map.of());
        assertThat(status(id)).isEqualTo("PENDING");
        assertThat(entitlements(id)).isEmpty();

        sql().execute(simulated.formatted("+"));
        clock.move(Duration.ofMinutes(20));
        steps.look();
        assertThat(status(id)).isEqualTo("PAID");
        assertThat(entitlements(id)).containsExactly("ACTIVE");
    }

    @Test
    void theSameRequestAgainIsAnsweredAsBefore() {
        Actor buyer = Actors.member();
        String key = UUID.randomUUID().toString();
        Response first = buyer.given()
                .header("Idempotency-Key", key)
                .body(basket(List.of(sku), List.of()))
                .post(MINE);
        first.then().statusCode(201);
        steps.act(first.path("id"), "pay", Map.of());
        buyer.given()
                .header("Idempotency-Key", key)
                .body(basket(List.of(sku), List.of()))
                .post(MINE)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")));
        buyer.given().body(basket(List.of(sku), List.of())).post(MINE).then().statusCode(400);
        assertThat(sql().number("select count(*) from transaction where user_id = '" + buyer.id() + "'"))
                .isEqualTo(1);
    }
}
