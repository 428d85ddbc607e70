package id.tm.support.reminder;

import java.time.Instant;

/**
 * What became of one hand-off.
 *
 * @param dueAt when it is tried again, for QUEUED
 * @param messageId what the provider calls it, for SENT
 */
record Settlement(Ready ready, RecipientState state, Instant dueAt, String error, String messageId) {

    static Settlement sent(Ready ready, String messageId) {
        return new Settlement(ready, RecipientState.SENT, null, null, messageId);
    }

    static Settlement again(Ready ready, Instant dueAt, String error) {
        return new Settlement(ready, RecipientState.QUEUED, dueAt, error, null);
    }

    static Settlement dead(Ready ready, String error) {
        return new Settlement(ready, RecipientState.FAILED, null, error, null);
    }
}
