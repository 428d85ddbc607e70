package id.tm.account.login;

import static id.tm.account.AccountError.INVALID_REFRESH_TOKEN;
import static id.tm.account.AccountError.LOGIN_SESSION_NOT_FOUND;

import id.tm.account.AccountConfig;
import id.tm.account.MemberActivity;
import id.tm.account.access.Standing;
import id.tm.account.access.Subject;
import id.tm.account.access.TokenGate;
import id.tm.account.login.LoginSession.RevokeReason;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.security.EndedSessions;
import id.tm.platform.security.Realm;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions and the rotation of their refresh tokens. */
@ApplicationScoped
public class SessionService {

    private final TokenGate gate;
    private final Messages messages;
    private final MemberActivity activity;
    private final EndedSessions ended;
    private final AccountConfig.Sessions config;
    private final Clock clock;

    SessionService(
            TokenGate gate,
            Messages messages,
            MemberActivity activity,
            EndedSessions ended,
            AccountConfig config,
            Clock clock) {
        this.gate = gate;
        this.messages = messages;
        this.activity = activity;
        this.ended = ended;
        this.config = config.sessions();
        this.clock = clock;
    }

    /** Begins a session for somebody who has proven to be the subject. */
    @Transactional
    public TokenView open(Subject subject, String deviceName, String address) {
        Instant now = clock.instant();
        LoginSession session = new LoginSession(subject, deviceName, address, now, now.plus(config.lifetime()));
        session.persist();
        String raw = SecretTokens.random();
        newToken(session, raw, now);
        TokenView tokens = view(subject, session, raw);
        record(session, MemberActivity.LOGIN);
        return tokens;
    }

    /**
     * The next pair of tokens. The same token with the same nonce gets the same answer until the child is used; any
     * other reuse means that two hold the token, so nobody keeps the session, and the owner is told.
     */
    @RetryConflicts
    TokenView refresh(Realm realm, RefreshRequest request, String address) {
        // A found theft must be committed although the answer is an error, so the error is thrown out here.
        Optional<TokenView> next =
                QuarkusTransaction.requiringNew().call(() -> rotate(realm, request, address, clock.instant()));
        return next.orElseThrow(INVALID_REFRESH_TOKEN::with);
    }

    @Transactional
    void logout(UUID sessionId) {
        Instant now = clock.instant();
        LoginSession.lockById(sessionId).filter(session -> session.isAlive(now)).ifPresent(session -> {
            end(session, RevokeReason.LOGOUT, now);
            record(session, MemberActivity.LOGOUT);
        });
    }

    @Transactional
    void revokeOwn(UUID userId, UUID sessionId) {
        Instant now = clock.instant();
        LoginSession session = LoginSession.lockOfUser(sessionId, userId)
                .filter(found -> found.isAlive(now))
                .orElseThrow(LOGIN_SESSION_NOT_FOUND::with);
        end(session, RevokeReason.OWNER, now);
        record(session, MemberActivity.SESSION_ENDED);
    }

    /** Ends every session of the subject: no token of theirs works any more. */
    @Transactional
    public void endAll(Subject subject) {
        endAllBut(null, subject, RevokeReason.ADMIN);
    }

    /** What opens the account has changed: only the session that changed it goes on, which is null when none did. */
    @Transactional
    public void endOthers(Subject subject, @Nullable UUID sessionId) {
        endAllBut(sessionId, subject, RevokeReason.CREDENTIALS);
    }

    private void endAllBut(@Nullable UUID kept, Subject subject, RevokeReason reason) {
        Instant now = clock.instant();
        LoginSession.lockAlive(subject, now).stream()
                .filter(session -> !session.id.equals(kept))
                .forEach(session -> end(session, reason, now));
    }

    /** Somebody in this session has proven once more to be its subject. */
    @Transactional
    void reauthenticated(UUID sessionId) {
        Instant now = clock.instant();
        LoginSession.lockById(sessionId)
                .filter(session -> session.isAlive(now))
                .orElseThrow(LOGIN_SESSION_NOT_FOUND::with)
                .authenticated(now);
    }

    private void end(LoginSession session, RevokeReason reason, Instant now) {
        session.revoke(reason, now);
        ended.add(List.of(session.id));
    }

    private Optional<TokenView> rotate(Realm realm, RefreshRequest request, String address, Instant now) {
        String raw = request.refreshToken();
        Optional<RefreshToken.Family> family = RefreshToken.familyOf(raw).filter(found -> found.realm() == realm);
        if (family.isEmpty()) return Optional.empty();
        // The subject before the session, in the order of whoever ends all sessions of one.
        Subject subject = Subjects.lock(realm, family.get().subjectId()).orElseThrow();
        LoginSession session = LoginSession.lockById(family.get().sessionId()).orElseThrow();
        if (!session.isAlive(now)) return Optional.empty();
        // Read under the session's lock: two rotations of one family never see each other half done.
        RefreshToken token = RefreshToken.findByRaw(raw).orElseThrow();
        Optional<String> repeated = token.isUsed() ? token.childAgain(raw, request.nonce()) : Optional.empty();
        if (token.isUsed() && repeated.isEmpty()) {
            end(session, RevokeReason.TOKEN_REUSE, now);
            tell(subject, session, now);
            record(session, MemberActivity.TOKEN_REUSED);
            return Optional.empty();
        }
        if (token.isExpired(now)) return Optional.empty();
        String child = repeated.orElseGet(() -> makeChild(session, token, request, now));
        session.seen(address, now);
        return Optional.of(view(subject, session, child));
    }

    private String makeChild(LoginSession session, RefreshToken token, RefreshRequest request, Instant now) {
        String secret = token.beginUse(request.refreshToken(), request.nonce());
        token.useFor(newToken(session, secret, now), now);
        return secret;
    }

    private RefreshToken newToken(LoginSession session, String raw, Instant now) {
        Instant until = now.plus(config.refreshLifetime());
        RefreshToken token =
                new RefreshToken(session.id, raw, until.isBefore(session.expiresAt()) ? until : session.expiresAt());
        token.persist();
        return token;
    }

    private TokenView view(Subject subject, LoginSession session, String refreshToken) {
        String accessToken = gate.issue(subject, session.id);
        return new TokenView(accessToken, "Bearer", gate.lifetime().toSeconds(), refreshToken);
    }

    /** Admins have the audit log for what they do. */
    private void record(LoginSession session, String action) {
        if (session.realm() != Realm.USERS) return;
        activity.recordOfAccount(session.subjectId(), action, "LOGIN_SESSION", session.id);
    }

    private void tell(Subject subject, LoginSession session, Instant now) {
        if (subject.standing() == Standing.DELETED) return;
        Map<String, Object> variables = Map.of(
                "name", Subjects.recipient(subject).name(),
                "device", Optional.ofNullable(session.deviceName()).orElse(session.address()),
                "at", now);
        messages.send(OutgoingMessage.urgentMail("session-revoked", Subjects.recipient(subject), variables));
    }
}
