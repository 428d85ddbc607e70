package id.tm.support;

/** The life of one planned step. PLANNED → DISPATCHED (became deliveries) | OBSOLETE (no longer true) | MISSED (past its catch-up budget) | CANCELLED (its subject was settled or moved). */
public enum ReminderPlanState {
    PLANNED,
    DISPATCHED,
    OBSOLETE,
    MISSED,
    CANCELLED
}
