package id.tm.account.login;

import static id.tm.account.AccountError.INVALID_CREDENTIALS;

import id.tm.account.access.Subject;
import id.tm.platform.security.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Login by password. An unknown login and a wrong password are told apart by nothing. */
@ApplicationScoped
public class LoginService {

    private record Candidate(UUID id, String passwordHash) {}

    private record Proven(Candidate candidate, boolean outdated) {}

    private final PasswordHashing passwords;
    private final LoginGuard guard;
    private final FactorCheck factors;
    private final SessionService sessions;

    LoginService(PasswordHashing passwords, LoginGuard guard, FactorCheck factors, SessionService sessions) {
        this.passwords = passwords;
        this.guard = guard;
        this.factors = factors;
        this.sessions = sessions;
    }

    TokenView login(Realm realm, TokenRequest request, String address) {
        String key = Subjects.key(request.login());
        guard.admit(realm, key, address);
        // No transaction spans the hashing: it would hold a connection while it waits for its turn.
        Optional<Proven> proven = prove(realm, request);
        if (proven.isEmpty()) {
            guard.failed(realm, key, address);
            throw INVALID_CREDENTIALS.with();
        }
        Candidate candidate = proven.get().candidate();
        factors.require(realm, candidate.id(), request.totp(), key, address);
        guard.succeeded(realm, key, address);
        String upgraded = proven.get().outdated() ? passwords.hash(request.password()) : null;
        return QuarkusTransaction.requiringNew().call(() -> {
            Subject subject = Subjects.lock(realm, candidate.id())
                    .filter(found -> found.passwordHash().equals(candidate.passwordHash()))
                    .orElseThrow(INVALID_CREDENTIALS::with);
            TokenView tokens = sessions.open(subject, request.deviceName(), address);
            if (upgraded != null) subject.changePasswordHash(upgraded);
            return tokens;
        });
    }

    private Optional<Proven> prove(Realm realm, TokenRequest request) {
        List<Candidate> candidates = QuarkusTransaction.requiringNew()
                .call(() -> Subjects.named(realm, request.login()).stream()
                        .map(subject -> new Candidate(subject.subjectId(), subject.passwordHash()))
                        .toList());
        if (candidates.isEmpty()) passwords.pretend(request.password());
        for (Candidate candidate : candidates) {
            PasswordHashing.Verdict verdict = passwords.verify(request.password(), candidate.passwordHash());
            if (verdict.matches()) return Optional.of(new Proven(candidate, verdict.outdated()));
        }
        return Optional.empty();
    }
}
