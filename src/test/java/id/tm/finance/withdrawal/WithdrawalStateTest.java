package id.tm.finance.withdrawal;

import static id.tm.finance.withdrawal.WithdrawalState.APPROVED;
import static id.tm.finance.withdrawal.WithdrawalState.CANCELLED;
import static id.tm.finance.withdrawal.WithdrawalState.FAILED;
import static id.tm.finance.withdrawal.WithdrawalState.PROCESSING;
import static id.tm.finance.withdrawal.WithdrawalState.REJECTED;
import static id.tm.finance.withdrawal.WithdrawalState.REQUESTED;
import static id.tm.finance.withdrawal.WithdrawalState.REVERSED;
import static id.tm.finance.withdrawal.WithdrawalState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WithdrawalStateTest {

    private static final Map<WithdrawalState, Set<WithdrawalState>> ALLOWED = Map.of(
            REQUESTED, Set.of(APPROVED, REJECTED, CANCELLED),
            APPROVED, Set.of(PROCESSING, FAILED),
            PROCESSING, Set.of(SUCCEEDED, FAILED),
            SUCCEEDED, Set.of(REVERSED),
            FAILED, Set.of(SUCCEEDED),
            REJECTED, Set.of(),
            CANCELLED, Set.of(),
            REVERSED, Set.of());

    /** That the tables check for just these names is said by SchemaPoliceTest, for every enum. */
    @Test
    void everyMoveIsAllowedOrRefusedByName() {
        for (WithdrawalState from : WithdrawalState.values()) {
            for (WithdrawalState to : WithdrawalState.values()) {
                boolean allowed = ALLOWED.get(from).contains(to);
                assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(allowed);
                if (allowed) {
                    assertThat(from.become(to)).isEqualTo(to);
                    continue;
                }
                assertThatThrownBy(() -> from.become(to)).isInstanceOfSatisfying(TmException.class, refused -> {
                    assertThat(refused.error()).isEqualTo(PlatformError.ILLEGAL_STATE);
                    assertThat(refused.properties()).containsEntry("currentState", from.name());
                });
            }
        }
    }
}
