package id.tm.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Access tokens and their signing keys. */
@ConfigMapping(prefix = "tm.security.tokens")
public interface TokenConfig {

    /** How long an access token lives. */
    @WithDefault("15M")
    Duration lifetime();

    /** After this time a signing key gives way to a new one; the old one verifies until its last token has expired. */
    @WithDefault("90D")
    Duration keyLifetime();
}
