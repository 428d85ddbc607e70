package id.tm.finance.adjustment;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

/** Proposed by one admin, decided by another. */
public enum WalletAdjustmentState {
    PROPOSED,
    APPLIED,
    REJECTED;

    boolean canBecome(WalletAdjustmentState next) {
        return this == PROPOSED && next != PROPOSED;
    }

    /** {@code next}, or a 409 that names this state. */
    WalletAdjustmentState become(WalletAdjustmentState next) {
        if (!canBecome(next)) throw ILLEGAL_STATE.with(name()).property("currentState", name());
        return next;
    }
}
