package id.tm.support.notification;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.support.messaging.MessageState;
import id.tm.support.messaging.MessageStates;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Who gets a notification, and what became of it. */
@Path("/api/v1/admin/notifications/{id}/recipients")
@Tag(name = "Support")
public class NotificationRecipientsResource {

    private static final ListSpec<ManualNotificationRecipient> LIST = ListSpec.of(ManualNotificationRecipient.class)
            .sortByInstant("createdAt", recipient -> recipient.createdAt)
            .defaultSort("createdAt")
            .filterEnum("state", "e.state = :state", ManualNotificationRecipient.State.class)
            .filterEnum("reason", "e.reason = :reason", SkipReason.class)
            .filterEnum(
                    "message",
                    "e.messageId in (select m.id from Message m where m.state = :message)",
                    MessageState.class)
            .filterId("userId", "e.userId = :userId");

    private final NotificationService notifications;
    private final MessageStates messages;

    NotificationRecipientsResource(NotificationService notifications, MessageStates messages) {
        this.notifications = notifications;
        this.messages = messages;
    }

    @GET
    @Transactional
    @PermissionsAllowed("notifications:read")
    @Operation(
            operationId = "support_listNotificationRecipients",
            summary = "List the recipients that were written down at the start, and what became of each")
    public Page<NotificationRecipientView> list(@RestPath UUID id, @Context UriInfo uri) {
        UUID notification = notifications.find(id).id;
        Page<ManualNotificationRecipient> page = LIST.list(
                uri, "e.notificationId = :notification", Map.of("notification", notification), Function.identity());
        Map<UUID, MessageState> states = messages.of(page.items().stream()
                .map(recipient -> recipient.messageId)
                .filter(Objects::nonNull)
                .toList());
        List<NotificationRecipientView> views = page.items().stream()
                .map(recipient -> NotificationRecipientView.of(recipient, states))
                .toList();
        return new Page<>(views, page.nextCursor());
    }
}
