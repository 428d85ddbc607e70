package id.tm.finance.payout;

import java.util.EnumSet;
import java.util.Set;

/** What the back office has found out about what somebody says of the own bank account or tax number. */
public enum CheckState {
    PENDING,
    VERIFIED,
    REJECTED;

    boolean canBecome(CheckState next) {
        return following().contains(next);
    }

    private Set<CheckState> following() {
        return switch (this) {
            case PENDING -> EnumSet.of(VERIFIED, REJECTED);
            case VERIFIED -> EnumSet.of(PENDING, REJECTED);
            case REJECTED -> EnumSet.of(PENDING, VERIFIED);
        };
    }
}
