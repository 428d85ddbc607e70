package id.tm.finance.config;

import static id.tm.finance.FinanceError.CONFIG_VERSION_NOT_FOUND;

import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One value of a fee. Table: config_fees. */
@Entity
@Table(name = "config_fees")
public class ConfigFee extends ConfigEntry {

    /** Every one has a value from the first day on. */
    public static ConfigFee effective(String key, Instant at) {
        return findEffective(key, at).orElseThrow(() -> new IllegalStateException(key + " has no value at " + at));
    }

    static Optional<ConfigFee> findEffective(String key, Instant at) {
        return find(
                        "key = ?1 and state = ?2 and effectiveFrom <= ?3 order by effectiveFrom desc",
                        key,
                        ConfigState.APPROVED,
                        at)
                .firstResultOptional();
    }

    /** Proposals, and what comes into effect later. */
    static List<ConfigFee> listAhead(Instant at) {
        return list(
                "state = ?1 or state = ?2 and effectiveFrom > ?3 order by effectiveFrom, id",
                ConfigState.PROPOSED,
                ConfigState.APPROVED,
                at);
    }

    static ConfigFee require(UUID id) {
        return ConfigFee.<ConfigFee>findByIdOptional(id).orElseThrow(CONFIG_VERSION_NOT_FOUND::with);
    }

    static ConfigFee lock(UUID id) {
        return ConfigFee.<ConfigFee>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(CONFIG_VERSION_NOT_FOUND::with);
    }
}
