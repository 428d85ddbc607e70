package id.tm.sales.referral;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import java.util.EnumSet;
import java.util.Set;

/** The life of a commission. */
public enum ReferralCommissionState {
    /** Earned, and held until nothing is likely to go back any more. */
    ACCRUED,
    RELEASED,
    /** Taken back while it was held. */
    REVERSED,
    /** Taken back after it was released, also when it was spent. */
    CLAWED_BACK;

    public boolean canBecome(ReferralCommissionState next) {
        return following().contains(next);
    }

    ReferralCommissionState become(ReferralCommissionState next) {
        if (!canBecome(next)) throw ILLEGAL_STATE.with(name()).property("currentState", name());
        return next;
    }

    private Set<ReferralCommissionState> following() {
        return switch (this) {
            case ACCRUED -> EnumSet.of(RELEASED, REVERSED);
            case RELEASED -> EnumSet.of(CLAWED_BACK);
            case REVERSED, CLAWED_BACK -> EnumSet.noneOf(ReferralCommissionState.class);
        };
    }
}
