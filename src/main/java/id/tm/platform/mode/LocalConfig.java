package id.tm.platform.mode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where a local start keeps its data; without meaning in production. */
@ConfigMapping(prefix = "tm.local")
public interface LocalConfig {

    /** Directory for the embedded database's files and the generated key, relative to the working directory. */
    @WithDefault(".data")
    String dataDirectory();

    /** Set by the start code itself: whether this is a local start. */
    @WithDefault("false")
    boolean active();

    /** Set by the start code itself: whether the database is the one in the data directory. */
    @WithDefault("false")
    boolean embeddedDatabase();
}
