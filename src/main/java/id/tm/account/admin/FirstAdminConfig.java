package id.tm.account.admin;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The first admin, made at a start that finds none. LOCAL mode has a pair of its own and prints it. */
@ConfigMapping(prefix = "tm.admin")
public interface FirstAdminConfig {

    /** The e-mail address of the first admin. */
    Optional<String> email();

    /** Its password, 10 to 128 characters and not a common one. Secret; not read once there is an admin. */
    Optional<String> password();
}
