package id.tm.sales.referral;

import static id.tm.sales.referral.ReferralCommissionState.ACCRUED;
import static id.tm.sales.referral.ReferralCommissionState.CLAWED_BACK;
import static id.tm.sales.referral.ReferralCommissionState.RELEASED;
import static id.tm.sales.referral.ReferralCommissionState.REVERSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferralCommissionStateTest {

    private static final Map<ReferralCommissionState, Set<ReferralCommissionState>> MOVES = Map.of(
            ACCRUED, Set.of(RELEASED, REVERSED),
            RELEASED, Set.of(CLAWED_BACK),
            REVERSED, Set.of(),
            CLAWED_BACK, Set.of());

    /** That the table checks for just these names is said by SchemaPoliceTest, for every enum. */
    @Test
    void everyMoveIsAllowedOrRefusedByName() {
        for (ReferralCommissionState from : ReferralCommissionState.values()) {
            for (ReferralCommissionState to : ReferralCommissionState.values()) {
                boolean allowed = MOVES.get(from).contains(to);
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
