package id.tm.account.registration;

import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.SecretTokens;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A link that proves an e-mail address, with the registration it was sent for: whoever opens it gets the password typed
 * in that registration, so nobody can register an address in advance and wait for its owner to open the account for him.
 * Table: email_verifications.
 */
@Entity
@Table(name = "email_verifications")
class EmailVerification extends BaseEntity {

    UUID userId;
    String passwordHash;
    String fullName;

    /** E.164. */
    String phone;

    private String tokenHash;
    private Instant expiresAt;
    private Instant usedAt;

    protected EmailVerification() {}

    EmailVerification(UUID userId, String token, Instant expiresAt) {
        this.userId = userId;
        this.tokenHash = SecretTokens.hash(token);
        this.expiresAt = expiresAt;
    }

    /** The user the token was made for, when it still works. */
    static Optional<EmailVerification> findUsable(String token, Instant now) {
        return find("tokenHash = ?1 and usedAt is null and expiresAt > ?2", SecretTokens.hash(token), now)
                .firstResultOptional();
    }

    /** Uses it up; false when another request has just done so. */
    boolean take(Instant now) {
        return update("usedAt = ?1, version = version + 1 where id = ?2 and usedAt is null", now, id) == 1;
    }

    static Optional<EmailVerification> newestOf(UUID userId) {
        return find("userId = ?1 order by createdAt desc, id desc", userId).firstResultOptional();
    }

    static long countSince(UUID userId, Instant since) {
        return count("userId = ?1 and createdAt > ?2", userId, since);
    }

    /** Rows whose link can never work again. */
    static long purge(Instant expiredBefore) {
        return delete("expiresAt < ?1", expiredBefore);
    }
}
