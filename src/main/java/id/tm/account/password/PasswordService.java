package id.tm.account.password;

import static id.tm.account.AccountError.INVALID_CREDENTIALS;

import id.tm.account.FreshLogin;
import id.tm.account.MemberActivity;
import id.tm.account.access.Subject;
import id.tm.account.access.TokenGate;
import id.tm.account.emailchange.EmailChange;
import id.tm.account.login.Credentials;
import id.tm.account.login.PasswordHashing;
import id.tm.account.login.SessionService;
import id.tm.account.login.Subjects;
import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another password, for whoever knows the old one, and what follows from it whoever set it. */
@ApplicationScoped
class PasswordService {

    private final FreshLogin fresh;
    private final Credentials credentials;
    private final PasswordHashing passwords;
    private final TokenGate gate;
    private final SessionService sessions;
    private final Messages messages;
    private final MemberActivity activity;
    private final Caller caller;
    private final Clock clock;

    PasswordService(
            FreshLogin fresh,
            Credentials credentials,
            PasswordHashing passwords,
            TokenGate gate,
            SessionService sessions,
            Messages messages,
            MemberActivity activity,
            Caller caller,
            Clock clock) {
        this.fresh = fresh;
        this.credentials = credentials;
        this.passwords = passwords;
        this.gate = gate;
        this.sessions = sessions;
        this.messages = messages;
        this.activity = activity;
        this.caller = caller;
        this.clock = clock;
    }

    /** The caller's session goes on, every other one ends. */
    void change(PasswordChangeRequest request) {
        fresh.require();
        Principal who = caller.principal();
        UUID session = caller.sessionId();
        String known = credentials.requirePassword(request.currentPassword());
        String hash = passwords.hash(request.newPassword());
        QuarkusTransaction.requiringNew().run(() -> {
            Subject subject = Subjects.lock(who.realm(), who.id())
                    .filter(found -> found.passwordHash().equals(known) && gate.admits(found))
                    .orElseThrow(INVALID_CREDENTIALS::with);
            replace(subject, hash, session);
        });
    }

    /** Puts the new hash in place of a locked subject's; only the given session, which may be null, goes on. */
    @Transactional(Transactional.TxType.MANDATORY)
    void replace(Subject subject, String hash, @Nullable UUID session) {
        Instant now = clock.instant();
        subject.changePassword(hash, now);
        sessions.endOthers(subject, session);
        PasswordReset.close(subject, now);
        if (subject.realm() == Realm.USERS) {
            EmailChange.cancelPending(subject.subjectId());
            activity.recordOfAccount(subject.subjectId(), MemberActivity.PASSWORD_CHANGED, null, null);
        }
        var recipient = Subjects.recipient(subject);
        messages.send(
                OutgoingMessage.urgentMail("password-changed", recipient, Map.of("name", recipient.name(), "at", now)));
    }
}
