package id.tm.account.admin;

import id.tm.account.access.Role;
import id.tm.account.login.PasswordHashing;
import id.tm.account.registration.CommonPasswords;
import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes the super-admin of a database that has no admin at all. */
@ApplicationScoped
class FirstAdmin {

    static final String LOCAL_EMAIL = "admin@tm.local";
    static final String LOCAL_PASSWORD = "local-admin-password";

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);
    private static final int AFTER_THE_PERMISSIONS = 1_100;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 128;

    private final FirstAdminConfig config;
    private final ModeConfig mode;
    private final PasswordHashing passwords;
    private final AccessStamp stamp;

    FirstAdmin(FirstAdminConfig config, ModeConfig mode, PasswordHashing passwords, AccessStamp stamp) {
        this.config = config;
        this.mode = mode;
        this.passwords = passwords;
        this.stamp = stamp;
    }

    void onStart(@Observes @Priority(AFTER_THE_PERMISSIONS) StartupEvent start) {
        boolean local = mode.mode() == Mode.LOCAL;
        boolean given = config.email().isPresent() && config.password().isPresent();
        boolean none = QuarkusTransaction.requiringNew().call(() -> Admin.count() == 0);
        if (none && !given && !local) {
            LOG.warn("there is no admin yet: set TM_ADMIN_EMAIL and TM_ADMIN_PASSWORD and start again");
        } else if (none) {
            create(
                    given ? config.email().get() : LOCAL_EMAIL,
                    given ? config.password().get() : LOCAL_PASSWORD);
        }
        if (local && !given) {
            LOG.infof("Back office: %s / %s, unless it was changed", LOCAL_EMAIL, LOCAL_PASSWORD);
        }
    }

    /** Does nothing when there is an admin by now. */
    void create(String email, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST || CommonPasswords.contains(password)) {
            throw new IllegalStateException("TM_ADMIN_PASSWORD must have " + SHORTEST + " to " + LONGEST
                    + " characters and not be a common password");
        }
        if (!email.matches("[^\\s@<>\"]+@[^\\s@<>\"]+")) {
            throw new IllegalStateException("TM_ADMIN_EMAIL is not a mail address");
        }
        String hash = passwords.hash(password);
        QuarkusTransaction.requiringNew().run(() -> createIfNone(email, hash));
    }

    void createIfNone(String email, String hash) {
        // The stamp's row is locked by this: of several processes that start at once, one creates.
        stamp.move(Realm.ADMINS);
        if (Admin.count() > 0) return;
        Admin admin = new Admin(email, "Admin", hash);
        admin.replaceRoles(List.of(Role.builtIn(Realm.ADMINS, Role.SUPER_ADMIN)));
        admin.persist();
        LOG.infof("first admin created: %s", admin.email());
    }
}
