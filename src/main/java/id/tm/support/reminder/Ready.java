package id.tm.support.reminder;

import id.tm.platform.work.Claim;
import id.tm.support.Recipient;
import id.tm.support.messaging.RenderedMessage;
import java.net.URI;
import java.util.Map;

/** A claimed delivery that may leave: still true, and allowed now. {@code message} is null until it is written. */
record Ready(
        Claim claim,
        ReminderRecipient row,
        Recipient person,
        String templateKey,
        Map<String, Object> variables,
        URI unsubscribeUrl,
        RenderedMessage message) {

    Ready written(RenderedMessage text) {
        return new Ready(claim, row, person, templateKey, variables, unsubscribeUrl, text);
    }
}
