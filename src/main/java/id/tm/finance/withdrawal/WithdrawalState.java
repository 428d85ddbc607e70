package id.tm.finance.withdrawal;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.problem.TmException;
import java.util.EnumSet;
import java.util.Set;

/** How far a withdrawal is. */
public enum WithdrawalState {
    /** The money is set aside. */
    REQUESTED,
    /** The money has left the wallet, tax and fee are fixed; the order may be on its way. */
    APPROVED,
    /** The provider has the order, or may have it. */
    PROCESSING,
    SUCCEEDED,
    /** It never arrived: all of it is back in the wallet. */
    FAILED,
    REJECTED,
    CANCELLED,
    /** It had arrived and was sent back: all of it is back in the wallet. */
    REVERSED;

    public boolean canBecome(WithdrawalState next) {
        return following().contains(next);
    }

    /** {@code next}, or a 409 that names this state. */
    public WithdrawalState become(WithdrawalState next) {
        if (!canBecome(next)) throw refusal();
        return next;
    }

    /** The 409 that names this state. */
    public TmException refusal() {
        return ILLEGAL_STATE.with(name()).property("currentState", name());
    }

    /** Whether a payout of it is under way, or about to be. */
    public boolean isPayable() {
        return this == APPROVED || this == PROCESSING;
    }

    private Set<WithdrawalState> following() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(APPROVED, REJECTED, CANCELLED);
            // What was never ordered can fail as well.
            case APPROVED -> EnumSet.of(PROCESSING, FAILED);
            case PROCESSING -> EnumSet.of(SUCCEEDED, FAILED);
            case SUCCEEDED -> EnumSet.of(REVERSED);
            // Only when the provider takes back its word; see WithdrawalSettlement.
            case FAILED -> EnumSet.of(SUCCEEDED);
            case REJECTED, CANCELLED, REVERSED -> EnumSet.noneOf(WithdrawalState.class);
        };
    }
}
