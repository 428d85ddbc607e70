package id.tm.finance.payment;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When the provider is asked about an open payment of which it has told nothing. The longer it has been silent, the
 * longer the next wait; but the end of the payment is not slept through.
 *
 * @param polls how often it was looked after
 */
@Embeddable
record PaymentPolls(Instant pollAt, int polls) {

    /** An open payment is looked after from this age on. */
    private static final Duration FIRST = Duration.ofMinutes(15);

    /** Sooner when the provider did not say whether it knows of the payment. */
    private static final Duration UNSURE = Duration.ofMinutes(1);

    private static final List<Duration> NEXT = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1));

    static PaymentPolls from(Instant opened) {
        return new PaymentPolls(null, 0).since(opened);
    }

    /** The provider knows of the payment, which is of this age. */
    PaymentPolls since(Instant opened) {
        return at(opened.plus(FIRST));
    }

    /** The provider is about to be told, and may not answer. */
    PaymentPolls unsure(Instant now) {
        return at(now.plus(UNSURE));
    }

    PaymentPolls at(Instant when) {
        return new PaymentPolls(when.truncatedTo(ChronoUnit.MICROS), polls);
    }

    /** It is being looked after now. */
    PaymentPolls next(Instant now, Instant expiresAt) {
        Instant next = now.plus(NEXT.get(Math.min(polls, NEXT.size() - 1)));
        boolean endsBefore = expiresAt.isAfter(now) && expiresAt.isBefore(next);
        return new PaymentPolls(pollAt, polls + 1).at(endsBefore ? expiresAt : next);
    }
}
