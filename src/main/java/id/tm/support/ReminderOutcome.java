package id.tm.support;

import java.time.Instant;

/**
 * What is known of one delivery of a planned step.
 *
 * @param state {@code QUEUED}, {@code SENT}, {@code DELIVERED}, {@code FAILED}, {@code SKIPPED_OBSOLETE} … as in
 *     reminder_recipients.state
 * @param reason why it waits or never left, for people; null when there is nothing to say
 * @param sentAt null when it has not left
 */
public record ReminderOutcome(String recipientName, Channel channel, String state, String reason, Instant sentAt) {}
