package id.tm.account.access;

import id.tm.account.admin.Admin;
import id.tm.account.totp.TotpCredential;
import id.tm.account.user.User;
import id.tm.platform.security.Principal;
import id.tm.platform.security.PrincipalDirectory;
import id.tm.platform.security.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Users carry roles and admins carry permissions, never both: so neither realm's token can open what is meant for the
 * other, whatever somebody calls a role. Every admin has the one role {@code admin}, unless a second factor is demanded
 * and not set up yet.
 */
@ApplicationScoped
class AccountPrincipals implements PrincipalDirectory {

    private final TokenGate gate;
    private final SecurityConfig config;

    AccountPrincipals(TokenGate gate, SecurityConfig config) {
        this.gate = gate;
        this.config = config;
    }

    @Override
    public Optional<Principal> find(Realm realm, UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> switch (realm) {
            case USERS -> User.<User>findByIdOptional(id).map(this::principal);
            case ADMINS -> Admin.<Admin>findByIdOptional(id).map(this::principal);
        });
    }

    private Principal principal(User user) {
        return new Principal(Realm.USERS, user.id, gate.admits(user), Role.names(user.roles()), Set.of());
    }

    private Principal principal(Admin admin) {
        boolean enrolling =
                config.adminMfa() == SecurityConfig.Demand.REQUIRED && !TotpCredential.isActive(Realm.ADMINS, admin.id);
        if (enrolling) {
            return new Principal(Realm.ADMINS, admin.id, gate.admits(admin), Set.of(Principal.ENROLLING), Set.of());
        }
        Set<String> permissions = admin.roles().stream()
                .flatMap(role -> role.permissionNames().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Principal(Realm.ADMINS, admin.id, gate.admits(admin), Set.of("admin"), permissions);
    }
}
