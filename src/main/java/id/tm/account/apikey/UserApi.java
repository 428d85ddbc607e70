package id.tm.account.apikey;

import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.SecretTokens;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key of a user. Its prefix finds it; of its secret, and of the one before while both work, a hash is kept. Table: user_apis. */
@Entity
@Table(name = "user_apis")
class UserApi extends BaseEntity {

    private UUID userId;
    private String name;
    private String prefix;
    private String secretHash;
    private String oldSecretHash;
    private Instant overlapUntil;

    /** Parted by blanks. */
    private String scopes;

    private Instant expiresAt;
    private Instant lastUsedAt;
    private Instant revokedAt;

    protected UserApi() {}

    UserApi(UUID userId, String name, Collection<String> scopes, Instant expiresAt, ApiKey key) {
        this.userId = userId;
        this.name = name;
        this.scopes = String.join(" ", new TreeSet<>(scopes));
        this.expiresAt = expiresAt;
        this.prefix = key.prefix();
        this.secretHash = SecretTokens.hash(key.secret());
    }

    static Optional<UserApi> findByPrefix(String prefix) {
        return find("prefix", prefix).firstResultOptional();
    }

    static Optional<UserApi> findOfUser(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
    }

    static Optional<UserApi> lockOfUser(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static long countLiving(UUID userId, Instant now) {
        return count("userId = ?1 and revokedAt is null and expiresAt > ?2", userId, now);
    }

    /** Writes down a use, unless one was written down a short while ago. */
    void used(Instant now, Duration apart) {
        if (lastUsedAt != null && lastUsedAt.isAfter(now.minus(apart))) return;
        update("lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt <= ?3)", now, id, now.minus(apart));
    }

    boolean isAlive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    boolean opensWith(String secret, Instant now) {
        String hash = SecretTokens.hash(secret);
        boolean current = SecretTokens.same(hash, secretHash);
        boolean old = SecretTokens.same(hash, oldSecretHash == null ? "" : oldSecretHash);
        return current || old && now.isBefore(overlapUntil);
    }

    /** The secret that was the current one until now works on for a while. */
    void rotate(ApiKey next, Instant oldUntil) {
        oldSecretHash = secretHash;
        overlapUntil = oldUntil;
        secretHash = SecretTokens.hash(next.secret());
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    UUID userId() {
        return userId;
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    Set<String> scopes() {
        return Set.of(scopes.split(" "));
    }

    List<String> sortedScopes() {
        return List.of(scopes.split(" "));
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }

    @Nullable
    Instant overlapUntil() {
        return overlapUntil;
    }
}
