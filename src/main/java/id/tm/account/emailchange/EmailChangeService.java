package id.tm.account.emailchange;

import static id.tm.account.AccountError.LINK_UNUSABLE;

import id.tm.account.AccountConfig;
import id.tm.account.FreshLogin;
import id.tm.account.MemberActivity;
import id.tm.account.access.Standing;
import id.tm.account.access.TokenGate;
import id.tm.account.login.EvenTime;
import id.tm.account.login.SessionService;
import id.tm.account.login.Subjects;
import id.tm.account.password.PasswordReset;
import id.tm.account.user.User;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.limit.RateLimits;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.platform.security.Caller;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another e-mail address: done by a link in a mail to the new one, and for some days taken back by a link in a mail to
 * the old one, whoever holds the account by then. Whether the new address is somebody's is told to nobody.
 */
@ApplicationScoped
class EmailChangeService {

    private static final Duration DAY = Duration.ofDays(1);

    private final FreshLogin fresh;
    private final TokenGate gate;
    private final SessionService sessions;
    private final RateLimits limits;
    private final Messages messages;
    private final MemberActivity activity;
    private final AccountConfig config;
    private final ModeConfig mode;
    private final Caller caller;
    private final Clock clock;

    EmailChangeService(
            FreshLogin fresh,
            TokenGate gate,
            SessionService sessions,
            RateLimits limits,
            Messages messages,
            MemberActivity activity,
            AccountConfig config,
            ModeConfig mode,
            Caller caller,
            Clock clock) {
        this.fresh = fresh;
        this.gate = gate;
        this.sessions = sessions;
        this.limits = limits;
        this.messages = messages;
        this.activity = activity;
        this.config = config;
        this.mode = mode;
        this.caller = caller;
        this.clock = clock;
    }

    void request(EmailChangeRequest request) {
        EvenTime time = EvenTime.atLeast(config.registration().answerTime());
        fresh.require();
        UUID userId = caller.id();
        UUID session = caller.sessionId();
        limits.take("email-change", userId.toString(), config.emailChanges().perDay(), DAY);
        QuarkusTransaction.requiringNew().run(() -> {
            User user = User.lockById(userId).orElseThrow();
            EmailChange.cancelPending(userId);
            if (!user.email().equals(User.canonicalEmail(request.email()))) begin(user, session, request.email());
        });
        time.await();
    }

    /** Sessions other than the one that asked for it end. */
    @Transactional
    @RetryConflicts
    void confirm(String token) {
        Instant now = clock.instant();
        EmailChange change = EmailChange.findToDo(token, now).orElseThrow(LINK_UNUSABLE::with);
        User user = User.lockById(change.userId()).orElseThrow();
        if (!gate.admits(user)) throw LINK_UNUSABLE.with();
        change.complete();
        replace(user, change.newEmail(), change.sessionId(), now);
    }

    /** Every session ends: whoever asked for the change is not who reads the old address. */
    @Transactional
    @RetryConflicts
    void takeBack(String token) {
        Instant now = clock.instant();
        EmailChange change = EmailChange.findToUndo(token, now).orElseThrow(LINK_UNUSABLE::with);
        User user = User.lockById(change.userId()).orElseThrow();
        // A locked or disabled account gets its address back all the same; it opens nothing.
        if (user.standing() == Standing.DELETED) throw LINK_UNUSABLE.with();
        change.takeBack();
        replace(user, change.oldEmail(), null, now);
    }

    private void replace(User user, String email, @Nullable UUID session, Instant now) {
        boolean differs = !user.email().equals(email);
        if (differs) user.changeEmail(email, now);
        PasswordReset.close(user, now);
        sessions.endOthers(user, session);
        if (differs) activity.recordOfAccount(user.id, MemberActivity.EMAIL_CHANGED, null, null);
        // Somebody may have taken the address meanwhile: the constraint says so here.
        Panache.getEntityManager().flush();
    }

    private void begin(User user, UUID session, String email) {
        Instant now = clock.instant();
        Instant until = now.plus(config.emailChanges().linkLifetime());
        Instant undoUntil = now.plus(config.emailChanges().undoFor());
        String token = SecretTokens.random();
        String undoToken = SecretTokens.random();
        EmailChange change = new EmailChange(user, session, email);
        change.giveLinks(token, until, undoToken, undoUntil);
        change.persist();
        Recipient old = Subjects.recipient(user);
        warn(old, change.newEmail(), undoToken, undoUntil);
        // Somebody else's address gets no mail, and the caller never learns why.
        if (User.findByEmail(email).isEmpty()) ask(old, change.newEmail(), token, until);
    }

    private void warn(Recipient old, String newEmail, String token, Instant until) {
        URI link = link("/keep-email", token);
        messages.send(OutgoingMessage.urgentMail(
                "email-change-notice",
                old,
                Map.of("name", old.name(), "newEmail", newEmail, "link", link, "token", token, "expiresAt", until)));
    }

    private void ask(Recipient old, String newEmail, String token, Instant until) {
        Recipient next = new Recipient(
                old.userId(),
                old.name(),
                newEmail,
                old.phone(),
                old.whatsapp(),
                old.locale(),
                old.zone(),
                old.optedOut());
        URI link = link("/confirm-email", token);
        messages.send(OutgoingMessage.urgentMail(
                "email-change", next, Map.of("name", next.name(), "link", link, "token", token, "expiresAt", until)));
    }

    private URI link(String page, String token) {
        return PublicUrl.of(mode, page + "?token=" + token);
    }
}
