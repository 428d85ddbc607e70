package id.tm.support.notification;

import id.tm.support.messaging.Addresses;
import id.tm.support.messaging.MessageState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One recipient and what became of it. */
public record NotificationRecipientView(
        UUID id,
        UUID userId,
        @Schema(examples = "Sari Wulandari") String name,
        @Schema(examples = "s***@example.com") String address,
        RecipientOutcome outcome,
        SkipReason reason,
        @Schema(description = "As in the list of messages") UUID messageId,
        Instant releasedAt) {

    static NotificationRecipientView of(ManualNotificationRecipient r, Map<UUID, MessageState> messages) {
        return new NotificationRecipientView(
                r.id,
                r.userId,
                r.name,
                r.address == null ? null : Addresses.mask(r.address),
                outcome(r, messages.get(r.messageId)),
                r.reason,
                r.messageId,
                r.releasedAt);
    }

    private static RecipientOutcome outcome(ManualNotificationRecipient r, MessageState message) {
        if (message == null) return RecipientOutcome.valueOf(r.state.name());
        return switch (message) {
            case QUEUED, SENDING -> RecipientOutcome.QUEUED;
            case SENT -> RecipientOutcome.SENT;
            case DELIVERED, READ -> RecipientOutcome.DELIVERED;
            case FAILED -> RecipientOutcome.FAILED;
            case SUPPRESSED -> RecipientOutcome.SUPPRESSED;
        };
    }
}
