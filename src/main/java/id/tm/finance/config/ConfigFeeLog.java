package id.tm.finance.config;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An act on a fee. Table: config_fee_logs. */
@Entity
@Table(name = "config_fee_logs")
public class ConfigFeeLog extends ConfigLogEntry {}
