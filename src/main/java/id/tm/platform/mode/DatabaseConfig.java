package id.tm.platform.mode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The roles of the database. */
@ConfigMapping(prefix = "tm.database")
public interface DatabaseConfig {

    /**
     * Accepts in production that the service logs in as the owner of its tables. What is append-only is then guarded by
     * triggers alone, which an owner can take away; a start says so in the log.
     */
    @WithDefault("false")
    boolean singleRole();
}
