package id.tm.account.access;

import static id.tm.account.AccountError.ROLE_BUILT_IN;
import static id.tm.account.AccountError.ROLE_NOT_FOUND;
import static id.tm.account.AccountError.UNKNOWN_PERMISSION;

import id.tm.platform.http.ETags;
import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The roles of the back office, as admins compose them. */
@ApplicationScoped
class RoleService {

    private final AccessStamp stamp;

    RoleService(AccessStamp stamp) {
        this.stamp = stamp;
    }

    @Transactional
    Role create(Principal caller, RoleRequest request) {
        Role role = new Role(request.name());
        role.replacePermissions(grantable(caller, request.permissions()));
        role.persist();
        Panache.getEntityManager().flush();
        return role;
    }

    @Transactional
    @RetryConflicts
    Role replace(Principal caller, UUID id, String ifMatch, RoleRequest request) {
        // The stamp's row orders all changes of rights in the realm.
        stamp.move(Realm.ADMINS);
        Role role = changeable(caller, id);
        ETags.requireMatch(ifMatch, role.version);
        role.rename(request.name());
        role.replacePermissions(grantable(caller, request.permissions()));
        role.touch();
        Panache.getEntityManager().flush();
        return role;
    }

    @Transactional
    @RetryConflicts
    void delete(Principal caller, UUID id) {
        stamp.move(Realm.ADMINS);
        changeable(caller, id).delete();
        Panache.getEntityManager().flush();
    }

    private static Role changeable(Principal caller, UUID id) {
        Role role = Role.<Role>findByIdOptional(id).orElseThrow(ROLE_NOT_FOUND::with);
        if (role.isBuiltIn()) throw ROLE_BUILT_IN.with();
        Rights.requireAll(caller, role.permissionNames());
        return role;
    }

    private static List<Permission> grantable(Principal caller, Set<String> names) {
        // Everything is the super-admin's alone, which is a role of its own.
        Set<String> unknown = new TreeSet<>(names);
        List<Permission> permissions = Permission.listByName(names).stream()
                .filter(permission -> !permission.name().equals(Permission.EVERYTHING))
                .toList();
        permissions.forEach(permission -> unknown.remove(permission.name()));
        if (!unknown.isEmpty()) throw UNKNOWN_PERMISSION.with(String.join(", ", unknown));
        Rights.requireAll(caller, names);
        return permissions;
    }
}
