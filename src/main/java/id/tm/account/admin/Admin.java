package id.tm.account.admin;

import static id.tm.account.AccountError.ADMIN_STATE;

import id.tm.account.access.Permission;
import id.tm.account.access.Role;
import id.tm.account.access.Standing;
import id.tm.account.access.Subject;
import id.tm.account.user.User;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;

/** One login of the back office. Table: admins. */
@Entity
@Table(name = "admins")
public class Admin extends BaseEntity implements Subject {

    private String email;
    public String fullName;
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private AdminStatus status;

    public String locale = "id";
    private Instant deletedAt;

    @BatchSize(size = 200)
    @ManyToMany(fetch = FetchType.LAZY)
    @JoinTable(
            name = "admin_roles",
            joinColumns = @JoinColumn(name = "admin_id"),
            inverseJoinColumns = @JoinColumn(name = "role_id"))
    private Set<Role> roles = new HashSet<>();

    protected Admin() {}

    public Admin(String email, String fullName, String passwordHash) {
        this.email = User.canonicalEmail(email);
        this.fullName = fullName;
        this.passwordHash = passwordHash;
        this.status = AdminStatus.ACTIVE;
    }

    public static Optional<Admin> findByEmail(String email) {
        return find("lower(email) = ?1", User.canonicalEmail(email)).firstResultOptional();
    }

    public static Optional<Admin> lockById(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Whether anybody but this one may do everything. */
    static boolean otherSuperAdminThan(UUID id) {
        return count(
                        "select count(distinct a) from Admin a join a.roles r join r.permissions p"
                                + " where a.id <> ?1 and a.status = ?2 and p.name = ?3",
                        id,
                        AdminStatus.ACTIVE,
                        Permission.EVERYTHING)
                > 0;
    }

    @Override
    public String email() {
        return email;
    }

    @Override
    public Realm realm() {
        return Realm.ADMINS;
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

    public AdminStatus status() {
        return status;
    }

    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    public Set<String> permissionNames() {
        return roles.stream().flatMap(role -> role.permissionNames().stream()).collect(Collectors.toUnmodifiableSet());
    }

    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    /** A change of the roles alone is a change of the admin too: its version must move. */
    void touch() {
        updatedAt = EntityClock.now();
    }

    public void replaceRoles(Collection<Role> replacement) {
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
    }

    public void lock() {
        become(AdminStatus.LOCKED);
    }

    public void unlock() {
        if (status != AdminStatus.LOCKED) throw illegal();
        become(AdminStatus.ACTIVE);
    }

    public void disable() {
        become(AdminStatus.DISABLED);
    }

    public void enable() {
        if (status != AdminStatus.DISABLED) throw illegal();
        become(AdminStatus.ACTIVE);
    }

    public void delete(Instant at) {
        become(AdminStatus.DELETED);
        deletedAt = at;
    }

    private void become(AdminStatus next) {
        if (!status.canBecome(next)) throw illegal();
        status = next;
    }

    private RuntimeException illegal() {
        return ADMIN_STATE.with(status).property("currentState", status);
    }
}
