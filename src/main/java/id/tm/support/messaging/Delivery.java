package id.tm.support.messaging;

import id.tm.support.Attachment;
import id.tm.support.Channel;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one address.
 *
 * @param id names the delivery for good: the Message-ID comes from it, so every attempt is the same mail
 * @param name of the recipient, or null
 * @param headers further mail headers
 * @param attempt 1 for the first hand-off ever; later ones carry {@code X-TM-Resend}
 * @param unsubscribeUrl one-click address for the List-Unsubscribe header, or null for mail somebody asked for
 * @param attachment what goes with a mail, or null for nothing
 */
public record Delivery(
        UUID id,
        Channel channel,
        String address,
        String name,
        RenderedMessage message,
        Map<String, String> headers,
        int attempt,
        URI unsubscribeUrl,
        @Nullable Attachment attachment) {

    /** One without a file. */
    public Delivery(
            UUID id,
            Channel channel,
            String address,
            String name,
            RenderedMessage message,
            Map<String, String> headers,
            int attempt,
            URI unsubscribeUrl) {
        this(id, channel, address, name, message, headers, attempt, unsubscribeUrl, null);
    }
}
