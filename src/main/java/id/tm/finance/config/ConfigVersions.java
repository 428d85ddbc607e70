package id.tm.finance.config;

import static id.tm.finance.FinanceError.CONFIG_VERSION_NOT_FOUND;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The values that settings of one kind had, have and will have. */
public final class ConfigVersions<E extends ConfigEntry> {

    private final Class<E> entity;

    ConfigVersions(Class<E> entity) {
        this.entity = entity;
    }

    /** Every one has a value from the first day on. */
    public E effective(String key, Instant at) {
        return findEffective(key, at).orElseThrow(() -> new IllegalStateException(key + " has no value at " + at));
    }

    /** The same for several at once, by key. */
    public Map<String, E> effective(Collection<String> keys, Instant at) {
        Map<String, E> found = new HashMap<>();
        where("e.key in :keys and e.state = :approved and e.effectiveFrom = (select max(d.effectiveFrom) from "
                        + entity.getName() + " d where d.key = e.key and d.state = :approved"
                        + " and d.effectiveFrom <= :at)")
                .setParameter("keys", keys)
                .setParameter("approved", ConfigState.APPROVED)
                .setParameter("at", at)
                .getResultList()
                .forEach(each -> found.put(each.key, each));
        for (String key : keys) {
            if (!found.containsKey(key)) throw new IllegalStateException(key + " has no value at " + at);
        }
        return found;
    }

    Optional<E> findEffective(String key, Instant at) {
        return where("e.key = :key and e.state = :approved and e.effectiveFrom <= :at order by e.effectiveFrom desc")
                .setParameter("key", key)
                .setParameter("approved", ConfigState.APPROVED)
                .setParameter("at", at)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Proposals, and what comes into effect later. */
    List<E> listAhead(Instant at) {
        return where("e.state = :proposed or e.state = :approved and e.effectiveFrom > :at"
                        + " order by e.effectiveFrom, e.id")
                .setParameter("proposed", ConfigState.PROPOSED)
                .setParameter("approved", ConfigState.APPROVED)
                .setParameter("at", at)
                .getResultList();
    }

    E require(UUID id) {
        return one(where("e.id = :id"), id);
    }

    E lock(UUID id) {
        return one(where("e.id = :id").setLockMode(LockModeType.PESSIMISTIC_WRITE), id);
    }

    private E one(TypedQuery<E> query, UUID id) {
        return query.setParameter("id", id).getResultStream().findFirst().orElseThrow(CONFIG_VERSION_NOT_FOUND::with);
    }

    private TypedQuery<E> where(String condition) {
        return Panache.getEntityManager()
                .createQuery("select e from " + entity.getName() + " e where " + condition, entity);
    }
}
