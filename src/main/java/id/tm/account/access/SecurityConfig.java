package id.tm.account.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a deployment demands of those who log in. */
@ConfigMapping(prefix = "tm.security")
public interface SecurityConfig {

    /** Whether admins need an authenticator app: those without one can then do nothing but set it up. */
    @WithDefault("optional")
    Demand adminMfa();

    enum Demand {
        REQUIRED,
        OPTIONAL
    }
}
