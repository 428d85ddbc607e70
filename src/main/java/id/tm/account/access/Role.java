package id.tm.account.access;

import id.tm.platform.BaseEntity;
import id.tm.platform.security.Realm;
import id.tm.platform.time.EntityClock;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;

/** A named set of permissions in one realm. Table: roles. */
@Entity
@Table(name = "roles")
public class Role extends BaseEntity {

    public static final String MEMBER = "member";
    public static final String PARTNER = "partner";
    public static final String PARTNER_OPERATOR = "partner-operator";
    public static final String PRACTITIONER = "practitioner";
    public static final String SUPER_ADMIN = "super-admin";

    @Enumerated(EnumType.STRING)
    private Realm realm;

    private String name;
    private boolean builtIn;

    @BatchSize(size = 200)
    @ManyToMany(fetch = FetchType.LAZY)
    @JoinTable(
            name = "role_permissions",
            joinColumns = @JoinColumn(name = "role_id"),
            inverseJoinColumns = @JoinColumn(name = "permission_id"))
    private Set<Permission> permissions = new HashSet<>();

    protected Role() {}

    /** A role that admins compose; those of the members' realm are fixed. */
    Role(String name) {
        this.realm = Realm.ADMINS;
        this.name = name;
    }

    /** One of the fixed roles. */
    public static Role builtIn(Realm realm, String name) {
        return Role.<Role>find("realm = ?1 and name = ?2 and builtIn", realm, name)
                .singleResult();
    }

    static Optional<Role> findByName(Realm realm, String name) {
        return find("realm = ?1 and name = ?2", realm, name).firstResultOptional();
    }

    public static List<Role> listByName(Realm realm, Collection<String> names) {
        return list("realm = ?1 and name in ?2", realm, names);
    }

    public static Set<String> names(Collection<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    public Realm realm() {
        return realm;
    }

    public String name() {
        return name;
    }

    public boolean isBuiltIn() {
        return builtIn;
    }

    public Set<String> permissionNames() {
        return permissions.stream().map(Permission::name).collect(Collectors.toUnmodifiableSet());
    }

    void rename(String newName) {
        name = newName;
    }

    /** A change of the permissions alone is a change of the role too: its version must move. */
    void touch() {
        updatedAt = EntityClock.now();
    }

    void replacePermissions(Collection<Permission> replacement) {
        permissions.retainAll(replacement);
        permissions.addAll(replacement);
    }
}
