package id.tm.support.notification;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which notifications were meant for a person. That one was, stays on record; how the person was reached does not. */
@ApplicationScoped
class NotificationPersonalData implements PersonalData {

    @RegisterForReflection
    record Exported(
            UUID notificationId,
            String address,
            ManualNotificationRecipient.State state,
            SkipReason reason,
            Instant at) {}

    private final Clock clock;

    NotificationPersonalData(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String section() {
        return "notifications";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<ManualNotificationRecipient> rows =
                ManualNotificationRecipient.list("userId = ?1 order by createdAt, id", userId);
        return rows.isEmpty()
                ? null
                : rows.stream()
                        .map(r -> new Exported(r.notificationId, r.address, r.state, r.reason, r.createdAt))
                        .toList();
    }

    /** One who still waits gets nothing any more. */
    @Override
    @Transactional
    public void erase(UUID userId) {
        Panache.getEntityManager()
                .createNativeQuery("update manual_notification_recipients set name = null, address = null,"
                        + " reason = case when state = 'WAITING' then 'INACTIVE' else reason end,"
                        + " state = case when state = 'WAITING' then 'SKIPPED' else state end,"
                        + " updated_at = :now, version = version + 1 where user_id = :user")
                .setParameter("now", clock.instant())
                .setParameter("user", userId)
                .executeUpdate();
    }
}
