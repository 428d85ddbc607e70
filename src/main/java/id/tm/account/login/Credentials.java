package id.tm.account.login;

import static id.tm.account.AccountError.INVALID_CREDENTIALS;
import static id.tm.account.AccountError.TOTP_NOT_ACTIVE;

import id.tm.account.access.Subject;
import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The caller's own password and codes, asked for once more. Wrong ones count with those of logins. */
@ApplicationScoped
public class Credentials {

    private record Known(Realm realm, UUID id, String key, String passwordHash) {}

    private final PasswordHashing passwords;
    private final LoginGuard guard;
    private final FactorCheck factors;
    private final SessionService sessions;
    private final ClientAddress address;
    private final Caller caller;

    Credentials(
            PasswordHashing passwords,
            LoginGuard guard,
            FactorCheck factors,
            SessionService sessions,
            ClientAddress address,
            Caller caller) {
        this.passwords = passwords;
        this.guard = guard;
        this.factors = factors;
        this.sessions = sessions;
        this.address = address;
        this.caller = caller;
    }

    /** Makes the caller's session a fresh one. */
    void reauthenticate(ReauthenticationRequest request) {
        UUID session = caller.sessionId();
        Known known = known();
        prove(known, request.password());
        factors.require(known.realm(), known.id(), request.totp(), known.key(), address.get());
        guard.succeeded(known.realm(), known.key(), address.get());
        sessions.reauthenticated(session);
    }

    /**
     * 401 unless it is the caller's password. Must not be called in a transaction, since it waits for the hashing.
     * Returns the hash it was compared with: whoever changes it makes sure that it is still the same.
     */
    public String requirePassword(String password) {
        Known known = known();
        prove(known, password);
        guard.succeeded(known.realm(), known.key(), address.get());
        return known.passwordHash();
    }

    /** 401 unless it is a code of the caller's authenticator app or a recovery code; 409 without such an app. */
    public void requireSecondFactor(String code) {
        Known known = known();
        guard.admit(known.realm(), known.key(), address.get());
        boolean asked = factors.require(known.realm(), known.id(), code, known.key(), address.get());
        if (!asked) throw TOTP_NOT_ACTIVE.with();
        guard.succeeded(known.realm(), known.key(), address.get());
    }

    private Known known() {
        Principal who = caller.principal();
        return QuarkusTransaction.requiringNew().call(() -> {
            Subject subject = Subjects.lock(who.realm(), who.id()).orElseThrow();
            return new Known(who.realm(), who.id(), Subjects.key(subject.email()), subject.passwordHash());
        });
    }

    private void prove(Known known, String password) {
        guard.admit(known.realm(), known.key(), address.get());
        if (passwords.verify(password, known.passwordHash()).matches()) return;
        guard.failed(known.realm(), known.key(), address.get());
        throw INVALID_CREDENTIALS.with();
    }
}
