package id.tm.support.contact;

/** NEW → IN_PROGRESS → RESOLVED; what was resolved too early, or answered by its sender, is in progress again. */
public enum ContactStatus {
    NEW,
    IN_PROGRESS,
    RESOLVED;

    boolean canBecome(ContactStatus next) {
        return switch (this) {
            case NEW, RESOLVED -> next == IN_PROGRESS;
            case IN_PROGRESS -> next == RESOLVED;
        };
    }
}
