package id.tm.finance.gateway;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One look at a payout that may have been ordered before: the provider is asked first then, and the order is given again,
 * under the same reference, only when it knows of none. A no to an order is believed only when it knows of none besides.
 */
public final class PayoutAttempt {

    /**
     * What is known now; of {@code payout} and {@code refusal} one at most.
     *
     * @param unknown why neither is known; then the payout is asked after later
     */
    public record Outcome(
            @Nullable ProviderPayout payout,
            @Nullable String refusal,
            @Nullable String unknown) {}

    private PayoutAttempt() {}

    /**
     * To be called outside of transactions, after it was committed that the order counts as given.
     *
     * @param first whether it has never been given before
     * @param mayRepeat asked before it is given again, and writes that down
     */
    public static Outcome run(PayoutGateway gateway, PayoutOrder order, boolean first, BooleanSupplier mayRepeat) {
        if (!first) {
            Answer<ProviderPayout> known = gateway.status(order.reference());
            if (!(known instanceof Answer.Absent)) return outcome(known);
            if (!mayRepeat.getAsBoolean()) return outcome(known);
        }
        Answer<ProviderPayout> answer = gateway.create(order);
        if (!(answer instanceof Answer.Refused<ProviderPayout> refused)) return outcome(answer);
        Answer<ProviderPayout> known = gateway.status(order.reference());
        return known instanceof Answer.Absent ? new Outcome(null, refused.error(), null) : outcome(known);
    }

    private static Outcome outcome(Answer<ProviderPayout> answer) {
        if (answer instanceof Answer.Done<ProviderPayout> done) return new Outcome(done.value(), null, null);
        if (answer instanceof Answer.Absent) return new Outcome(null, null, "the provider knows of no such payout");
        return new Outcome(null, null, answer.toString());
    }
}
