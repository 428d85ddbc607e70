package id.tm.account.totp;

import static id.tm.account.AccountError.INVALID_TOTP;
import static id.tm.account.AccountError.TOTP_ACTIVE;
import static id.tm.account.AccountError.TOTP_NOT_ACTIVE;

import id.tm.account.FreshLogin;
import id.tm.account.MemberActivity;
import id.tm.account.access.Subject;
import id.tm.account.login.Credentials;
import id.tm.account.login.SessionService;
import id.tm.account.login.Subjects;
import id.tm.platform.change.Changes;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Caller;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Authenticator apps: put on an account by its owner, taken off by the owner or, when the phone is lost, the back office. */
@ApplicationScoped
class TotpService {

    private final FreshLogin fresh;
    private final Credentials credentials;
    private final SessionService sessions;
    private final AccessStamp stamp;
    private final Changes changes;
    private final Messages messages;
    private final MemberActivity activity;
    private final ModeConfig mode;
    private final Caller caller;
    private final Clock clock;

    TotpService(
            FreshLogin fresh,
            Credentials credentials,
            SessionService sessions,
            AccessStamp stamp,
            Changes changes,
            Messages messages,
            MemberActivity activity,
            ModeConfig mode,
            Caller caller,
            Clock clock) {
        this.fresh = fresh;
        this.credentials = credentials;
        this.sessions = sessions;
        this.stamp = stamp;
        this.changes = changes;
        this.messages = messages;
        this.activity = activity;
        this.mode = mode;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    TotpView status() {
        Principal who = caller.principal();
        return TotpCredential.activeOf(who.realm(), who.id())
                .map(app -> new TotpView(true, app.confirmedAt(), RecoveryCode.countLeft(app.id)))
                .orElse(new TotpView(false, null, 0));
    }

    @Transactional
    @RetryConflicts
    TotpSecretView begin() {
        fresh.require();
        Subject subject = lockCaller();
        TotpCredential app =
                TotpCredential.of(subject.realm(), subject.subjectId()).orElseGet(() -> new TotpCredential(subject));
        if (app.isActive()) throw TOTP_ACTIVE.with();
        String secret = app.renew();
        app.persist();
        return new TotpSecretView(secret, uri(subject, secret));
    }

    /** Whoever is logged in elsewhere never showed a code: those sessions end. */
    @Transactional
    @RetryConflicts
    RecoveryCodesView confirm(String code) {
        fresh.require();
        UUID session = caller.sessionId();
        Subject subject = lockCaller();
        TotpCredential app = TotpCredential.of(subject.realm(), subject.subjectId())
                .filter(found -> !found.isActive())
                .orElseThrow(TOTP_NOT_ACTIVE::with);
        if (!app.confirm(code, clock.instant())) throw INVALID_TOTP.with();
        RecoveryCodesView codes = new RecoveryCodesView(RecoveryCode.replace(app.id));
        sessions.endOthers(subject, session);
        changed(subject, "totp-enabled", MemberActivity.TOTP_ENABLED, null);
        return codes;
    }

    RecoveryCodesView replaceRecoveryCodes(String code) {
        fresh.require();
        credentials.requireSecondFactor(code);
        return renewCodes();
    }

    void remove(String code) {
        fresh.require();
        credentials.requireSecondFactor(code);
        takeOff();
    }

    /** By an admin, for somebody whose phone is lost; {@code mayManage} throws when that is not for this admin to do. */
    @Transactional
    @RetryConflicts
    <S extends Subject> void reset(S subject, String reason, Consumer<S> mayManage) {
        fresh.require();
        mayManage.accept(subject);
        changes.because(reason);
        TotpCredential app = active(subject);
        app.delete();
        new TotpReset(subject, caller.id(), reason).persist();
        sessions.endOthers(subject, null);
        changed(subject, "totp-disabled", MemberActivity.TOTP_RESET, reason);
    }

    @Transactional
    @RetryConflicts
    RecoveryCodesView renewCodes() {
        return new RecoveryCodesView(RecoveryCode.replace(active(lockCaller()).id));
    }

    @Transactional
    @RetryConflicts
    void takeOff() {
        Subject subject = lockCaller();
        active(subject).delete();
        changed(subject, "totp-disabled", MemberActivity.TOTP_DISABLED, null);
    }

    private Subject lockCaller() {
        Principal who = caller.principal();
        return Subjects.lock(who.realm(), who.id()).orElseThrow();
    }

    private static TotpCredential active(Subject subject) {
        return TotpCredential.activeOf(subject.realm(), subject.subjectId()).orElseThrow(TOTP_NOT_ACTIVE::with);
    }

    private void changed(Subject subject, String template, String action, @Nullable String reason) {
        // What an admin may do depends on it where the back office demands a second factor.
        stamp.move(subject.realm());
        if (subject.realm() == Realm.USERS) activity.recordOfAccount(subject.subjectId(), action, null, null);
        var recipient = Subjects.recipient(subject);
        Map<String, Object> variables = new HashMap<>(Map.of("name", recipient.name(), "at", clock.instant()));
        if (reason != null) variables.put("reason", reason);
        messages.send(OutgoingMessage.urgentMail(template, recipient, variables));
        Panache.getEntityManager().flush();
    }

    private String uri(Subject subject, String secret) {
        String issuer = mode.publicUrl().getHost() + (subject.realm() == Realm.ADMINS ? " admin" : "");
        return "otpauth://totp/" + escaped(issuer) + ":" + escaped(subject.email()) + "?secret=" + secret + "&issuer="
                + escaped(issuer) + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
