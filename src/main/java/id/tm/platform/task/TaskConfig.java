package id.tm.platform.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Imports, exports and other slow work that was asked for. */
@ConfigMapping(prefix = "tm.tasks")
public interface TaskConfig {

    /** How often a process looks for work (a Quarkus interval or cron expression, or {@code off}). */
    @WithDefault("2s")
    String every();

    /** How many tasks one process works on at a time. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int parallel();

    /** How long a task is left alone after its process was last heard of. */
    @WithDefault("1M")
    Duration lease();

    /** How often a task is begun before it is given up, crashes of the process included. */
    @WithDefault("5")
    @Min(1)
    int attempts();

    /** How long a result can be fetched. */
    @WithDefault("7D")
    Duration keepResults();

    /** How long it is remembered that a task was done, and with which errors. */
    @WithDefault("90D")
    Duration keep();
}
