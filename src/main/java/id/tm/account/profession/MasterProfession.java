package id.tm.account.profession;

import id.tm.platform.BaseEntity;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person may name as profession. Table: master_professions. */
@Entity
@Table(name = "master_professions")
public class MasterProfession extends BaseEntity {

    /** In Indonesian; unique whatever its case. */
    public String name;

    /** Null when the Indonesian one serves for all. */
    public String nameEn;

    /** Only active ones can be chosen; who has chosen one keeps it. */
    public boolean active = true;

    public static Optional<MasterProfession> findActive(UUID id) {
        return find("id = ?1 and active", id).firstResultOptional();
    }

    /** By name in small letters. */
    static Map<String, MasterProfession> byNames(Collection<String> names) {
        List<MasterProfession> found = list("lower(name) in ?1", names);
        return found.stream().collect(Collectors.toMap(row -> key(row.name), Function.identity()));
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean isUsed() {
        return !Panache.getEntityManager()
                .createQuery("select p.id from Profile p where p.professionId = :id", UUID.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    void deactivate() {
        active = false;
    }

    public String name(Locale locale) {
        return nameEn != null && "en".equals(locale.getLanguage()) ? nameEn : name;
    }
}
