package id.tm.sales.transaction;

import static id.tm.sales.transaction.TransactionState.CANCELLED;
import static id.tm.sales.transaction.TransactionState.EXPIRED;
import static id.tm.sales.transaction.TransactionState.FAILED;
import static id.tm.sales.transaction.TransactionState.PAID;
import static id.tm.sales.transaction.TransactionState.PARTIALLY_REFUNDED;
import static id.tm.sales.transaction.TransactionState.PENDING;
import static id.tm.sales.transaction.TransactionState.REFUNDED;
import static id.tm.sales.transaction.TransactionState.REVERSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.sales.EntitlementState;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransactionStateTest {

    private static final Map<TransactionState, Set<TransactionState>> PURCHASES = Map.of(
            PENDING, Set.of(PAID, EXPIRED, CANCELLED, FAILED),
            EXPIRED, Set.of(PAID),
            CANCELLED, Set.of(PAID),
            FAILED, Set.of(PAID),
            PAID, Set.of(PARTIALLY_REFUNDED, REFUNDED, REVERSED),
            PARTIALLY_REFUNDED, Set.of(REFUNDED, REVERSED),
            REFUNDED, Set.of(),
            REVERSED, Set.of());

    private static final Map<EntitlementState, Set<EntitlementState>> ENTITLEMENTS = Map.of(
            EntitlementState.LOCKED, Set.of(EntitlementState.IN_REVIEW, EntitlementState.VOID),
            EntitlementState.IN_REVIEW, Set.of(EntitlementState.LOCKED, EntitlementState.ACTIVE, EntitlementState.VOID),
            EntitlementState.ACTIVE,
                    Set.of(EntitlementState.SCHEDULED, EntitlementState.COMPLETED, EntitlementState.VOID),
            EntitlementState.SCHEDULED,
                    Set.of(EntitlementState.ACTIVE, EntitlementState.COMPLETED, EntitlementState.VOID),
            EntitlementState.COMPLETED, Set.of(),
            EntitlementState.VOID, Set.of());

    /** That the tables check for just these names is said by SchemaPoliceTest, for every enum. */
    @Test
    void everyMoveOfPurchasesIsAllowedOrRefusedByName() {
        for (TransactionState from : TransactionState.values()) {
            for (TransactionState to : TransactionState.values()) {
                boolean allowed = PURCHASES.get(from).contains(to);
                assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(allowed);
                if (allowed) assertThat(from.become(to)).isEqualTo(to);
                else refused(() -> from.become(to), from.name());
            }
        }
    }

    @Test
    void everyMoveOfEntitlementsIsAllowedOrRefusedByName() {
        for (EntitlementState from : EntitlementState.values()) {
            for (EntitlementState to : EntitlementState.values()) {
                boolean allowed = ENTITLEMENTS.get(from).contains(to);
                assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(allowed);
                if (allowed) assertThat(from.become(to)).isEqualTo(to);
                else refused(() -> from.become(to), from.name());
            }
        }
    }

    private static void refused(Runnable move, String state) {
        assertThatThrownBy(move::run).isInstanceOfSatisfying(TmException.class, refused -> {
            assertThat(refused.error()).isEqualTo(PlatformError.ILLEGAL_STATE);
            assertThat(refused.properties()).containsEntry("currentState", state);
        });
    }
}
