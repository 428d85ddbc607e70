package id.tm.testing;

import id.tm.platform.security.Principal;
import id.tm.platform.security.PrincipalDirectory;
import id.tm.platform.security.Realm;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** People whom only the tests of the platform know: principals without an account behind them. */
@Decorator
@Priority(1)
public class Strangers implements PrincipalDirectory {

    private static final Map<UUID, Principal> KNOWN = new ConcurrentHashMap<>();

    @Inject
    @Delegate
    PrincipalDirectory people;

    /** Somebody new with those roles and permissions. */
    public static Principal arrive(Realm realm, Set<String> roles, Set<String> permissions) {
        return arrive(realm, true, roles, permissions);
    }

    public static Principal arrive(Realm realm, boolean active, Set<String> roles, Set<String> permissions) {
        Principal stranger = new Principal(realm, UUID.randomUUID(), active, roles, permissions);
        KNOWN.put(stranger.id(), stranger);
        return stranger;
    }

    @Override
    public Optional<Principal> find(Realm realm, UUID id) {
        Principal stranger = KNOWN.get(id);
        return stranger != null && stranger.realm() == realm ? Optional.of(stranger) : people.find(realm, id);
    }
}
