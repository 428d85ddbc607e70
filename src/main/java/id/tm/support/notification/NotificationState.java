package id.tm.support.notification;

/**
 * DRAFT → (PENDING_APPROVAL →) APPROVED → RUNNING ⇄ PAUSED → DONE. Whatever is edited before its start is a DRAFT again;
 * until it is DONE it can be CANCELLED.
 */
public enum NotificationState {
    DRAFT,
    PENDING_APPROVAL,
    APPROVED,
    RUNNING,
    PAUSED,
    DONE,
    CANCELLED;

    boolean canBecome(NotificationState next) {
        return switch (this) {
            case DRAFT -> next == PENDING_APPROVAL || next == APPROVED || next == CANCELLED;
            case PENDING_APPROVAL -> next == DRAFT || next == APPROVED || next == CANCELLED;
            case APPROVED -> next == DRAFT || next == RUNNING || next == CANCELLED;
            case RUNNING -> next == PAUSED || next == DONE || next == CANCELLED;
            case PAUSED -> next == RUNNING || next == CANCELLED;
            case DONE, CANCELLED -> false;
        };
    }
}
