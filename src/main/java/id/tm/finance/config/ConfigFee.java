package id.tm.finance.config;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One value of a fee. Table: config_fees. */
@Entity
@Table(name = "config_fees")
public class ConfigFee extends ConfigEntry {

    public static final ConfigVersions<ConfigFee> ALL = new ConfigVersions<>(ConfigFee.class);
}
