package id.tm.support.notification;

import id.tm.platform.BaseEntity;
import id.tm.support.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One recipient as it was when the notification started; written by {@link Recipients}. Table: manual_notification_recipients. */
@Entity
@Table(name = "manual_notification_recipients")
public class ManualNotificationRecipient extends BaseEntity {

    /** Before the outbox has it, after, or never. */
    public enum State {
        WAITING,
        RELEASED,
        SKIPPED
    }

    @Column(updatable = false)
    UUID notificationId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Channel channel;

    @Column(updatable = false)
    String recipientKey;

    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    String name;

    @Column(updatable = false)
    String address;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    State state;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    SkipReason reason;

    @Column(updatable = false)
    UUID messageId;

    @Column(updatable = false)
    Instant releasedAt;

    static List<ManualNotificationRecipient> waiting(UUID notificationId, int limit) {
        return find("notificationId = ?1 and state = ?2 order by id", notificationId, State.WAITING)
                .page(0, limit)
                .list();
    }
}
