package id.tm.finance.config;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

/** What became of a value that somebody proposed. */
public enum ConfigState {
    PROPOSED,
    /** In effect from its instant on, until a later one is. */
    APPROVED,
    REJECTED,
    /** Taken back before it came into effect. */
    WITHDRAWN;

    public boolean canBecome(ConfigState next) {
        return switch (this) {
            case PROPOSED -> next != PROPOSED;
            case APPROVED -> next == WITHDRAWN;
            case REJECTED, WITHDRAWN -> false;
        };
    }

    ConfigState become(ConfigState next) {
        if (!canBecome(next)) throw ILLEGAL_STATE.with(name()).property("currentState", name());
        return next;
    }
}
