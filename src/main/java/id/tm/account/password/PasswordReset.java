package id.tm.account.password;

import id.tm.account.access.Subject;
import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.security.Realm;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A link that lets whoever reads the mails of an account set its password, once. Table: password_resets. */
@Entity
@Table(name = "password_resets")
public class PasswordReset extends BaseEntity {

    private UUID userId;
    private UUID adminId;
    private String tokenHash;
    private Instant expiresAt;
    private Instant usedAt;

    protected PasswordReset() {}

    PasswordReset(Subject subject, String token, Instant expiresAt) {
        if (subject.realm() == Realm.USERS) this.userId = subject.subjectId();
        else this.adminId = subject.subjectId();
        this.tokenHash = SecretTokens.hash(token);
        this.expiresAt = expiresAt;
    }

    static Optional<PasswordReset> findUsable(Realm realm, String token, Instant now) {
        return find(
                        "tokenHash = ?1 and usedAt is null and expiresAt > ?2 and " + owner(realm) + " is not null",
                        SecretTokens.hash(token),
                        now)
                .firstResultOptional();
    }

    static long countSince(Subject subject, Instant since) {
        return count(owner(subject.realm()) + " = ?1 and createdAt > ?2", subject.subjectId(), since);
    }

    /** Uses up all that are open for the subject; how many were. */
    public static int close(Subject subject, Instant now) {
        return update(
                "usedAt = ?1, version = version + 1 where usedAt is null and " + owner(subject.realm()) + " = ?2",
                now,
                subject.subjectId());
    }

    static long purge(Instant expiredBefore) {
        return delete("expiresAt < ?1", expiredBefore);
    }

    private static String owner(Realm realm) {
        return realm == Realm.USERS ? "userId" : "adminId";
    }

    UUID subjectId() {
        return userId != null ? userId : adminId;
    }

    /** Uses it up; false when another request has just done so. */
    boolean take(Instant now) {
        return update("usedAt = ?1, version = version + 1 where id = ?2 and usedAt is null", now, id) == 1;
    }
}
