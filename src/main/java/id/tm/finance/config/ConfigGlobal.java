package id.tm.finance.config;

import static id.tm.finance.FinanceError.CONFIG_VERSION_NOT_FOUND;

import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One value of a setting about money. Table: config_globals. */
@Entity
@Table(name = "config_globals")
public class ConfigGlobal extends ConfigEntry {

    /** Every one has a value from the first day on. */
    public static ConfigGlobal effective(String key, Instant at) {
        return findEffective(key, at).orElseThrow(() -> new IllegalStateException(key + " has no value at " + at));
    }

    /** The same for several at once, by key. */
    public static Map<String, ConfigGlobal> effective(Collection<String> keys, Instant at) {
        Map<String, ConfigGlobal> found = new HashMap<>();
        ConfigGlobal.<ConfigGlobal>list(
                        "from ConfigGlobal c where c.key in ?1 and c.state = ?2 and c.effectiveFrom ="
                                + " (select max(d.effectiveFrom) from ConfigGlobal d"
                                + " where d.key = c.key and d.state = ?2 and d.effectiveFrom <= ?3)",
                        keys,
                        ConfigState.APPROVED,
                        at)
                .forEach(each -> found.put(each.key, each));
        for (String key : keys) {
            if (!found.containsKey(key)) throw new IllegalStateException(key + " has no value at " + at);
        }
        return found;
    }

    static Optional<ConfigGlobal> findEffective(String key, Instant at) {
        return find(
                        "key = ?1 and state = ?2 and effectiveFrom <= ?3 order by effectiveFrom desc",
                        key,
                        ConfigState.APPROVED,
                        at)
                .firstResultOptional();
    }

    /** Proposals, and what comes into effect later. */
    static List<ConfigGlobal> listAhead(Instant at) {
        return list(
                "state = ?1 or state = ?2 and effectiveFrom > ?3 order by effectiveFrom, id",
                ConfigState.PROPOSED,
                ConfigState.APPROVED,
                at);
    }

    static ConfigGlobal require(UUID id) {
        return ConfigGlobal.<ConfigGlobal>findByIdOptional(id).orElseThrow(CONFIG_VERSION_NOT_FOUND::with);
    }

    static ConfigGlobal lock(UUID id) {
        return ConfigGlobal.<ConfigGlobal>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(CONFIG_VERSION_NOT_FOUND::with);
    }
}
