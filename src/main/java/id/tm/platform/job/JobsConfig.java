package id.tm.platform.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this process takes part in the jobs. */
@ConfigMapping(prefix = "tm.jobs")
public interface JobsConfig {

    /** Whether the jobs run in this process on their schedule; false where something else starts {@code --job=<name>}. */
    @WithDefault("true")
    boolean scheduled();

    /** How many pieces one run of a job may do at most. */
    @WithDefault("10000")
    int limit();
}
