package id.tm.support;

import java.util.Map;

/**
 * A message somebody's act calls for, as opposed to a reminder.
 *
 * @param templateKey a published template; its locale follows the recipient
 * @param variables typed values, see {@link ReminderNotice}; kept encrypted until the message has left
 * @param dedupeKey two messages of one key are one message; null when every call means a new one
 */
public record OutgoingMessage(
        String templateKey,
        Recipient recipient,
        Channel channel,
        Map<String, Object> variables,
        Lane lane,
        String dedupeKey) {

    /** Lanes are served side by side: a blast in BULK never delays a password reset in URGENT. */
    public enum Lane {
        URGENT,
        NORMAL,
        BULK
    }

    public static OutgoingMessage mail(String templateKey, Recipient recipient, Map<String, Object> variables) {
        return new OutgoingMessage(templateKey, recipient, Channel.EMAIL, variables, Lane.NORMAL, null);
    }

    public static OutgoingMessage urgentMail(String templateKey, Recipient recipient, Map<String, Object> variables) {
        return new OutgoingMessage(templateKey, recipient, Channel.EMAIL, variables, Lane.URGENT, null);
    }
}
