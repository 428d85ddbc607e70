package id.tm.finance.withdrawal;

import static id.tm.finance.gateway.PaymentProvider.XENDIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WithdrawalSendingsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T03:00:00.123456Z");
    private static final Duration SETTLING = Duration.ofMinutes(15);

    @Test
    void eachRemembersItselfAndTheOneBefore() {
        WithdrawalSendings first = WithdrawalSendings.NONE.another(XENDIT, NOW.plusNanos(789));
        assertThat(first).isEqualTo(new WithdrawalSendings(1, XENDIT, NOW, null));
        WithdrawalSendings second = first.another(XENDIT, NOW.plusSeconds(60));
        assertThat(second).isEqualTo(new WithdrawalSendings(2, XENDIT, NOW.plusSeconds(60), NOW));
        assertThat(WithdrawalSendings.NONE.isNone()).isTrue();
        assertThat(first.isNone()).isFalse();
    }

    @Test
    void anotherIsDueWhenTheLastOneHasSettledAndNotForEver() {
        WithdrawalSendings sent = WithdrawalSendings.NONE;
        Instant at = NOW;
        for (int i = 1; i <= WithdrawalSendings.MOST; i++) {
            sent = sent.another(XENDIT, at);
            assertThat(sent.isAnotherDue(at.plus(SETTLING).minusMillis(1), SETTLING))
                    .isFalse();
            at = at.plus(SETTLING);
            assertThat(sent.isAnotherDue(at, SETTLING)).as("after %d", i).isEqualTo(i < WithdrawalSendings.MOST);
        }
    }

    @Test
    void theEarlierOneSettlesByItsOwnTime() {
        WithdrawalSendings first = WithdrawalSendings.NONE.another(XENDIT, NOW);
        assertThat(first.isEarlierUnsettled(NOW, SETTLING)).isFalse();
        WithdrawalSendings second = first.another(XENDIT, NOW.plusSeconds(60));
        assertThat(second.isEarlierUnsettled(NOW.plus(SETTLING).minusMillis(1), SETTLING))
                .isTrue();
        assertThat(second.isEarlierUnsettled(NOW.plus(SETTLING), SETTLING)).isFalse();
    }
}
