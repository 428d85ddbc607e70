package id.tm.account.login;

import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.security.Realm;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One refresh token, by hash. Using it makes a child, once: the child is derived from the parent, the client's nonce and
 * a seed kept here, so the same request gets the same child again, while neither the database nor an old token alone
 * yields it. Table: refresh_tokens.
 */
@Entity
@Table(name = "refresh_tokens")
class RefreshToken extends BaseEntity {

    private UUID sessionId;
    private String tokenHash;
    private Instant expiresAt;
    private Instant usedAt;
    private UUID childId;
    private String childSeed;
    private String nonceHash;

    protected RefreshToken() {}

    RefreshToken(UUID sessionId, String raw, Instant expiresAt) {
        this.sessionId = sessionId;
        this.tokenHash = SecretTokens.hash(raw);
        this.expiresAt = expiresAt;
    }

    /** Which session a token belongs to, and whose that is: the one of the two ids that is not null. */
    record Family(
            UUID sessionId, @Nullable UUID userId, @Nullable UUID adminId) {

        Realm realm() {
            return userId != null ? Realm.USERS : Realm.ADMINS;
        }

        UUID subjectId() {
            return Objects.requireNonNullElse(userId, adminId);
        }
    }

    /** Without loading token or session: they are read once their owner is locked. */
    static Optional<Family> familyOf(String raw) {
        return Panache.getEntityManager()
                .createQuery(
                        "select s.id, s.userId, s.adminId from RefreshToken t join LoginSession s on s.id = t.sessionId"
                                + " where t.tokenHash = :hash",
                        Object[].class)
                .setParameter("hash", SecretTokens.hash(raw))
                .getResultStream()
                .map(row -> new Family((UUID) row[0], (UUID) row[1], (UUID) row[2]))
                .findFirst();
    }

    static Optional<RefreshToken> findByRaw(String raw) {
        return find("tokenHash", SecretTokens.hash(raw)).firstResultOptional();
    }

    boolean isUsed() {
        return usedAt != null;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Makes the child's secret; {@link #useFor} must follow in the same transaction. */
    String beginUse(String raw, String nonce) {
        childSeed = SecretTokens.random();
        nonceHash = nonce == null ? null : SecretTokens.hash(nonce);
        return derive(raw, nonce);
    }

    void useFor(RefreshToken child, Instant at) {
        childId = child.id;
        usedAt = at;
    }

    /** The child's secret once more, for the request that made it, as long as nobody has used the child. */
    Optional<String> childAgain(String raw, String nonce) {
        boolean sameRequest =
                nonce != null && nonceHash != null && SecretTokens.same(nonceHash, SecretTokens.hash(nonce));
        if (!sameRequest || childId == null) return Optional.empty();
        RefreshToken child = findById(childId);
        return child == null || child.isUsed() ? Optional.empty() : Optional.of(derive(raw, nonce));
    }

    private String derive(String raw, String nonce) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(childSeed.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] secret = mac.doFinal((raw + "\n" + nonce).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
