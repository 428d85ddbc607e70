package id.tm.account.access;

import id.tm.account.admin.Admin;
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
 * other, whatever somebody calls a role. Every admin has the one role {@code admin}.
 */
@ApplicationScoped
class AccountPrincipals implements PrincipalDirectory {

    private final TokenGate gate;

    AccountPrincipals(TokenGate gate) {
        this.gate = gate;
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
        Set<String> permissions = admin.roles().stream()
                .flatMap(role -> role.permissionNames().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Principal(Realm.ADMINS, admin.id, gate.admits(admin), Set.of("admin"), permissions);
    }
}
