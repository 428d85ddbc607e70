package id.tm.support;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message somebody's act calls for, as opposed to a reminder.
 *
 * @param templateKey a published template; its locale follows the recipient
 * @param variables typed values, see {@link ReminderNotice}; kept encrypted until the message has left
 * @param dedupeKey two messages of one key are one message; null when every call means a new one
 * @param headers further mail headers, such as those that keep a conversation together; no secrets, they are kept in clear
 * @param unsubscribable whether it is one of those that people may want no more of: it then carries the one-click link,
 *     and does not leave once the address is unsubscribed
 * @param attachment what goes with a mail; null for nothing
 */
public record OutgoingMessage(
        String templateKey,
        Recipient recipient,
        Channel channel,
        Map<String, Object> variables,
        Lane lane,
        String dedupeKey,
        Map<String, String> headers,
        boolean unsubscribable,
        @Nullable Attachment attachment) {

    public OutgoingMessage(
            String templateKey,
            Recipient recipient,
            Channel channel,
            Map<String, Object> variables,
            Lane lane,
            String dedupeKey,
            Map<String, String> headers,
            boolean unsubscribable) {
        this(templateKey, recipient, channel, variables, lane, dedupeKey, headers, unsubscribable, null);
    }

    public OutgoingMessage(
            String templateKey,
            Recipient recipient,
            Channel channel,
            Map<String, Object> variables,
            Lane lane,
            String dedupeKey) {
        this(templateKey, recipient, channel, variables, lane, dedupeKey, Map.of(), false);
    }

    /** The same with a file. */
    public OutgoingMessage with(Attachment file) {
        return new OutgoingMessage(
                templateKey, recipient, channel, variables, lane, dedupeKey, headers, unsubscribable, file);
    }

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
