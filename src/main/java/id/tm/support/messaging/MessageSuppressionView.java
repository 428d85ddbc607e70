package id.tm.support.messaging;

import id.tm.support.Channel;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record MessageSuppressionView(
        UUID id,
        Channel channel,
        @Schema(examples = "s***@example.com") String address,
        Suppressions.Cause cause,

        @Schema(examples = "recipient address not accepted: 550 5.1.1 no such user")
        String detail,

        Instant createdAt) {

    static MessageSuppressionView of(MessageSuppression s) {
        return new MessageSuppressionView(s.id, s.channel, Addresses.mask(s.address), s.cause, s.detail, s.createdAt);
    }
}
