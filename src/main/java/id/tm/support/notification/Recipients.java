package id.tm.support.notification;

import id.tm.platform.work.Rows;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The statements over the recipients of notifications, many at a time. They want a running transaction. */
@ApplicationScoped
class Recipients {

    void replaceTargets(UUID notification, List<String> entries) {
        Panache.getEntityManager()
                .createNativeQuery("delete from manual_notification_targets where notification_id = :notification")
                .setParameter("notification", notification)
                .executeUpdate();
        if (entries == null || entries.isEmpty()) return;
        Panache.getEntityManager()
                .createNativeQuery("insert into manual_notification_targets (notification_id, value)"
                        + " select distinct :notification, v from unnest(cast(:entries as text[])) v")
                .setParameter("notification", notification)
                .setParameter(
                        "entries",
                        entries.stream()
                                .map(entry -> entry.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .executeUpdate();
    }

    long countTargets(UUID notification) {
        return ((Number) Panache.getEntityManager()
                        .createNativeQuery(
                                "select count(*) from manual_notification_targets where notification_id = :notification")
                        .setParameter("notification", notification)
                        .getSingleResult())
                .longValue();
    }

    /** The entries after {@code after}, in their order. */
    List<String> targets(UUID notification, String after, int limit) {
        List<?> values = Panache.getEntityManager()
                .createNativeQuery(
                        "select value from manual_notification_targets where notification_id = :notification"
                                + " and value > :after order by value limit :most",
                        String.class)
                .setParameter("notification", notification)
                .setParameter("after", after)
                .setParameter("most", limit)
                .getResultList();
        return values.stream().map(String.class::cast).toList();
    }

    /** Writes them down; one who is there already stays as is. */
    void snapshot(UUID notification, Channel channel, Collection<Target> targets, Instant now) {
        Rows rows = new Rows();
        targets.forEach(target -> {
            Recipient recipient = target.recipient();
            rows.add()
                    .with("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                    .with("recipient_key", target.key())
                    .with("user_id", recipient == null ? null : recipient.userId())
                    .with("name", recipient == null ? null : recipient.name())
                    .with("address", recipient == null ? null : recipient.address(channel))
                    .with("state", target.reason() == null ? "WAITING" : "SKIPPED")
                    .with("reason", target.reason());
        });
        if (rows.isEmpty()) return;
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into manual_notification_recipients (id, created_at, updated_at, notification_id, channel,
                            recipient_key, user_id, name, address, state, reason)
                        select r.id, :now, :now, :notification, :channel, r.recipient_key, r.user_id, r.name, r.address,
                            r.state, r.reason
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, recipient_key text, user_id uuid,
                            name text, address text, state text, reason text)
                        on conflict on constraint uq_manual_notification_recipients_recipient do nothing
                        """)
                .setParameter("rows", rows.toString())
                .setParameter("now", now)
                .setParameter("notification", notification)
                .setParameter("channel", channel.name())
                .executeUpdate();
    }

    /** How many there are, and of them how many wait. */
    record Size(long all, long waiting) {}

    Size size(UUID notification) {
        Object[] row = (Object[]) Panache.getEntityManager()
                .createNativeQuery("select count(*), count(*) filter (where state = 'WAITING')"
                        + " from manual_notification_recipients where notification_id = :notification")
                .setParameter("notification", notification)
                .getSingleResult();
        return new Size(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    void released(Map<UUID, UUID> messages, Instant now) {
        Rows rows = new Rows();
        messages.forEach((id, message) -> rows.add().with("id", id).with("message_id", message));
        if (rows.isEmpty()) return;
        Panache.getEntityManager()
                .createNativeQuery("""
                        update manual_notification_recipients t set state = 'RELEASED', message_id = r.message_id,
                            released_at = :now, updated_at = :now, version = t.version + 1
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, message_id uuid)
                        where t.id = r.id and t.state = 'WAITING'
                        """)
                .setParameter("rows", rows.toString())
                .setParameter("now", now)
                .executeUpdate();
    }

    void skipped(Map<UUID, SkipReason> reasons, Instant now) {
        Rows rows = new Rows();
        reasons.forEach((id, reason) -> rows.add().with("id", id).with("reason", reason));
        if (rows.isEmpty()) return;
        Panache.getEntityManager()
                .createNativeQuery("""
                        update manual_notification_recipients t set state = 'SKIPPED', reason = r.reason,
                            updated_at = :now, version = t.version + 1
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, reason text)
                        where t.id = r.id and t.state = 'WAITING'
                        """)
                .setParameter("rows", rows.toString())
                .setParameter("now", now)
                .executeUpdate();
    }

    void cancelWaiting(UUID notification, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("update manual_notification_recipients set state = 'SKIPPED', reason = 'CANCELLED',"
                        + " updated_at = :now, version = version + 1"
                        + " where notification_id = :notification and state = 'WAITING'")
                .setParameter("notification", notification)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Makes this transaction the only one that releases on the channel, and says how many it may release by now. */
    long permits(Channel channel, int perMinute, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery(
                        "select channel from manual_notification_throttles where channel = :channel for update")
                .setParameter("channel", channel.name())
                .getSingleResult();
        long lastMinute = ((Number) Panache.getEntityManager()
                        .createNativeQuery("select count(*) from manual_notification_recipients"
                                + " where channel = :channel and released_at > :since")
                        .setParameter("channel", channel.name())
                        .setParameter("since", now.minusSeconds(60))
                        .getSingleResult())
                .longValue();
        return perMinute - lastMinute;
    }

    Map<RecipientOutcome, Long> outcomes(UUID notification) {
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery("""
                        select case when r.state <> 'RELEASED' then r.state
                                when m.state = 'SENDING' then 'QUEUED'
                                when m.state = 'READ' then 'DELIVERED'
                                else m.state end, count(*)
                        from manual_notification_recipients r left join messages m on m.id = r.message_id
                        where r.notification_id = :notification group by 1
                        """)
                .setParameter("notification", notification)
                .getResultList();
        Map<RecipientOutcome, Long> outcomes = new EnumMap<>(RecipientOutcome.class);
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            outcomes.put(RecipientOutcome.valueOf((String) columns[0]), ((Number) columns[1]).longValue());
        }
        return outcomes;
    }
}
