package id.tm.finance.wallet;

import id.tm.finance.HoldChange;

/** A hold is placed once and settled once. */
public enum HoldState {
    OPEN,
    CAPTURED,
    RELEASED,
    EXPIRED;

    public boolean canBecome(HoldState next) {
        return this == OPEN && next != OPEN;
    }

    /** Where an act leaves the hold. */
    static HoldState after(HoldChange.Act act) {
        return switch (act) {
            case PLACE -> OPEN;
            case CAPTURE -> CAPTURED;
            case RELEASE -> RELEASED;
            case EXPIRE -> EXPIRED;
        };
    }
}
