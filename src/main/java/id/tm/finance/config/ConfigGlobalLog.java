package id.tm.finance.config;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An act on a setting about money. Table: config_global_logs. */
@Entity
@Table(name = "config_global_logs")
public class ConfigGlobalLog extends ConfigLogEntry {}
