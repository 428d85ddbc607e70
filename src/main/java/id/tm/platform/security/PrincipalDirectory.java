package id.tm.platform.security;

import java.util.Optional;
import java.util.UUID;

/** Who may do what, as the floor that owns people knows it. */
public interface PrincipalDirectory {

    Optional<Principal> find(Realm realm, UUID id);
}
