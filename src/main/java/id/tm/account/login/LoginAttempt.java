package id.tm.account.login;

import id.tm.platform.security.Realm;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Wrong passwords for one login from one address; {@link #ANY} counts over all of either. Table: login_attempts. */
@Entity
@Table(name = "login_attempts")
class LoginAttempt extends PanacheEntityBase {

    static final String ANY = "*";

    private static final int LONGEST_DOUBLING = 16;

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    private Realm realm;

    private String loginKey;
    private String address;
    private int failures;
    private Instant lastAttemptAt;
    private Instant blockedUntil;
    private Instant succeededAt;

    protected LoginAttempt() {}

    static Optional<LoginAttempt> find(Realm realm, String loginKey, String address) {
        return find("realm = ?1 and loginKey = ?2 and address = ?3", realm, loginKey, address)
                .firstResultOptional();
    }

    /** The row, made when there is none, and locked. */
    static LoginAttempt lock(Realm realm, String loginKey, String address, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("insert into login_attempts (id, realm, login_key, address, last_attempt_at)"
                        + " values (gen_random_uuid(), :realm, :key, :address, :now)"
                        + " on conflict on constraint uq_login_attempts_login_address do nothing")
                .setParameter("realm", realm.name())
                .setParameter("key", loginKey)
                .setParameter("address", address)
                .setParameter("now", now)
                .executeUpdate();
        return LoginAttempt.<LoginAttempt>find(
                        "realm = ?1 and loginKey = ?2 and address = ?3", realm, loginKey, address)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
    }

    /** An admin has let the person in again. */
    static void forget(Realm realm, Collection<String> loginKeys) {
        update("failures = 0, blockedUntil = null where realm = ?1 and loginKey in ?2", realm, loginKeys);
    }

    /** What neither blocks anybody any more nor vouches for a device. */
    static long purge(Instant failedBefore, Instant succeededBefore) {
        return delete(
                "lastAttemptAt < ?1 and (succeededAt is null or succeededAt < ?2)", failedBefore, succeededBefore);
    }

    int failures() {
        return failures;
    }

    Instant blockedUntil() {
        return blockedUntil;
    }

    boolean isBlocked(Instant now) {
        return blockedUntil != null && now.isBefore(blockedUntil);
    }

    boolean hasSucceeded() {
        return succeededAt != null;
    }

    /**
     * One more wrong password. From {@code free} on each further one has to wait, twice as long each time; at
     * {@code most} it is locked for {@code lockTime}, and after that time without any the count begins anew.
     */
    void fail(int free, int most, Duration lockTime, Instant now) {
        if (!now.isBefore(lastAttemptAt.plus(lockTime))) failures = 0;
        failures++;
        lastAttemptAt = now;
        if (failures >= most) blockedUntil = now.plus(lockTime);
        else if (failures >= free) blockedUntil = now.plusSeconds(1L << Math.min(failures - free, LONGEST_DOUBLING));
    }

    void succeed(Instant now) {
        failures = 0;
        blockedUntil = null;
        lastAttemptAt = now;
        succeededAt = now;
    }
}
