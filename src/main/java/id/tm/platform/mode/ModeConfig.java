package id.tm.platform.mode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;

/** How this process runs. */
@ConfigMapping(prefix = "tm")
public interface ModeConfig {

    /** LOCAL or PRODUCTION; the start sets it from TM_MODE or from how the service was built. */
    @WithDefault("local")
    Mode mode();

    /** Where people reach the service; links in mails begin with it. Must be https in production. */
    @WithName("public-url")
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /** How far the service's clock is moved from the machine's (ISO-8601, e.g. P3D); LOCAL only. */
    @WithName("clock.offset")
    @WithDefault("PT0S")
    Duration clockOffset();
}
