package id.tm.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentPollsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T03:00:00Z");
    private static final Instant FAR = NOW.plus(Duration.ofDays(400));

    @Test
    void theWaitsGrowUpToADayAndStayThere() {
        PaymentPolls polls = PaymentPolls.from(NOW);
        assertThat(polls.pollAt()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Instant looked = polls.pollAt();
            polls = polls.next(looked, FAR);
            waits.add(Duration.between(looked, polls.pollAt()));
        }
        assertThat(waits)
                .containsExactly(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1));
    }

    @Test
    void theEndOfThePaymentIsNotSleptThrough() {
        PaymentPolls polls = PaymentPolls.from(NOW);
        Instant end = NOW.plus(Duration.ofMinutes(3));
        assertThat(polls.next(NOW, end).pollAt()).isEqualTo(end);
        assertThat(polls.next(end, end).pollAt()).isEqualTo(end.plus(Duration.ofMinutes(5)));
    }

    @Test
    void whatIsLearntMovesTheNextLookAndNotTheCount() {
        PaymentPolls looked = PaymentPolls.from(NOW).next(NOW, FAR).next(NOW, FAR);
        assertThat(looked.unsure(NOW)).isEqualTo(new PaymentPolls(NOW.plusSeconds(60), 2));
        assertThat(looked.since(NOW)).isEqualTo(new PaymentPolls(NOW.plusSeconds(900), 2));
        assertThat(looked.at(NOW.plusNanos(1_999))).isEqualTo(new PaymentPolls(NOW.plusNanos(1_000), 2));
    }
}
