package id.tm.account.password;

import static id.tm.account.AccountError.LINK_UNUSABLE;

import id.tm.account.AccountConfig;
import id.tm.account.access.Subject;
import id.tm.account.access.TokenGate;
import id.tm.account.login.EvenTime;
import id.tm.account.login.LoginGuard;
import id.tm.account.login.PasswordHashing;
import id.tm.account.login.Subjects;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.platform.security.Realm;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A new password for whoever can read the mails of the account. Neither answer nor time tells whether an address is
 * known, and whom the gate would refuse a token gets no link, nor can use one.
 */
@ApplicationScoped
class PasswordResetService {

    private final PasswordService changes;
    private final PasswordHashing passwords;
    private final TokenGate gate;
    private final LoginGuard guard;
    private final Messages messages;
    private final AccountConfig config;
    private final ModeConfig mode;
    private final Clock clock;

    PasswordResetService(
            PasswordService changes,
            PasswordHashing passwords,
            TokenGate gate,
            LoginGuard guard,
            Messages messages,
            AccountConfig config,
            ModeConfig mode,
            Clock clock) {
        this.changes = changes;
        this.passwords = passwords;
        this.gate = gate;
        this.guard = guard;
        this.messages = messages;
        this.config = config;
        this.mode = mode;
        this.clock = clock;
    }

    void request(Realm realm, String email) {
        EvenTime time = EvenTime.atLeast(config.registration().answerTime());
        QuarkusTransaction.requiringNew().run(() -> Subjects.byEmail(realm, email)
                // Locked, so that two requests at once are one mail.
                .flatMap(found -> Subjects.lock(realm, found.subjectId()))
                .filter(gate::admits)
                .ifPresent(this::sendLink));
        time.await();
    }

    /** Also lets in again who was locked out by wrong passwords. */
    @RetryConflicts
    void reset(Realm realm, String token, String password) {
        // Asked before the hashing, so that nonsense costs little.
        QuarkusTransaction.requiringNew().run(() -> usable(realm, token));
        String hash = passwords.hash(password);
        QuarkusTransaction.requiringNew().run(() -> {
            PasswordReset link = usable(realm, token);
            Subject subject = Subjects.lock(realm, link.subjectId()).orElseThrow();
            if (!gate.admits(subject) || !link.take(clock.instant())) throw LINK_UNUSABLE.with();
            changes.replace(subject, hash, null);
            guard.forgive(realm, Subjects.logins(subject));
        });
    }

    private PasswordReset usable(Realm realm, String token) {
        return PasswordReset.findUsable(realm, token, clock.instant()).orElseThrow(LINK_UNUSABLE::with);
    }

    private void sendLink(Subject subject) {
        Instant now = clock.instant();
        AccountConfig.Resets limits = config.resets();
        boolean tooSoon = PasswordReset.countSince(subject, now.minus(limits.coolDown())) > 0;
        boolean tooMany = PasswordReset.countSince(subject, now.minus(Duration.ofDays(1))) >= limits.mailsPerDay();
        if (tooSoon || tooMany) return;
        String token = SecretTokens.random();
        Instant until = now.plus(limits.linkLifetime());
        new PasswordReset(subject, token, until).persist();
        var recipient = Subjects.recipient(subject);
        messages.send(OutgoingMessage.urgentMail(
                "password-reset",
                recipient,
                Map.of(
                        "name",
                        recipient.name(),
                        "link",
                        link(subject.realm(), token),
                        "token",
                        token,
                        "expiresAt",
                        until)));
    }

    private URI link(Realm realm, String token) {
        String page = realm == Realm.USERS ? "/reset-password" : "/admin/reset-password";
        return PublicUrl.of(mode, page + "?token=" + token);
    }
}
