package id.tm.finance;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.problem.TmException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The one life of a payment, whatever its provider calls the steps of it. Nobody outside knows of a payment while it is
 * CREATED; it is PENDING before the provider is asked, so that an answer that never came is looked for.
 */
public enum PaymentState {
    CREATED,
    PENDING,
    PAID,
    /** Money came for a payment that had ended: it is honoured if that is still possible, else sent back. */
    PAID_LATE,
    PARTIALLY_REFUNDED,
    REFUNDED,
    CHARGEBACK,
    /** The bank took the payment back soon after it was made. */
    REVERSED,
    EXPIRED,
    CANCELLED,
    FAILED;

    public boolean canBecome(PaymentState next) {
        return following().contains(next);
    }

    /** {@code next}, or a 409 that names this state. */
    public PaymentState become(PaymentState next) {
        if (!canBecome(next)) throw refusal();
        return next;
    }

    /** The 409 that names this state. */
    public TmException refusal() {
        return ILLEGAL_STATE.with(name()).property("currentState", name());
    }

    /** Whether money may still come without being late. */
    public boolean isOpen() {
        return this == CREATED || this == PENDING;
    }

    /** Whether some of the payer's money is with us. */
    public boolean holdsMoney() {
        return this == PAID || this == PAID_LATE || this == PARTIALLY_REFUNDED;
    }

    /** Whether it ended without money. */
    public boolean endedUnpaid() {
        return this == EXPIRED || this == CANCELLED || this == FAILED;
    }

    private Set<PaymentState> following() {
        return switch (this) {
            case CREATED -> EnumSet.of(PENDING);
            case PENDING -> EnumSet.of(PAID, EXPIRED, CANCELLED, FAILED);
            case PAID, PAID_LATE -> EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, CHARGEBACK, REVERSED);
            case PARTIALLY_REFUNDED -> EnumSet.of(REFUNDED, CHARGEBACK, REVERSED);
            // Even for what failed: money is never dropped.
            case EXPIRED, CANCELLED, FAILED -> EnumSet.of(PAID_LATE);
            case REFUNDED, CHARGEBACK, REVERSED -> EnumSet.noneOf(PaymentState.class);
        };
    }
}
