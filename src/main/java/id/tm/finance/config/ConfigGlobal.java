package id.tm.finance.config;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One value of a setting about money. Table: config_globals. */
@Entity
@Table(name = "config_globals")
public class ConfigGlobal extends ConfigEntry {

    public static final ConfigVersions<ConfigGlobal> ALL = new ConfigVersions<>(ConfigGlobal.class);
}
