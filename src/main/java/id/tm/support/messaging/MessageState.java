package id.tm.support.messaging;

/**
 * QUEUED → SENDING → SENT → DELIVERED → READ. FAILED waits for an operator, who may queue it again; SUPPRESSED met an
 * address that takes no mail.
 */
public enum MessageState {
    QUEUED,
    SENDING,
    SENT,
    DELIVERED,
    READ,
    FAILED,
    SUPPRESSED;

    /** A provider's word may come late: a message called failed, even one queued again, can turn out delivered. */
    boolean canBecome(MessageState next) {
        return switch (this) {
            case QUEUED -> next == SENDING || next == DELIVERED || next == READ;
            case SENDING -> next != SENDING;
            case SENT -> next == DELIVERED || next == READ || next == FAILED;
            case DELIVERED -> next == READ;
            case READ, SUPPRESSED -> false;
            case FAILED -> next == QUEUED || next == DELIVERED || next == READ;
        };
    }
}
