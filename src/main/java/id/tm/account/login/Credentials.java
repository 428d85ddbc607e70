package id.tm.account.login;

import static id.tm.account.AccountError.INVALID_CREDENTIALS;

import id.tm.account.access.Subject;
import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The caller's own password, asked for once more. Wrong ones count with those of logins. */
@ApplicationScoped
public class Credentials {

    private record Kept(String email, String passwordHash) {}

    private final PasswordHashing passwords;
    private final LoginGuard guard;
    private final SessionService sessions;
    private final ClientAddress address;
    private final Caller caller;

    Credentials(
            PasswordHashing passwords,
            LoginGuard guard,
            SessionService sessions,
            ClientAddress address,
            Caller caller) {
        this.passwords = passwords;
        this.guard = guard;
        this.sessions = sessions;
        this.address = address;
        this.caller = caller;
    }

    /** Makes the caller's session a fresh one. */
    void reauthenticate(ReauthenticationRequest request) {
        UUID session = caller.sessionId();
        requirePassword(request.password());
        sessions.reauthenticated(session);
    }

    /**
     * 401 unless it is the caller's password. Must not be called in a transaction, since it waits for the hashing.
     * Returns the hash it was compared with: whoever changes it makes sure that it is still the same.
     */
    public String requirePassword(String password) {
        Principal who = caller.principal();
        Realm realm = who.realm();
        Kept kept = QuarkusTransaction.requiringNew().call(() -> {
            Subject subject = Subjects.lock(realm, who.id()).orElseThrow();
            return new Kept(subject.email(), subject.passwordHash());
        });
        String key = Subjects.key(kept.email());
        guard.admit(realm, key, address.get());
        if (!passwords.verify(password, kept.passwordHash()).matches()) {
            guard.failed(realm, key, address.get());
            throw INVALID_CREDENTIALS.with();
        }
        guard.succeeded(realm, key, address.get());
        return kept.passwordHash();
    }
}
