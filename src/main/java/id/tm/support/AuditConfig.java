package id.tm.support;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The activity log. */
@ConfigMapping(prefix = "tm.audit")
public interface AuditConfig {

    /** How often new rows are sealed into the chain (a Quarkus interval), in every process that serves. */
    @WithDefault("5s")
    String sealEvery();

    /** How long the log is kept; then it goes by whole months. The database refuses less than a year. */
    @WithDefault("1827D")
    @DurationMin(days = 366)
    Duration retention();
}
