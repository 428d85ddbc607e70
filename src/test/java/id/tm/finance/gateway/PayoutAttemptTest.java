package id.tm.finance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.gateway.PayoutAttempt.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T7: what is asked, and when an order is given again. */
class PayoutAttemptTest {

    private static final PayoutOrder ORDER = new PayoutOrder("ref-1", "ID_BCA", "0001", "Sari", 100, "x");
    private static final ProviderPayout PROCESSING =
            new ProviderPayout("ref-1", "p-1", 100, ProviderPayout.Standing.PROCESSING, null);

    /** Says what the test told it to, and notes what it was asked. */
    private static final class Script implements PayoutGateway {

        private final Deque<Answer<ProviderPayout>> answers = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();

        private Script(List<Answer<ProviderPayout>> answers) {
            this.answers.addAll(answers);
        }

        @Override
        public PaymentProvider provider() {
            return PaymentProvider.XENDIT;
        }

        @Override
        public Answer<ProviderPayout> create(PayoutOrder order) {
            asked.add("create " + order.reference());
            return answers.remove();
        }

        @Override
        public Answer<ProviderPayout> status(String reference) {
            asked.add("status " + reference);
            return answers.remove();
        }
    }

    @Test
    void theFirstTimeItIsOrdered() {
        Script provider = new Script(List.of(new Answer.Done<>(PROCESSING)));
        assertThat(run(provider, true, true)).isEqualTo(new Outcome(PROCESSING, null, null));
        assertThat(provider.asked).containsExactly("create ref-1");
    }

    @Test
    void aTimeOutIsNoAnswer() {
        Script provider = new Script(List.of(new Answer.Unknown<>("time-out")));
        assertThat(run(provider, true, true).unknown()).contains("time-out");
    }

    @Test
    void afterwardsItIsAskedFor() {
        Script provider = new Script(List.of(new Answer.Done<>(PROCESSING)));
        assertThat(run(provider, false, true)).isEqualTo(new Outcome(PROCESSING, null, null));
        assertThat(provider.asked).containsExactly("status ref-1");
    }

    @Test
    void itIsNeverOrderedAgainWhenTheProviderDoesNotSay() {
        Script provider = new Script(List.of(new Answer.Unknown<>("500")));
        assertThat(run(provider, false, true).unknown()).contains("500");
        assertThat(provider.asked).containsExactly("status ref-1");
    }

    @Test
    void itIsOrderedAgainOnlyWhenTheProviderKnowsOfNoneAndTimeHasPassed() {
        Script early = new Script(List.of(new Answer.Absent<>()));
        assertThat(run(early, false, false).unknown()).isNotNull();
        assertThat(early.asked).containsExactly("status ref-1");

        Script late = new Script(List.of(new Answer.Absent<>(), new Answer.Done<>(PROCESSING)));
        assertThat(run(late, false, true).payout()).isEqualTo(PROCESSING);
        assertThat(late.asked).containsExactly("status ref-1", "create ref-1");
    }

    @Test
    void aNoIsBelievedWhenThereIsNoneBesides() {
        Script refuses = new Script(List.of(new Answer.Refused<>("400"), new Answer.Absent<>()));
        assertThat(run(refuses, true, true)).isEqualTo(new Outcome(null, "400", null));

        Script hasIt = new Script(List.of(new Answer.Refused<>("duplicate"), new Answer.Done<>(PROCESSING)));
        assertThat(run(hasIt, true, true)).isEqualTo(new Outcome(PROCESSING, null, null));

        Script silent = new Script(List.of(new Answer.Refused<>("duplicate"), new Answer.Unknown<>("500")));
        assertThat(run(silent, true, true).unknown()).contains("500");
    }

    private static Outcome run(PayoutGateway provider, boolean first, boolean mayRepeat) {
        return PayoutAttempt.run(provider, ORDER, first, () -> mayRepeat);
    }
}
