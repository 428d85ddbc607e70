package id.tm.account.consent;

import id.tm.platform.AppendOnly;
import id.tm.support.Channel;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A channel on which a person wants no reminders. Table: user_channel_opt_outs. */
@Entity
@Table(name = "user_channel_opt_outs")
public class UserChannelOptOut extends AppendOnly {

    private UUID userId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    protected UserChannelOptOut() {}

    static Map<UUID, Set<Channel>> ofUsers(Collection<UUID> userIds) {
        Map<UUID, Set<Channel>> byUser = new HashMap<>();
        List<UserChannelOptOut> rows = list("userId in ?1", userIds);
        rows.forEach(row -> byUser.computeIfAbsent(row.userId, id -> EnumSet.noneOf(Channel.class))
                .add(row.channel));
        return byUser;
    }

    /** Saying it twice is saying it once, also at the same moment; true for the first time. */
    static boolean put(UUID userId, Channel channel, Instant at) {
        return Panache.getEntityManager()
                        .createNativeQuery("insert into user_channel_opt_outs (id, created_at, user_id, channel)"
                                + " select gen_random_uuid(), :at, id, :channel from users where id = :user"
                                + " on conflict on constraint uq_user_channel_opt_outs_user_channel do nothing")
                        .setParameter("at", at)
                        .setParameter("user", userId)
                        .setParameter("channel", channel.name())
                        .executeUpdate()
                == 1;
    }

    static void remove(UUID userId, Channel channel) {
        Panache.getEntityManager()
                .createNativeQuery("delete from user_channel_opt_outs where user_id = :user and channel = :channel")
                .setParameter("user", userId)
                .setParameter("channel", channel.name())
                .executeUpdate();
    }
}
