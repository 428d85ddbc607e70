package id.tm.account.admin;

import static id.tm.account.AccountError.ADMIN_NOT_FOUND;
import static id.tm.account.AccountError.LAST_SUPER_ADMIN;
import static id.tm.account.AccountError.UNKNOWN_ROLE;

import id.tm.account.access.Permission;
import id.tm.account.access.Rights;
import id.tm.account.access.Role;
import id.tm.account.login.LoginGuard;
import id.tm.account.login.PasswordHashing;
import id.tm.account.login.SessionService;
import id.tm.platform.http.ETags;
import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What admins do with admins. Nobody manages somebody who may do more; somebody can always do everything. */
@ApplicationScoped
class AdminService {

    private final AccessStamp stamp;
    private final PasswordHashing passwords;
    private final SessionService sessions;
    private final LoginGuard guard;

    AdminService(AccessStamp stamp, PasswordHashing passwords, SessionService sessions, LoginGuard guard) {
        this.stamp = stamp;
        this.passwords = passwords;
        this.sessions = sessions;
        this.guard = guard;
    }

    AdminView create(Principal caller, AdminCreateRequest request) {
        String hash = passwords.hash(request.password());
        return QuarkusTransaction.requiringNew().call(() -> {
            Admin admin = new Admin(request.email(), request.fullName().strip(), hash);
            admin.locale = request.locale();
            admin.replaceRoles(grantable(caller, request.roles()));
            admin.persist();
            Panache.getEntityManager().flush();
            return AdminView.of(admin);
        });
    }

    @Transactional
    @RetryConflicts
    Admin replace(Principal caller, UUID id, String ifMatch, AdminRequest request) {
        return change(caller, id, admin -> {
            ETags.requireMatch(ifMatch, admin.version);
            admin.fullName = request.fullName().strip();
            admin.locale = request.locale();
            admin.replaceRoles(grantable(caller, request.roles()));
            admin.touch();
        });
    }

    @Transactional
    @RetryConflicts
    AdminView lock(Principal caller, UUID id) {
        return AdminView.of(change(caller, id, Admin::lock));
    }

    /** Also forgets wrong passwords. */
    @Transactional
    @RetryConflicts
    AdminView unlock(Principal caller, UUID id) {
        return AdminView.of(change(caller, id, admin -> {
            admin.unlock();
            guard.forgive(Realm.ADMINS, List.of(admin.email()));
        }));
    }

    @Transactional
    @RetryConflicts
    AdminView disable(Principal caller, UUID id) {
        return AdminView.of(change(caller, id, admin -> {
            admin.disable();
            sessions.endAll(admin);
        }));
    }

    @Transactional
    @RetryConflicts
    AdminView enable(Principal caller, UUID id) {
        return AdminView.of(change(caller, id, Admin::enable));
    }

    private Admin change(Principal caller, UUID id, Consumer<Admin> act) {
        // The stamp's row orders all changes of rights in the realm: two super-admins cannot remove each other.
        stamp.move(Realm.ADMINS);
        Admin admin = Admin.lockById(id).orElseThrow(ADMIN_NOT_FOUND::with);
        Rights.requireAll(caller, admin.permissionNames());
        boolean wasLast = isActiveSuperAdmin(admin) && !Admin.otherSuperAdminThan(id);
        act.accept(admin);
        if (wasLast && !isActiveSuperAdmin(admin)) throw LAST_SUPER_ADMIN.with();
        Panache.getEntityManager().flush();
        return admin;
    }

    private static boolean isActiveSuperAdmin(Admin admin) {
        return admin.status() == AdminStatus.ACTIVE && admin.permissionNames().contains(Permission.EVERYTHING);
    }

    private static List<Role> grantable(Principal caller, Set<String> names) {
        List<Role> roles = Role.listByName(Realm.ADMINS, names);
        Set<String> unknown = new HashSet<>(names);
        unknown.removeAll(Role.names(roles));
        if (!unknown.isEmpty()) throw UNKNOWN_ROLE.with(String.join(", ", unknown));
        roles.forEach(role -> Rights.requireAll(caller, role.permissionNames()));
        return roles;
    }
}
