package id.tm.account.user;

import static id.tm.account.AccountError.UNKNOWN_ROLE;
import static id.tm.account.AccountError.USER_NOT_FOUND;

import id.tm.account.access.Role;
import id.tm.account.login.LoginGuard;
import id.tm.account.login.SessionService;
import id.tm.platform.change.Changes;
import id.tm.platform.http.ETags;
import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Realm;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What the back office does with users. Each act moves the access stamp, so that the user's next request feels it. */
@ApplicationScoped
class UserAdminService {

    private final AccessStamp stamp;
    private final SessionService sessions;
    private final LoginGuard guard;
    private final Changes changes;
    private final Clock clock;

    UserAdminService(AccessStamp stamp, SessionService sessions, LoginGuard guard, Changes changes, Clock clock) {
        this.stamp = stamp;
        this.sessions = sessions;
        this.guard = guard;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    @RetryConflicts
    UserAdminView lock(UUID id) {
        return change(id, User::lock);
    }

    /** Also forgets wrong passwords: the person may try again at once. */
    @Transactional
    @RetryConflicts
    UserAdminView unlock(UUID id) {
        return change(id, user -> {
            user.unlock();
            List<String> logins = new ArrayList<>(List.of(user.email()));
            Profile profile = Profile.of(user.id);
            if (profile.phone != null) logins.add(profile.phone);
            guard.forgive(Realm.USERS, logins);
        });
    }

    @Transactional
    @RetryConflicts
    UserAdminView disable(UUID id) {
        return change(id, user -> {
            user.disable();
            sessions.endAll(user);
        });
    }

    /** The activity log keeps the reason. */
    @Transactional
    @RetryConflicts
    UserAdminView delete(UUID id, String reason) {
        changes.because(reason);
        return change(id, user -> {
            user.delete(clock.instant());
            sessions.endAll(user);
        });
    }

    @Transactional
    @RetryConflicts
    UserAdminView enable(UUID id) {
        return change(id, User::enable);
    }

    @Transactional
    @RetryConflicts
    UserAdminView replaceRoles(UUID id, String ifMatch, Set<String> names) {
        return change(id, user -> {
            ETags.requireMatch(ifMatch, user.version);
            Set<String> wanted = new HashSet<>(names);
            wanted.add(Role.MEMBER);
            List<Role> roles = Role.listByName(Realm.USERS, wanted);
            wanted.removeAll(Role.names(roles));
            if (!wanted.isEmpty()) throw UNKNOWN_ROLE.with(String.join(", ", wanted));
            user.replaceRoles(roles);
        });
    }

    private UserAdminView change(UUID id, Consumer<User> act) {
        User user = User.lockById(id).orElseThrow(USER_NOT_FOUND::with);
        act.accept(user);
        stamp.move(Realm.USERS);
        Panache.getEntityManager().flush();
        return UserAdminView.of(user, Profile.of(id));
    }
}
