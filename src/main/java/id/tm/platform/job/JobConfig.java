package id.tm.platform.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The clockwork. */
@ConfigMapping(prefix = "tm.jobs")
public interface JobConfig {

    /** Whether this process runs the jobs on its own schedule; off where cron runs them. */
    @WithDefault("true")
    boolean scheduled();

    /** How often the reminder jobs look for what is due (a Quarkus interval or cron expression). */
    @WithDefault("30s")
    String every();

    /** How many items a job claims at once. */
    @WithDefault("100")
    int batchSize();
}
