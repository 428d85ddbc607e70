package id.tm.support.notification;

import id.tm.support.Channel;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notification in the list. */
public record NotificationItemView(
        UUID id,
        NotificationState state,
        @Schema(examples = "Year-end schedule") String title,
        NotificationKind kind,
        Channel channel,
        UUID createdBy,
        @Schema(examples = "1200") Long recipients,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {

    static NotificationItemView of(ManualNotificationHistory n) {
        return new NotificationItemView(
                n.id,
                n.state(),
                n.title,
                n.kind,
                n.channel,
                n.createdBy(),
                n.recipients(),
                n.createdAt,
                n.startedAt(),
                n.finishedAt());
    }
}
