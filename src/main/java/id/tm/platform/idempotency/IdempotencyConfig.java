package id.tm.platform.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Answers kept for repeated requests. */
@ConfigMapping(prefix = "tm.idempotency")
public interface IdempotencyConfig {

    /** After this time a request that has neither committed nor answered counts as dead, and its repetition runs. */
    @WithDefault("60S")
    Duration lease();

    /** How long an answer can be had again; those of operations that demand a key are kept for good. */
    @WithDefault("48H")
    Duration retention();
}
