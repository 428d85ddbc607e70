package id.tm.support.notification;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One move of a notification. Table: manual_notification_moves. */
@Entity
@Table(name = "manual_notification_moves")
public class ManualNotificationMove extends AppendOnly {

    private UUID notificationId;

    @Enumerated(EnumType.STRING)
    private NotificationState fromState;

    @Enumerated(EnumType.STRING)
    private NotificationState toState;

    private UUID adminId;

    protected ManualNotificationMove() {}

    ManualNotificationMove(UUID notificationId, NotificationState from, NotificationState to, UUID adminId) {
        this.notificationId = notificationId;
        this.fromState = from;
        this.toState = to;
        this.adminId = adminId;
    }

    static List<ManualNotificationMove> of(UUID notificationId) {
        return list("notificationId = ?1 order by createdAt, id", notificationId);
    }

    NotificationState fromState() {
        return fromState;
    }

    NotificationState toState() {
        return toState;
    }

    UUID adminId() {
        return adminId;
    }
}
