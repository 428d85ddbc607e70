package id.tm.account.user;

import static id.tm.account.AccountError.USER_STATE;

import id.tm.account.access.Role;
import id.tm.account.access.Standing;
import id.tm.account.access.Subject;
import id.tm.platform.BaseEntity;
import id.tm.platform.security.Realm;
import id.tm.platform.time.EntityClock;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;

/** One login of the members' realm. Table: users. */
@Entity
@Table(name = "users")
public class User extends BaseEntity implements Subject {

    private String email;
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private UserStatus status;

    private Instant emailVerifiedAt;
    private Instant deletedAt;
    private Instant credentialsChangedAt;

    @BatchSize(size = 200)
    @ManyToMany(fetch = FetchType.LAZY)
    @JoinTable(
            name = "user_roles",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "role_id"))
    private Set<Role> roles = new HashSet<>();

    protected User() {}

    /** A user whose e-mail address is yet to be proven. */
    public User(String email, String passwordHash) {
        this.email = canonicalEmail(email);
        this.passwordHash = passwordHash;
        this.status = UserStatus.PENDING_VERIFICATION;
    }

    /** How an address is stored and compared: case does not count. */
    public static String canonicalEmail(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public static Optional<User> findByEmail(String email) {
        return find("lower(email) = ?1", canonicalEmail(email)).firstResultOptional();
    }

    /** Those who may log in with this phone number, the likeliest first; families share phones, so there may be several. */
    public static List<User> listByPhone(String phone, int limit) {
        return find(
                        "select u from User u join Profile p on p.userId = u.id where p.phone = ?1 and u.deletedAt is null"
                                + " order by case when u.emailVerifiedAt is null then 1 else 0 end, u.createdAt, u.id",
                        phone)
                .page(0, limit)
                .list();
    }

    public static Optional<User> lockById(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    public static List<User> listByIds(Collection<UUID> ids) {
        return list("select distinct u from User u left join fetch u.roles where u.id in ?1", ids);
    }

    @Override
    public String email() {
        return email;
    }

    @Override
    public Realm realm() {
        return Realm.USERS;
    }

    @Override
    public UUID subjectId() {
        return id;
    }

    @Override
    public Standing standing() {
        return Standing.of(this);
    }

    @Override
    public String passwordHash() {
        return passwordHash;
    }

    public UserStatus status() {
        return status;
    }

    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    public Instant emailVerifiedAt() {
        return emailVerifiedAt;
    }

    public void grant(Role role) {
        roles.add(role);
    }

    public void replaceRoles(Collection<Role> replacement) {
        // A change of the roles alone is a change of the user too: its version must move.
        updatedAt = EntityClock.now();
        roles.retainAll(replacement);
        roles.addAll(replacement);
    }

    @Override
    public void changePasswordHash(String hash) {
        passwordHash = hash;
    }

    @Override
    public void changePassword(String hash, Instant at) {
        passwordHash = hash;
        credentialsChanged(at);
    }

    /** Another address, whose mails the person has shown to read. */
    public void changeEmail(String another, Instant at) {
        email = canonicalEmail(another);
        emailVerifiedAt = at;
        credentialsChanged(at);
    }

    /** When the password or a way to reach the person was changed last; null when never. */
    public Instant credentialsChangedAt() {
        return credentialsChangedAt;
    }

    public void credentialsChanged(Instant at) {
        credentialsChangedAt = at;
    }

    /** The address is proven: the account opens. */
    public void verifyEmail(Instant at) {
        become(UserStatus.ACTIVE);
        emailVerifiedAt = at;
    }

    public void lock() {
        become(UserStatus.LOCKED);
    }

    public void unlock() {
        if (status != UserStatus.LOCKED) throw illegal();
        become(UserStatus.ACTIVE);
    }

    public void disable() {
        become(UserStatus.DISABLED);
    }

    public void enable() {
        if (status != UserStatus.DISABLED) throw illegal();
        become(emailVerifiedAt == null ? UserStatus.PENDING_VERIFICATION : UserStatus.ACTIVE);
    }

    public void delete(Instant at) {
        become(UserStatus.DELETED);
        deletedAt = at;
    }

    /** Deletes it, with everything that says whose it was; the address stays unique and can be used anew. */
    public void erase(Instant at) {
        if (status != UserStatus.DELETED) delete(at);
        email = "erased-" + id + "@erased.invalid";
        passwordHash = "erased";
    }

    private void become(UserStatus next) {
        if (!status.canBecome(next)) throw illegal();
        status = next;
    }

    private RuntimeException illegal() {
        return USER_STATE.with(status).property("currentState", status);
    }
}
