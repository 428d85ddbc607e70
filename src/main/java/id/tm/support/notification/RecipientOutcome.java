package id.tm.support.notification;

/** How far a notification is with one recipient; what the outbox says of its message is in the last five. */
public enum RecipientOutcome {
    WAITING,
    SKIPPED,
    QUEUED,
    SENT,
    DELIVERED,
    FAILED,
    SUPPRESSED
}
