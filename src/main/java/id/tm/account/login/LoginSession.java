package id.tm.account.login;

import id.tm.account.access.Subject;
import id.tm.platform.BaseEntity;
import id.tm.platform.security.Realm;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One login on one device: the family of refresh tokens that grows from it lives and dies as one. Table: login_sessions. */
@Entity
@Table(name = "login_sessions")
public class LoginSession extends BaseEntity {

    /** Why a session ended before its time. */
    public enum RevokeReason {
        LOGOUT,
        OWNER,
        TOKEN_REUSE,
        ADMIN,
        /** The password or another thing that opens the account was changed. */
        CREDENTIALS
    }

    private UUID userId;
    private UUID adminId;
    private String deviceName;
    private String address;
    private Instant lastSeenAt;
    private Instant authenticatedAt;
    private Instant expiresAt;
    private Instant revokedAt;

    @Enumerated(EnumType.STRING)
    private RevokeReason revokeReason;

    protected LoginSession() {}

    LoginSession(Subject subject, String deviceName, String address, Instant now, Instant expiresAt) {
        if (subject.realm() == Realm.USERS) this.userId = subject.subjectId();
        else this.adminId = subject.subjectId();
        this.deviceName = deviceName;
        this.address = address;
        this.lastSeenAt = now;
        this.authenticatedAt = now;
        this.expiresAt = expiresAt;
    }

    static Optional<LoginSession> lockById(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static Optional<LoginSession> lockOfUser(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Locked, so that none is refreshed meanwhile. */
    static List<LoginSession> lockAlive(Subject subject, Instant now) {
        String owner = subject.realm() == Realm.USERS ? "userId" : "adminId";
        return find(owner + " = ?1 and revokedAt is null and expiresAt > ?2 order by id", subject.subjectId(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** With their tokens. */
    static long purge(Instant expiredBefore) {
        return delete("expiresAt < ?1", expiredBefore);
    }

    Realm realm() {
        return userId != null ? Realm.USERS : Realm.ADMINS;
    }

    UUID subjectId() {
        return userId != null ? userId : adminId;
    }

    String deviceName() {
        return deviceName;
    }

    String address() {
        return address;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** Whether the password was given at or after that time. */
    public boolean isAuthenticatedSince(Instant time) {
        return !authenticatedAt.isBefore(time);
    }

    void authenticated(Instant at) {
        authenticatedAt = at;
    }

    boolean isAlive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    void seen(String from, Instant at) {
        address = from;
        lastSeenAt = at;
    }

    /** Ends it; a session that has ended stays as it ended. */
    void revoke(RevokeReason reason, Instant at) {
        if (revokedAt != null) return;
        revokedAt = at;
        revokeReason = reason;
    }
}
