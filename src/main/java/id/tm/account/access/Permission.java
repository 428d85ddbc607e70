package id.tm.account.access;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;

/** One {@code resource:action} of the catalogue. Table: permissions. */
@Entity
@Table(name = "permissions")
public class Permission extends AppendOnly {

    /** Allows everything; not part of the catalogue, and only the super-admin has it. */
    public static final String EVERYTHING = "*:*";

    private String name;

    protected Permission() {}

    Permission(String name) {
        this.name = name;
    }

    static List<Permission> listByName(Collection<String> names) {
        return list("name in ?1", names);
    }

    public String name() {
        return name;
    }
}
