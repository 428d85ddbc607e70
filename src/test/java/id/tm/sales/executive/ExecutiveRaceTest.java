package id.tm.sales.executive;

import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.executive.ExecutiveSteps.accept;
import static id.tm.sales.executive.ExecutiveSteps.assign;
import static id.tm.sales.executive.ExecutiveSteps.assigned;
import static id.tm.sales.executive.ExecutiveSteps.entitlements;
import static id.tm.sales.executive.ExecutiveSteps.reassign;
import static id.tm.sales.executive.ExecutiveSteps.seats;
import static id.tm.sales.executive.ExecutiveSteps.sold;
import static id.tm.sales.executive.ExecutiveSteps.token;
import static id.tm.sales.executive.ExecutiveSteps.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.problem.TmException;
import id.tm.sales.Entitlements;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T1: a seat is a hold, and nobody holds it twice. */
@ServiceTest
class ExecutiveRaceTest {

    private static final int ROUNDS = 8;

    @Inject
    TransactionSteps steps;

    @Inject
    ExecutiveSteps seatSteps;

    @Inject
    Entitlements entitlements;

    private Actor company;
    private String sku;

    @BeforeEach
    void arrive() {
        steps.alone();
        company = Actors.partner();
        sku = sold(keeper(), 300_000);
    }

    @Test
    void oneSeatLeftFiftyWantItOneGetsIt() {
        String id = seatSteps.bought(company, sku, 3);
        assigned(company, id, Actors.member());
        assigned(company, id, Actors.member());
        String unique = fresh().toLowerCase(Locale.ROOT);
        Race race = Race.run(50, (Integer i) -> assign(company, id, unique + i + "@example.com"));

        assertThat(race.with(201)).hasSize(1);
        assertThat(race.with(409)).hasSize(49).allSatisfy(lost -> assertThat(lost.<String>path("code"))
                .isEqualTo("executive-seats-taken"));
        assertThat(seats(id)).containsExactly("TAKEN", "TAKEN", "TAKEN");
        assertThat(sql().number("select count(*) from executive_transaction_assignments"
                        + " where executive_transaction_id = '" + id + "'"))
                .isEqualTo(3);
    }

    @Test
    void thirtyAcceptancesAtOnceAreOneEntitlement() {
        String id = seatSteps.bought(company, sku, 1);
        Actor worker = Actors.member();
        assigned(company, id, worker);
        String token = token(worker.email());
        Race race = Race.run(30, () -> accept(worker, token));
        assertThat(race.with(200)).hasSize(30);
        assertThat(entitlements(id)).containsExactly("ACTIVE");
    }

    @Test
    void whoAcceptsWhileItIsTakenBackHasItOrNot() {
        for (int round = 0; round < ROUNDS; round++) {
            String id = seatSteps.bought(company, sku, 1);
            Actor worker = Actors.member();
            String assignment = assigned(company, id, worker);
            String token = token(worker.email());
            Race race = Race.run(2, (Integer i) -> i == 0 ? accept(worker, token) : withdraw(company, id, assignment));
            // before it was taken back, or in vain after it
            assertThat(race.responses().get(1).statusCode()).isEqualTo(204);
            assertThat(race.responses().get(0).statusCode()).isIn(200, 410);
            assertThat(entitlements(id)).doesNotContain("ACTIVE");
            assertThat(seats(id)).containsExactly("FREE");
        }
    }

    @Test
    void whatIsBegunWhileItIsReassignedIsTheOnesOrTheOthers() {
        for (int round = 0; round < ROUNDS; round++) {
            String id = seatSteps.bought(company, sku, 1);
            Actor worker = Actors.member();
            String assignment = assigned(company, id, worker);
            UUID held = UUID.fromString(accept(worker, token(worker.email())).path("entitlementId"));
            String other = fresh().toLowerCase(Locale.ROOT) + "@example.com";
            List<Integer> outcomes = Race.calls(
                    2,
                    (Integer i) -> i == 0
                            ? start(held)
                            : reassign(company, id, assignment, other, "*").statusCode());
            boolean started = outcomes.get(0) == 200;
            assertThat(outcomes.get(1)).isEqualTo(started ? 409 : 200);
            assertThat(entitlements(id)).containsExactly(started ? "ACTIVE" : "VOID");
        }
    }

    @Test
    void aSeatThatGoesBackIsNobodys() {
        for (int round = 0; round < ROUNDS; round++) {
            String id = seatSteps.bought(company, sku, 1);
            String request = ExecutiveRefundTest.requested(company, id);
            Actor admin = ExecutiveRefundTest.approver();
            String fingerprint = ExecutiveRefundTest.fingerprint(admin, request);
            String email = fresh().toLowerCase(Locale.ROOT) + "@example.com";
            Race race = Race.run(
                    2,
                    (Integer i) -> i == 0
                            ? ExecutiveRefundTest.approve(admin, request, fingerprint)
                            : assign(company, id, email));
            boolean approved = race.responses().get(0).statusCode() == 200;
            assertThat(race.responses().get(1).statusCode()).isEqualTo(approved ? 409 : 201);
            assertThat(seats(id)).containsExactly(approved ? "HELD_FOR_REFUND" : "TAKEN");
        }
    }

    private int start(UUID entitlement) {
        try {
            QuarkusTransaction.requiringNew().run(() -> entitlements.start(entitlement));
            return 200;
        } catch (TmException refused) {
            return refused.error().status();
        }
    }
}
