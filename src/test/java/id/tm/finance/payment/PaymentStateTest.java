package id.tm.finance.payment;

import static id.tm.finance.PaymentState.CANCELLED;
import static id.tm.finance.PaymentState.CHARGEBACK;
import static id.tm.finance.PaymentState.CREATED;
import static id.tm.finance.PaymentState.EXPIRED;
import static id.tm.finance.PaymentState.FAILED;
import static id.tm.finance.PaymentState.PAID;
import static id.tm.finance.PaymentState.PAID_LATE;
import static id.tm.finance.PaymentState.PARTIALLY_REFUNDED;
import static id.tm.finance.PaymentState.PENDING;
import static id.tm.finance.PaymentState.REFUNDED;
import static id.tm.finance.PaymentState.REVERSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.finance.PaymentState;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaymentStateTest {

    private static final Set<PaymentState> GIVEN_BACK = Set.of(PARTIALLY_REFUNDED, REFUNDED, CHARGEBACK, REVERSED);

    private static final Map<PaymentState, Set<PaymentState>> ALLOWED = Map.ofEntries(
            Map.entry(CREATED, Set.of(PENDING)),
            Map.entry(PENDING, Set.of(PAID, EXPIRED, CANCELLED, FAILED)),
            Map.entry(PAID, GIVEN_BACK),
            Map.entry(PAID_LATE, GIVEN_BACK),
            Map.entry(PARTIALLY_REFUNDED, Set.of(REFUNDED, CHARGEBACK, REVERSED)),
            Map.entry(EXPIRED, Set.of(PAID_LATE)),
            Map.entry(CANCELLED, Set.of(PAID_LATE)),
            Map.entry(FAILED, Set.of(PAID_LATE)),
            Map.entry(REFUNDED, Set.of()),
            Map.entry(CHARGEBACK, Set.of()),
            Map.entry(REVERSED, Set.of()));

    /** That the table checks for just these names is said by SchemaPoliceTest, for every enum. */
    @Test
    void everyMoveIsAllowedOrRefusedByName() {
        for (PaymentState from : PaymentState.values()) {
            for (PaymentState to : PaymentState.values()) {
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
