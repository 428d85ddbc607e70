package id.tm.sales.executive;

import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.executive.ExecutiveSteps.ADMIN;
import static id.tm.sales.executive.ExecutiveSteps.MINE;
import static id.tm.sales.executive.ExecutiveSteps.accept;
import static id.tm.sales.executive.ExecutiveSteps.assigned;
import static id.tm.sales.executive.ExecutiveSteps.begun;
import static id.tm.sales.executive.ExecutiveSteps.entitlements;
import static id.tm.sales.executive.ExecutiveSteps.history;
import static id.tm.sales.executive.ExecutiveSteps.seats;
import static id.tm.sales.executive.ExecutiveSteps.sold;
import static id.tm.sales.executive.ExecutiveSteps.status;
import static id.tm.sales.executive.ExecutiveSteps.token;
import static id.tm.sales.transaction.TransactionSteps.books;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.time.SystemClock;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of purchases of seats on bad days: late, cancelled, taken back, messages in any order. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class ExecutiveLifeTest {

    @Inject
    TransactionSteps steps;

    @Inject
    ExecutiveSteps seatSteps;

    @Inject
    SystemClock clock;

    private final Actor keeper = keeper();
    private Actor company;

    @BeforeEach
    void arrive() {
        steps.alone();
        company = Actors.partner();
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void whatNobodyPaysExpiresAndLateMoneyIsHonouredWhileThatIsPossible() {
        String sku = sold(keeper, 300_000);
        String id = begun(company, sku, 2);
        clock.move(Duration.ofHours(25));
        steps.look();
        assertThat(status(id)).isEqualTo("EXPIRED");
        steps.act(id, "pay", Map.of("method", "gopay"));
        assertThat(history(id))
                .containsExactly("PENDING BUYER CHECKOUT", "EXPIRED PROVIDER EXPIRED", "PAID PROVIDER PAID_LATE");
        assertThat(seats(id)).containsExactly("FREE", "FREE");
    }

    @Test
    void lateMoneyGoesBackWhenTheSameWasBoughtAgain() {
        String sku = sold(keeper, 300_000);
        String first = begun(company, sku, 2);
        steps.act(first, "expire", Map.of());
        String second = seatSteps.bought(company, sku, 3);
        steps.act(first, "pay", Map.of("method", "gopay"));
        steps.sendRefunds();
        assertThat(status(first)).isEqualTo("EXPIRED");
        assertThat(seats(first)).isEmpty();
        assertThat(books(first)).isEmpty();
        assertThat(seats(second)).hasSize(3);
    }

    @Test
    void aCompanyCancelsAndSoDoesTheBackOffice() {
        String id = begun(company, sold(keeper, 300_000), 2);
        Actors.member().given().post(MINE + "/" + id + "/cancellation").then().statusCode(404);
        company.given()
                .post(MINE + "/" + id + "/cancellation")
                .then()
                .statusCode(202)
                .body("cancelRequested", equalTo(true));
        steps.look();
        assertThat(status(id)).isEqualTo("CANCELLED");
        company.given().post(MINE + "/" + id + "/cancellation").then().statusCode(409);

        String sku = sold(keeper, 300_000);
        String other = begun(company, sku, 2);
        Actor admin = Actors.admin("executive-transactions:read", "executive-transactions:write");
        for (String filter : List.of("sku=" + sku, "partnerId=" + company.partnerId() + "&status=PENDING")) {
            admin.given().get(ADMIN + "?" + filter).then().statusCode(200).body("items.id", contains(other));
        }
        admin.given()
                .body(Map.of("reason", "Perusahaan meminta"))
                .post(ADMIN + "/" + other + "/cancellation")
                .then()
                .statusCode(202);
        steps.look();
        admin.given()
                .get(ADMIN + "/" + other)
                .then()
                .body("transaction.status", equalTo("CANCELLED"))
                .body("partnerId", equalTo(company.partnerId().toString()))
                .body("history.to", contains("PENDING", "CANCELLED"));
        admin.given()
                .get(ADMIN + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("executive-transaction-not-found"));
    }

    @Test
    void whatTheBankTakesBackNobodyHas() {
        String id = seatSteps.bought(company, sold(keeper, 300_000), 2);
        Actor first = Actors.member();
        assigned(company, id, first);
        accept(first, token(first.email())).then().statusCode(200);
        Actor second = Actors.member();
        assigned(company, id, second);
        String token = token(second.email());
        steps.act(id, "deny", Map.of());
        assertThat(status(id)).isEqualTo("REVERSED");
        assertThat(seats(id)).containsExactly("VOID", "VOID");
        assertThat(entitlements(id)).containsExactly("VOID");
        assertThat(books(id)).isEmpty();
        accept(second, token).then().statusCode(410);
        ExecutiveSteps.assign(company, id, "x@example.com").then().statusCode(409);
    }

    /** T2: each order of what a provider may tell, each message also twice. */
    @Test
    void everyOrderOfMessagesMakesTheSeatsOnce() {
        String sku = sold(keeper, 300_000);
        List<List<String>> orders = new ArrayList<>();
        permute(new ArrayList<>(List.of("pay", "expire", "refund")), 0, orders);
        for (List<String> order : orders) {
            String id = begun(Actors.partner(), sku, 2);
            for (String act : order) {
                // the simulator refuses what cannot happen at a provider, such as a refund of nothing
                RestAssured.given()
                        .contentType("application/json")
                        .body(Map.of("copies", 2, "reorder", true, "method", "gopay"))
                        .post("/api/v1/simulator/payments/{reference}/{act}", TransactionSteps.reference(id), act);
            }
            steps.deliver();
            steps.deliver();
            long paid = history(id).stream()
                    .filter(step -> step.startsWith("PAID "))
                    .count();
            assertThat(paid).as("%s", order).isLessThanOrEqualTo(1);
            assertThat(seats(id)).as("%s", order).hasSize((int) paid * 2);
            if (status(id).equals("PAID")) assertThat(seats(id)).as("%s", order).containsOnly("FREE");
            if (status(id).equals("REFUNDED")) {
                assertThat(seats(id)).as("%s", order).containsOnly("VOID");
                assertThat(books(id)).as("%s", order).isEmpty();
            }
        }
    }

    private static void permute(List<String> acts, int from, List<List<String>> into) {
        if (from == acts.size()) into.add(List.copyOf(acts));
        for (int i = from; i < acts.size(); i++) {
            Collections.swap(acts, from, i);
            permute(acts, from + 1, into);
            Collections.swap(acts, from, i);
        }
    }
}
