package id.tm.sales.executive;

import id.tm.sales.EntitlementState;
import id.tm.sales.entitlement.Entitlement;

/** What somebody has made of a seat. */
public enum ExecutiveSeatUse {
    NOT_BEGUN,
    STARTED,
    USED;

    static ExecutiveSeatUse of(Entitlement held) {
        if (held.state() == EntitlementState.COMPLETED) return USED;
        return held.isReturnable() ? NOT_BEGUN : STARTED;
    }
}
