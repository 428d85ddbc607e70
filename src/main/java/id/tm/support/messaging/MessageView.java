package id.tm.support.messaging;

import id.tm.support.Channel;
import id.tm.support.OutgoingMessage.Lane;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as the back office sees it: no address in clear, no values. */
@Schema(name = "OutboxMessageView")
public record MessageView(
        UUID id,
        MessageState state,
        Lane lane,
        Channel channel,
        @Schema(examples = "email-verification") String templateKey,
        @Schema(examples = "2") int templateVersion,
        UUID userId,
        @Schema(examples = "s***@example.com") String address,
        @Schema(examples = "id") String locale,
        @Schema(examples = "1") int attempts,
        String lastError,
        Instant createdAt,
        Instant dueAt,
        Instant sentAt,
        Instant deliveredAt,
        Instant readAt) {

    static MessageView of(Message m) {
        return new MessageView(
                m.id,
                m.state(),
                m.lane,
                m.channel,
                m.templateKey,
                m.templateVersion,
                m.userId,
                Addresses.mask(m.address),
                m.language,
                m.attempts,
                m.lastError,
                m.createdAt,
                m.dueAt,
                m.sentAt(),
                m.deliveredAt(),
                m.readAt());
    }
}
