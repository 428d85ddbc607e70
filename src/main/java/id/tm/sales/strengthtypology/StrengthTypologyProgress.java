package id.tm.sales.strengthtypology;

import id.tm.sales.EntitlementState;
import id.tm.sales.entitlement.Entitlement;

/** How far the use of a test that was paid has come. */
public enum StrengthTypologyProgress {
    NOT_STARTED,
    STARTED,
    USED,
    /** Its money went back. */
    VOID;

    /** The same in HQL over an {@code Entitlement x}, for filters. */
    static final String HQL = "case when x.state = " + state(EntitlementState.VOID) + " then 'VOID' when x.state = "
            + state(EntitlementState.COMPLETED)
            + " then 'USED' when x.startedAt is not null then 'STARTED' else 'NOT_STARTED' end";

    static StrengthTypologyProgress of(Entitlement entitlement) {
        if (entitlement.state() == EntitlementState.VOID) return VOID;
        if (entitlement.state() == EntitlementState.COMPLETED) return USED;
        return entitlement.startedAt() == null ? NOT_STARTED : STARTED;
    }

    private static String state(EntitlementState state) {
        return EntitlementState.class.getName() + "." + state.name();
    }
}
