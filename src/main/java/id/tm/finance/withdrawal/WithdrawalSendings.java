package id.tm.finance.withdrawal;

import id.tm.finance.gateway.PaymentProvider;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How often a payout was ordered, each time under the same key, from which provider, and the last two times when. All but
 * the count are null before the first one.
 */
@Embeddable
record WithdrawalSendings(
        @Column(name = "sendings") int count,
        @Enumerated(EnumType.STRING) PaymentProvider provider,
        Instant sentAt,
        Instant sentBeforeAt) {

    /** So often the service gives the order by itself; then a person has to. */
    static final int MOST = 5;

    static final WithdrawalSendings NONE = new WithdrawalSendings(0, null, null, null);

    WithdrawalSendings another(PaymentProvider by, Instant now) {
        return new WithdrawalSendings(count + 1, by, now.truncatedTo(ChronoUnit.MICROS), sentAt);
    }

    boolean isNone() {
        return count == 0;
    }

    /** Whether the service may give the order again by itself, now that the provider knows of none. */
    boolean isAnotherDue(Instant now, Duration settling) {
        return count < MOST && !isUnsettled(sentAt, now, settling);
    }

    /** Whether the order before the last may still be on its way, where nobody can have seen it. */
    boolean isEarlierUnsettled(Instant now, Duration settling) {
        return isUnsettled(sentBeforeAt, now, settling);
    }

    private static boolean isUnsettled(Instant sent, Instant now, Duration settling) {
        return sent != null && sent.plus(settling).isAfter(now);
    }
}
