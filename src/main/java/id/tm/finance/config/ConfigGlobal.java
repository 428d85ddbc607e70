package id.tm.finance.config;

import static id.tm.finance.FinanceError.CONFIG_VERSION_NOT_FOUND;

import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
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
