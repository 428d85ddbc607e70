package id.tm.support;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Says how people are reached at this moment; implemented by the floor that owns them. */
public interface RecipientDirectory {

    /** Those of the users that exist and are active. */
    Map<UUID, Recipient> find(Collection<UUID> userIds);

    /** The person does not want reminders on this channel any more (one-click unsubscribe). */
    void optOut(UUID userId, Channel channel, Instant at);
}
