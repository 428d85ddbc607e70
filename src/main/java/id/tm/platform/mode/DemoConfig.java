package id.tm.platform.mode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Demo data. */
@ConfigMapping(prefix = "tm.demo")
public interface DemoConfig {

    /** Whether an empty database is filled with demo people and things; LOCAL only. */
    @WithDefault("true")
    boolean enabled();
}
