package id.tm.support.reminder;

import java.util.EnumSet;
import java.util.Set;

/** The life of one delivery: from the queue to the provider, or the reason why it never left. */
enum RecipientState {
    QUEUED,
    CLAIMED,
    /** The hand-off has begun; it can no longer be called back. */
    SENDING,
    SENT,
    DELIVERED,
    READ,
    /** Waits for an operator. */
    FAILED,
    SKIPPED_OBSOLETE,
    SKIPPED_SUPPRESSED,
    SKIPPED_OPTED_OUT,
    SKIPPED_NO_ADDRESS,
    /** The frequency cap held it until its catch-up budget was over. */
    SKIPPED_CAPPED,
    /** Its catch-up budget was over before it could leave. */
    MISSED,
    CANCELLED;

    boolean canBecome(RecipientState next) {
        return next().contains(next);
    }

    private Set<RecipientState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(CLAIMED, CANCELLED, SKIPPED_OBSOLETE);
            case CLAIMED ->
                EnumSet.of(
                        CLAIMED,
                        QUEUED,
                        SENDING,
                        FAILED,
                        SKIPPED_OBSOLETE,
                        SKIPPED_SUPPRESSED,
                        SKIPPED_OPTED_OUT,
                        SKIPPED_NO_ADDRESS,
                        SKIPPED_CAPPED,
                        MISSED,
                        CANCELLED);
            case SENDING -> EnumSet.of(SENT, QUEUED, FAILED, CLAIMED);
            case SENT -> EnumSet.of(DELIVERED, READ, FAILED);
            case DELIVERED -> EnumSet.of(READ);
            case FAILED -> EnumSet.of(QUEUED, DELIVERED, READ);
            case READ,
                    SKIPPED_OBSOLETE,
                    SKIPPED_SUPPRESSED,
                    SKIPPED_OPTED_OUT,
                    SKIPPED_NO_ADDRESS,
                    SKIPPED_CAPPED,
                    MISSED,
                    CANCELLED -> EnumSet.noneOf(RecipientState.class);
        };
    }

    boolean isSkipped() {
        return switch (this) {
            case SKIPPED_OBSOLETE,
                    SKIPPED_SUPPRESSED,
                    SKIPPED_OPTED_OUT,
                    SKIPPED_NO_ADDRESS,
                    SKIPPED_CAPPED,
                    MISSED,
                    CANCELLED -> true;
            default -> false;
        };
    }
}
