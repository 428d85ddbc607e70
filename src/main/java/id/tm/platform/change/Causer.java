package id.tm.platform.change;

import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who or what causes a change; {@code id} is a person's or key's id, or a job's name, null for SYSTEM. */
public record Causer(CauserType type, @Nullable String id) {

    static final Causer SYSTEM = new Causer(CauserType.SYSTEM, null);

    public static Causer of(Principal principal) {
        return of(principal.realm(), principal.id());
    }

    public static Causer of(Realm realm, UUID id) {
        CauserType type =
                switch (realm) {
                    case USERS -> CauserType.MEMBER;
                    case ADMINS -> CauserType.ADMIN;
                };
        return new Causer(type, id.toString());
    }

    public static Causer job(String name) {
        return new Causer(CauserType.JOB, name);
    }
}
