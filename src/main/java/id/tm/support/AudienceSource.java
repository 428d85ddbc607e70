package id.tm.support;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds the people a message to many is meant for; implemented by the floor that owns them. */
public interface AudienceSource {

    /** The next of those the filter means, by their ids, which come after {@code after}; null for the first. */
    List<AudienceMember> page(AudienceFilter filter, UUID after, int limit);

    /** Those of the users that are in any audience at all. */
    List<AudienceMember> find(Collection<UUID> userIds);

    /** The same by mail address; case does not count. */
    List<AudienceMember> findByEmail(Collection<String> emails);
}
