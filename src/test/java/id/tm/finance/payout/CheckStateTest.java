package id.tm.finance.payout;

import static id.tm.finance.payout.CheckState.PENDING;
import static id.tm.finance.payout.CheckState.REJECTED;
import static id.tm.finance.payout.CheckState.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckStateTest {

    @Test
    void theWholeMatrix() {
        Map<CheckState, Set<CheckState>> allowed = Map.of(
                PENDING, EnumSet.of(VERIFIED, REJECTED),
                VERIFIED, EnumSet.of(PENDING, REJECTED),
                REJECTED, EnumSet.of(PENDING, VERIFIED));
        for (CheckState from : CheckState.values()) {
            for (CheckState to : CheckState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.get(from).contains(to));
            }
        }
    }
}
