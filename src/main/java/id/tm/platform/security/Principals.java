package id.tm.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Principals by id, kept as long as nothing about access has changed in their realm. */
@ApplicationScoped
class Principals {

    private static final int MOST = 10_000;

    private record Key(Realm realm, UUID id) {}

    private record Kept(long stamp, Optional<Principal> principal) {}

    private final PrincipalDirectory directory;
    private final AccessStamp stamp;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST;
        }
    };

    Principals(PrincipalDirectory directory, AccessStamp stamp) {
        this.directory = directory;
        this.stamp = stamp;
    }

    /** Empty also when the session, which is null for a caller without one, has ended. */
    Optional<Principal> find(Realm realm, UUID id, @Nullable UUID session) {
        // The stamp is read before the directory: a change in between is then seen again, never missed.
        AccessStamp.Now current = stamp.current(realm, session);
        if (current.sessionEnded()) return Optional.empty();
        long now = current.stamp();
        Key key = new Key(realm, id);
        synchronized (kept) {
            Kept known = kept.get(key);
            if (known != null && known.stamp == now) return known.principal;
        }
        Optional<Principal> found = directory.find(realm, id);
        synchronized (kept) {
            kept.put(key, new Kept(now, found));
        }
        return found;
    }
}
